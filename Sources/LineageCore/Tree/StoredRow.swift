// SPDX-License-Identifier: MIT

/// A row of a layout as it is kept.
struct StoredRow {
  var node = NodeIndex(0)
  /// The row that it stands under; below 0 at the top.
  var parent: Int32 = -1
  /// The row, one level further out, from which the branch leads to this one.
  var owner: Int32 = -1
  var indent: Int32 = 0
  var flags: Flags = []

  struct Flags: OptionSet {
    let rawValue: UInt8
    static let repeated = Flags(rawValue: 1)
    static let cut = Flags(rawValue: 2)
    static let continuation = Flags(rawValue: 4)
    /// The branch that leads to this row goes on below what stands under the row.
    static let goesOn = Flags(rawValue: 8)
    static let foldable = Flags(rawValue: 16)
    static let open = Flags(rawValue: 32)
    static let stretch = Flags(rawValue: 64)
    static let cohort = Flags(rawValue: 128)
  }

  /// A row a level below this one, which is at a place.
  func lower(at row: Int32) -> StoredRow {
    StoredRow(parent: row, owner: row, indent: indent + 1)
  }

  /// A row below this one, which is at a place, that goes straight on at its indent.
  func straightOn(at row: Int32) -> StoredRow {
    StoredRow(
      parent: row, owner: owner, indent: indent,
      flags: flags.intersection(.goesOn).union(.continuation))
  }
}
