// SPDX-License-Identifier: MIT

/// Lists whose elements have no ids, place by place: `nil` for an element that counts as absent.
struct JSONLists {
  private let lists: [[JSONValue?]]

  /// How many elements all lists begin with alike, and how many more they end with.
  private var start = 0
  private var end = 0

  /// Finds out what the lists have in common.
  ///
  /// - Complexity: O(length).
  init(_ lists: [[JSONValue?]]) {
    self.lists = lists
    let shortest = lists.map(\.count).min() ?? 0
    while start < shortest, areShared(lists.map { $0[start] }) { start += 1 }
    while start + end < shortest, areShared(lists.map { $0[$0.count - 1 - end] }) { end += 1 }
  }

  /// What stands between, with its place.
  var rows: [(place: Int, versions: JSONVersions)] {
    let longest = lists.map(\.count).max() ?? 0
    return (start..<max(start, longest - end)).map { place in
      (place, JSONVersions(lists.map { place < $0.count - end ? $0[place] : nil }))
    }
  }

  /// What they have in common at both ends, with its place in the last one.
  var ends: [(place: Int, versions: JSONVersions)] {
    let first = (0..<start).map { place in (place, JSONVersions(lists.map { $0[place] })) }
    let length = lists.last?.count ?? 0
    return first
      + (0..<end).reversed().map { offset in
        (length - 1 - offset, JSONVersions(lists.map { $0[$0.count - 1 - offset] }))
      }
  }

  /// Whether all documents have the same at a place, or nothing that counts.
  private func areShared(_ row: [JSONValue?]) -> Bool {
    row.allSatisfy { $0 == nil } || JSONVersions(row).areEqual
  }
}
