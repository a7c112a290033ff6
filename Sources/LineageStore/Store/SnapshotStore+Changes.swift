// SPDX-License-Identifier: MIT

public import LineageCore

extension SnapshotStore {
  /// Whether this value and another one, of the same directories, know the same of their files.
  ///
  /// - Complexity: O(number of directories).
  public func knowsSame(as other: SnapshotStore) -> Bool {
    zip(parts, other.parts).allSatisfy { $0.reader.head.holdsSame(as: $1.reader.head) }
  }

  /// What is different since this store was opened as another value, of the same directories.
  ///
  /// A snapshot has changed where its record or one of its texts is another; not where merely the
  /// time of its file is, or what it tells of others.
  ///
  /// - Parameter earlier: The store as it was.
  /// - Returns: The changes. What neither index can tell any more has not changed.
  /// - Complexity: O(*n* of both), to compare ids, and O(log *n* + length of the record) for each file
  ///   that was read since: for every file, where an index was made anew.
  public func changes(since earlier: SnapshotStore) -> LineageChanges {
    // Only a file that says something new gets a row of a new number.
    let keepsNumbers = zip(parts, earlier.parts).map {
      $0.reader.head.birth == $1.reader.head.birth
    }
    return graph.changes(since: earlier.graph) { old, new in
      let (oldPlace, oldNumber) = earlier.records.place(of: earlier.graph.recordNumber(of: old))
      let (place, number) = records.place(of: graph.recordNumber(of: new))
      if place == oldPlace, number == oldNumber, keepsNumbers[place] { return true }
      let before = earlier.parts[oldPlace].records.file(at: oldNumber)
      guard let before, let now = parts[place].records.file(at: number) else { return true }
      return now.tellsSameOfItself(as: before)
    }
  }
}
