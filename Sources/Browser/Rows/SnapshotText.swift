// SPDX-License-Identifier: MIT

public import LineageCore

/// What trees and tables say of a snapshot in few words.
extension LineageGraph {
  /// A missing snapshot, and how many with a file name it as their parent.
  ///
  /// - Complexity: O(children).
  public func missingText(of node: NodeIndex) -> String {
    switch namers(of: node).count {
    case 0: "missing; named as an ancestor"
    case 1: "missing; named by 1 snapshot"
    case let count: "missing; named by \(count) snapshots"
    }
  }

  /// A snapshot's place in one of its cohorts, from 1, and the size of the cohort: `2/5`.
  ///
  /// - Complexity: O(log members).
  public func placeText(of node: NodeIndex, in number: CohortIndex) -> String {
    let (place, size) = place(of: node, in: number)
    return "\(place)/\(size)"
  }

  /// A snapshot's place in one of its cohorts, from 1, and the size of the cohort.
  ///
  /// - Complexity: O(log members).
  func place(of node: NodeIndex, in number: CohortIndex) -> (place: Int, size: Int) {
    let index = recordedIndex(of: node, in: number) ?? unrecordedIndex(of: node, in: number)
    let size = max(recordedSize(of: number) ?? 0, members(of: number).count)
    return (index.placeFromOne, size)
  }

  /// The place of a member that has no recorded one: these come last, in the lineage's order.
  private func unrecordedIndex(of node: NodeIndex, in number: CohortIndex) -> Int {
    let members = members(of: number)
    var low = members.startIndex
    var high = members.endIndex
    while low < high {
      let middle = (low + high) / 2
      let comesBefore =
        members[middle] < node || recordedIndex(of: members[middle], in: number) != nil
      if comesBefore { low = middle + 1 } else { high = middle }
    }
    return low - members.startIndex
  }
}

extension Double {
  /// The number with at most three decimals, as many as needed.
  public var shortText: String {
    guard magnitude < 1e9 else { return String(self) }
    let rounded = (self * 1000).rounded() / 1000
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }
}
