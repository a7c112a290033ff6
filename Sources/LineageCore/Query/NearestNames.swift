// SPDX-License-Identifier: MIT

/// The names that somebody may have meant who mistyped one.
public struct NearestNames: Hashable, Sendable {
  /// The nearest first, at most three.
  public let names: [String]

  /// Finds the names that differ in few letters, or begin as it does.
  ///
  /// Two letters in the wrong order are one difference (optimal string alignment).
  ///
  /// - Complexity: O(sum of the lengths of the names × length).
  public init(to name: String, among names: [String]) {
    let limit = max(1, name.count * 2 / 5)
    let close = names.compactMap { candidate -> (distance: Int, name: String)? in
      let distance = Self.distance(from: name, to: candidate)
      let isLonger = name.count > 2 && candidate.hasPrefix(name)
      return distance <= limit || isLonger ? (distance, candidate) : nil
    }
    let sorted = close.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    self.names = sorted.prefix(3).map(\.name)
  }

  /// A question whether one of them was meant; `nil` where there are none.
  public var question: String? {
    guard let last = names.last else { return nil }
    let rest = names.dropLast().joined(separator: ", ")
    return "did you mean \(rest.isEmpty ? last : "\(rest) or \(last)")?"
  }

  private static func distance(from first: String, to second: String) -> Int {
    let (first, second) = (Array(first.utf8), Array(second.utf8))
    var older: [Int] = []
    var old = Array(0...second.count)
    for (row, letter) in first.enumerated() {
      var new = [row + 1]
      for (column, other) in second.enumerated() {
        var best = min(
          old[column] + (letter == other ? 0 : 1), old[column + 1] + 1, new[column] + 1)
        if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
          best = min(best, older[column - 1] + 1)
        }
        new.append(best)
      }
      (older, old) = (old, new)
    }
    return old[second.count]
  }
}
