// SPDX-License-Identifier: MIT

extension SnapshotStore {
  /// The bytes that a file of the store has now.
  ///
  /// - Throws: `StoreError.unreadable`.
  func bytes(ofFileShownAs name: String) throws(StoreError) -> [UInt8] {
    guard let scan = scans.first(where: { $0.file(shownAs: name) != nil }) else {
      throw .unreadable(path: name, reason: "there was no such file")
    }
    return try scan.bytes(ofFileShownAs: name)
  }
}
