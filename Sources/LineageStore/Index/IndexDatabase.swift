// SPDX-License-Identifier: MIT

import GRDB
import Synchronization

/// The index of one directory of a store: what reading its files gave, and what is made from that.
///
/// It may be deleted, cut short or damaged at any time, by anybody: what is read is checked, and an
/// index that is not what was written is replaced by an empty one. The files of the store are the
/// truth, and fill it again.
///
/// ```swift
/// let index = try IndexDatabase(at: location.place, of: storePath)
/// try index.write { (writer) throws(IndexError) in
///   try writer.insert(file)
/// }
/// let reader = try index.reader()
/// try reader.forEachRow { row in print(row.name) }
/// ```
///
/// Any number of processes and threads may read and write at once. Writers wait for each other;
/// nobody else waits for anybody.
final class IndexDatabase: Sendable {
  private let storePath: String
  private let settings: IndexSettings

  /// The file; `nil` for an index in memory.
  private let file: IndexFile?

  /// The connection of the last writer; in memory, the one and only.
  private let kept: Mutex<IndexConnection?>

  /// Held by whoever writes in memory.
  private let writing = Mutex(())

  /// Opens the index of the store at a path without links, or makes an empty one where there is none
  /// that can be used.
  init(
    at place: IndexLocation.Place, of storePath: String, settings: IndexSettings = IndexSettings()
  ) throws(IndexError) {
    self.storePath = storePath
    self.settings = settings
    switch place {
    case .file(let path):
      let file = IndexFile(path, patience: settings.patience)
      self.file = file
      kept = try Mutex(file.connect(for: storePath, settings: settings))
    case .memory:
      file = nil
      kept = try Mutex(IndexConnection.inMemory(for: storePath, settings: settings))
    }
  }
}

extension IndexDatabase {
  /// Whether the index is gone with the process.
  var isInMemory: Bool { file == nil }

  /// The index as it is now.
  func reader() throws(IndexError) -> IndexReader {
    if let file {
      let connection = try file.connect(for: storePath, settings: settings.forReading)
      let reader = try IndexReader(connection, of: storePath)
      return try assisted(reader, by: file) ?? reader
    }
    // In memory a connection is not written any more once it is here.
    return try IndexReader(try memory, of: storePath)
  }

  /// The reader with a second connection besides, where the columns are long.
  private func assisted(_ reader: IndexReader, by file: IndexFile) throws(IndexError)
    -> IndexReader?
  {
    let length = reader.head.columns.reduce(0) { $0 + $1.byteCount }
    guard length > settings.lengthForTwo else { return nil }
    let second = try file.connect(for: storePath, settings: settings.forReading)
    return try IndexReader(reader, besides: second)
  }

  /// The index as it is now, if it still is the one that was read before.
  ///
  /// - Throws: `IndexError.replaced` where it is another one.
  func reader(after earlier: IndexReader) throws(IndexError) -> IndexReader {
    let reader = try reader()
    guard reader.head.birth == earlier.head.birth else { throw .replaced }
    return reader
  }

  /// Changes the index in one transaction; where an error is thrown, it is as before.
  ///
  /// The closure must not begin another one. What it was told by a reader may be out of date, as may
  /// the whole database be: ``IndexWriter/follows(_:)`` tells.
  ///
  /// In memory every change costs a copy of the index, so that readers keep what they have. After
  /// ``IndexError/damaged(reason:)`` the index has been replaced by an empty one.
  func write<Answer: Sendable>(
    _ body: (inout IndexWriter) throws(IndexError) -> Answer
  ) throws(IndexError) -> Answer {
    guard let file else { return try writeInMemory(body) }
    let connection = try writerConnection(to: file)
    do throws(IndexError) {
      return try connection.write(of: storePath, settings: settings, body)
    } catch {
      // Whatever state the connection is in, the next writer has another one.
      kept.withLock { $0 = nil }
      if case .damaged = error { try startAnew(insteadOf: connection.identity) }
      throw error
    }
  }

  /// Replaces the index by an empty one, after damage was seen in a file.
  ///
  /// Nothing is done where the index is no longer that file: another process has replaced it.
  func startAnew(insteadOf identity: FileStatus.Identity?) throws(IndexError) {
    if let file {
      try file.replace(identity, for: storePath, settings: settings)
    } else {
      let connection = try IndexConnection.inMemory(for: storePath, settings: settings)
      kept.withLock { $0 = connection }
    }
  }
}

extension IndexDatabase {
  /// The connection of the last writer, if its file is still the index.
  private func writerConnection(to file: IndexFile) throws(IndexError) -> IndexConnection {
    let identity = try file.identity
    if let connection = kept.withLock(\.self), connection.identity == identity { return connection }
    let connection = try file.connect(for: storePath, settings: settings)
    kept.withLock { $0 = connection }
    return connection
  }

  private var memory: IndexConnection {
    get throws(IndexError) {
      guard let connection = kept.withLock(\.self) else {
        throw .damaged(reason: "there is no memory of it")
      }
      return connection
    }
  }

  private func writeInMemory<Answer: Sendable>(
    _ body: (inout IndexWriter) throws(IndexError) -> Answer
  ) throws(IndexError) -> Answer {
    try writing.withLock { (_) throws(IndexError) in
      let connection = try IndexConnection(settings: settings)
      try memory.copy(to: connection)
      let answer = try connection.write(of: storePath, settings: settings, body)
      kept.withLock { $0 = connection }
      return answer
    }
  }
}
