// SPDX-License-Identifier: MIT

import LineageCore

/// What an index says about itself.
///
/// It is one row, written with whatever it speaks of. Two heads are equal only where the indexes hold
/// the same.
struct IndexHead: Hashable, Sendable {
  /// The real path of the store's directory, and perhaps by which mapping it is read; see
  /// ``IndexSubject``.
  let storePath: String

  /// A random number that this index got when it was made.
  let birth: UInt64

  /// How many times the index was written.
  var revision: Int64 = 0

  /// The greatest number that a row ever had: no number is given twice.
  var lastRow: Int64 = 0

  /// The columns are made from the rows up to this number.
  var baseRow: Int64 = 0

  /// All rows.
  var files = RowTally()

  /// The rows beyond ``baseRow``.
  var recent = RowTally()

  /// The rows up to ``baseRow`` that are gone, although the columns still have them.
  var removed = RowTally()

  /// The columns, in the order of their making.
  var columns: [IndexColumn] = []

  /// What is known of the directory.
  var facts = IndexFacts()
}

extension IndexHead {
  /// Whether an index has the same columns as another, made from the same rows.
  func isBased(as other: IndexHead) -> Bool {
    birth == other.birth && baseRow == other.baseRow && columns == other.columns
  }

  /// Whether an index holds the same as another, apart from when the directory was looked at.
  func holdsSame(as other: IndexHead) -> Bool {
    birth == other.birth && files == other.files && removed == other.removed
      && lastRow == other.lastRow && facts.findings == other.facts.findings
  }
}

/// What an index knows of a store's directory as a whole.
struct IndexFacts: Hashable, Sendable {
  /// When the folder was last modified before the last pass over it began, in nanoseconds since
  /// 1970; `nil` where there was no such pass.
  var folderModified: Int64?

  /// When the last pass over the directory began, in nanoseconds since 1970.
  var passBegan: Int64?

  /// How many errors there are in the files that the columns are made from, which a person should
  /// mend.
  var errorCount = 0

  /// What is the matter with names that lead to no file.
  var findings: [Finding] = []

  /// Whether work was begun and not ended, so that files may know of snapshots without a file what
  /// they were not asked.
  var isUnfinished = false

  /// Whether a file was ever seen that has metrics in it, so that it is worth looking for them.
  var hasNumbers = false

  /// Whether no file came or went since the last pass, as far as the folder's own time tells.
  func trusts(folder: FileStamp) -> Bool {
    guard let folderModified, let passBegan else { return false }
    let noted = FileStamp(size: 0, modified: folderModified, inode: 0).settled(readAt: passBegan)
    return noted.modified == folder.modified
  }
}

/// A named array that is made from rows, and kept in chunks.
struct IndexColumn: Hashable, Sendable {
  /// The name.
  var name: String

  /// How many bytes an element takes.
  var stride: Int

  /// How many bytes all elements take.
  var byteCount: Int

  /// The checksum of the checksums of all chunks.
  var checksum: Checksum
}

/// How many rows there are, and the sum of their checksums, in whatever order they were added.
///
/// So it is noticed when a row is lost, or one that was deleted is back.
struct RowTally: Hashable, Sendable {
  /// How many rows there are.
  private(set) var count: Int64 = 0

  /// The sum of their checksums, without what does not fit.
  private(set) var sum: UInt64 = 0

  /// Counts a row in.
  mutating func add(_ checksum: Checksum) {
    count &+= 1
    sum &+= checksum.value
  }

  /// Counts a row out.
  mutating func remove(_ checksum: Checksum) {
    count &-= 1
    sum &-= checksum.value
  }

  /// Counts a row in another form.
  mutating func replace(_ old: Checksum, by new: Checksum) {
    remove(old)
    add(new)
  }
}
