// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport

@testable import LineageStore

/// All that an index holds, in one value.
struct IndexContents: Hashable {
  var facts = IndexFacts()
  var files: [Int64: IndexedFile] = [:]
  var removed: [Int64] = []
  var columns: [String: [Int32]] = [:]

  /// Gives values by hand.
  init() {}

  /// Reads and checks everything.
  init(of reader: IndexReader) throws(IndexError) {
    facts = reader.head.facts
    var files: [Int64: IndexedFile] = [:]
    try reader.forEachRow { (row) throws(IndexError) in files[row.number] = try row.file() }
    var recent: [Int64] = []
    try reader.forEachRow(after: reader.head.baseRow) { row in recent.append(row.number) }
    for (row, file) in files {
      guard try reader.file(row: row) == file, try reader.snapshot(row: row) == file.snapshot,
        recent.contains(row) == (row > reader.head.baseRow)
      else { throw .damaged(reason: "a row is not found by its number") }
    }
    self.files = files
    removed = try reader.removedRows()
    for column in reader.head.columns { columns[column.name] = try reader.column(column.name) }
  }
}

extension TemporaryStore {
  /// A place for an index in the directory.
  var indexPlace: IndexLocation.Place { .file(path: path(of: "index.sqlite")) }

  /// Opens an index in the directory, or in memory; with small pages, so that it has many.
  func index(
    at place: IndexLocation.Place? = nil, of storePath: String = "/store",
    _ change: (inout IndexSettings) -> Void = { _ in }
  ) throws(IndexError) -> IndexDatabase {
    var settings = IndexSettings.small
    change(&settings)
    return try IndexDatabase(at: place ?? indexPlace, of: storePath, settings: settings)
  }
}

extension IndexSettings {
  /// Settings by which a small index has many pages and chunks, and is read by two connections.
  static let small = IndexSettings(pageSize: 1_024, chunkSize: 400, lengthForTwo: 0)
}

extension IndexDatabase {
  /// What the index holds now.
  var contents: IndexContents {
    get throws(IndexError) { try IndexContents(of: reader()) }
  }

  /// Adds a file with nothing but a name.
  @discardableResult
  func add(_ name: String) throws(IndexError) -> Int64 {
    try write { (writer) throws(IndexError) in try writer.insert(IndexedFile(named: name)) }
  }

  /// The names of all files, in the order of the rows.
  var names: [String] {
    get throws(IndexError) {
      var names: [String] = []
      try reader().forEachRow { row in names.append(row.name) }
      return names
    }
  }
}

extension IndexedFile {
  /// A file with nothing but a name.
  init(named name: String) {
    self.init(name: name, status: FileStamp(size: 1, modified: 2, inode: 3))
  }
}

extension IndexDatabase {
  /// Fills the index with files, columns and all else that it can hold.
  ///
  /// - Returns: What it holds then, after each step.
  func fill(seed: Int) throws(IndexError) -> [IndexContents] {
    let first = try fillFirst(seed: seed)
    return [first, try fillMore(than: first, seed: seed)]
  }

  /// Adds files, and columns made from them.
  func fillFirst(seed: Int) throws(IndexError) -> IndexContents {
    var random = SeededGenerator(seed: seed)
    var contents = IndexContents()
    for number in 1...20 { contents.files[Int64(number)] = random.indexedFile(number) }
    let numbers = (0..<500).map { _ in Int32.random(in: .min ... .max, using: &random) }
    contents.columns = ["numbers": numbers, "none": []]
    contents.facts.errorCount = 3
    try write { [contents] (writer) throws(IndexError) in
      for row in 1...20 as ClosedRange<Int64> {
        if let file = contents.files[row] { try writer.insert(file) }
      }
      for (name, column) in contents.columns { try writer.setColumn(name, to: column) }
      try writer.columnsAreComplete()
      writer.facts = contents.facts
    }
    return contents
  }

  /// Adds some files, takes others away, and replaces a column.
  func fillMore(
    than earlier: IndexContents, seed: Int
  ) throws(IndexError) -> IndexContents {
    var random = SeededGenerator(seed: seed + 1_000_000)
    var contents = earlier
    let files = (21...30).map { random.indexedFile($0) }
    for (row, file) in zip(21...30 as ClosedRange<Int64>, files) { contents.files[row] = file }
    for row in [3, 7, 25] as [Int64] { contents.files[row] = nil }
    contents.removed = [3, 7]
    contents.columns["numbers"]?.reverse()
    contents.facts = IndexFacts(folderModified: 5, passBegan: 6, errorCount: 7)
    try write { [contents] (writer) throws(IndexError) in
      for file in files { try writer.insert(file) }
      for row in [3, 7, 25] as [Int64] { try writer.delete(row: row) }
      try writer.setColumn("numbers", to: contents.columns["numbers"] ?? [])
      writer.facts = contents.facts
    }
    return contents
  }
}

/// A directory of files, and another one for its index.
struct IndexedFolder {
  let files: TemporaryStore
  let cache: TemporaryStore

  init() throws {
    files = try TemporaryStore(isInMemory: true)
    cache = try TemporaryStore(isInMemory: true)
  }

  /// The path of the index.
  var path: String { cache.path(of: "index") }

  /// The place of the index.
  var place: IndexOptions.Place { .file(path) }

  /// Opens the directory by its index.
  func open(
    _ verification: IndexOptions.Verification = .files
  ) async throws -> SnapshotStore {
    try await SnapshotStore.open(
      files.path, options: .settled,
      index: IndexOptions(place: place, verification: verification))
  }
}
