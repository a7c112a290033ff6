// SPDX-License-Identifier: MIT

/// What is known of the files of a directory from before, in columns.
///
/// No file costs an allocation, and the columns can be kept and come back as they are.
struct KnownFiles: Hashable, Sendable {
  /// The names, as in ``StoreFile/name``.
  private(set) var names = NameList()

  /// The fields of the stamps.
  private(set) var sizes: [Int64] = []
  private(set) var modified: [Int64] = []
  private(set) var inodes: [UInt64] = []

  /// The number by which each file is known to those who keep this.
  private(set) var rows: [UInt32] = []

  /// Creates an empty list.
  init() {}

  /// Takes columns that were kept; `nil` where they do not belong together.
  ///
  /// - Complexity: O(count).
  init?(
    names: [UInt8], offsets: [UInt32], sizes: [Int64], modified: [Int64], inodes: [UInt64],
    rows: [UInt32]
  ) {
    guard let names = NameList(bytes: names, offsets: offsets), sizes.count == names.count,
      modified.count == names.count, inodes.count == names.count, rows.count == names.count
    else { return nil }
    self.names = names
    self.sizes = sizes
    self.modified = modified
    self.inodes = inodes
    self.rows = rows
  }
}

extension KnownFiles {
  /// How many files are known.
  var count: Int { rows.count }

  /// Adds a file that is not known yet.
  ///
  /// - Parameters:
  ///   - name: The UTF-8 form of ``StoreFile/name``.
  ///   - stamp: What it was like when it was read; see ``FileStamp/settled(readAt:)``.
  ///   - row: The number by which it is known.
  /// - Complexity: O(length of the name) on average.
  mutating func append(_ name: some Collection<UInt8>, _ stamp: FileStamp, row: UInt32) {
    names.append(name)
    sizes.append(stamp.size)
    modified.append(stamp.modified)
    inodes.append(stamp.inode)
    rows.append(row)
  }

  /// Adds all files of another list.
  mutating func append(_ other: KnownFiles) {
    names.append(other.names)
    sizes += other.sizes
    modified += other.modified
    inodes += other.inodes
    rows += other.rows
  }

  /// Returns the files that are not in some rows.
  func without(rows gone: Set<UInt32>) -> KnownFiles {
    var rest = KnownFiles()
    for place in 0..<count where !gone.contains(rows[place]) {
      names.withName(at: place) { rest.append($0, file(at: place).stamp, row: rows[place]) }
    }
    return rest
  }

  /// The names of the files in some rows.
  ///
  /// - Complexity: O(count).
  func names(ofRows rows: Set<UInt32>) -> [String] {
    (0..<count).filter { rows.contains(self.rows[$0]) }.map { names.text(at: $0) }
  }

  /// Gives the files in some rows new stamps.
  ///
  /// - Complexity: O(count).
  mutating func setStamps(_ stamps: [UInt32: FileStamp]) {
    for place in 0..<count {
      guard let stamp = stamps[rows[place]] else { continue }
      sizes[place] = stamp.size
      modified[place] = stamp.modified
      inodes[place] = stamp.inode
    }
  }

  /// What is known of the file at a place.
  func file(at place: Int) -> KnownFile {
    KnownFile(
      place: place, row: rows[place],
      stamp: FileStamp(size: sizes[place], modified: modified[place], inode: inodes[place]))
  }
}

/// What is known of one file from before.
struct KnownFile: Hashable, Sendable {
  /// Its place among all that are known.
  let place: Int

  /// The number by which it is known.
  let row: UInt32

  /// What it was like.
  let stamp: FileStamp
}
