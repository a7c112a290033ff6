// SPDX-License-Identifier: MIT

import GRDB

/// A connection to the database of an index.
final class IndexConnection: Sendable {
  /// The file that is open; `nil` for one in memory, or one that was not there before.
  let identity: FileStatus.Identity?

  private let isInMemory: Bool
  private let queue: DatabaseQueue

  /// Opens, or creates, the database at a path.
  ///
  /// GRDB looks into the schema at once: so the log and the shared memory are open, too.
  init(path: String, identity: FileStatus.Identity?, settings: IndexSettings) throws(IndexError) {
    self.identity = identity
    isInMemory = false
    do {
      queue = try DatabaseQueue(path: path, configuration: settings.configuration)
    } catch {
      throw IndexError(error)
    }
  }

  /// Creates an empty database in memory.
  init(settings: IndexSettings) throws(IndexError) {
    identity = nil
    isInMemory = true
    do {
      queue = try DatabaseQueue(configuration: settings.configuration)
    } catch {
      throw IndexError(error)
    }
  }

  /// Uses the connection, which nobody else does meanwhile.
  func use<Answer>(_ body: (Database) throws(IndexError) -> Answer) throws(IndexError) -> Answer {
    do {
      // Reentrant, so that a closure that asks for one thing more is no reason to stop the program.
      return try queue.unsafeReentrantWrite { database in try body(database) }
    } catch {
      throw IndexError(error)
    }
  }

  /// Runs some statements.
  func run(_ sql: String) throws(IndexError) {
    try use { (database) throws(IndexError) in
      do { try database.execute(sql: sql) } catch { throw IndexError(error) }
    }
  }

  /// Copies everything into an empty database.
  func copy(to other: IndexConnection) throws(IndexError) {
    do { try queue.backup(to: other.queue) } catch { throw IndexError(error) }
  }
}

extension IndexConnection {
  /// Makes the tables, and a head that says that nothing is there yet.
  func create(for storePath: String) throws(IndexError) {
    if !isInMemory { try run("PRAGMA journal_mode = WAL") }
    try transaction { (database) throws(IndexError) in
      do { try database.execute(sql: IndexSchema.creation) } catch { throw IndexError(error) }
      let birth = UInt64.random(in: .min ... .max)
      try IndexAccess(database).write(IndexHead(storePath: storePath, birth: birth))
    }
  }

  /// Does something in a transaction that nobody else writes beside; an error undoes it all.
  func transaction<Answer>(
    _ body: (Database) throws(IndexError) -> Answer
  ) throws(IndexError) -> Answer {
    try use { (database) throws(IndexError) in
      do {
        try database.beginTransaction(.immediate)
        let answer = try body(database)
        try database.commit()
        return answer
      } catch {
        let reason = IndexError(error)
        // Some errors have rolled back already; and what fails here is gone with the connection.
        do { try database.rollback() } catch { throw reason }
        throw reason
      }
    }
  }

  /// Changes the index in a transaction.
  func write<Answer>(
    of storePath: String, settings: IndexSettings,
    _ body: (inout IndexWriter) throws(IndexError) -> Answer
  ) throws(IndexError) -> Answer {
    try transaction { (database) throws(IndexError) in
      var writer = try IndexWriter(database, of: storePath, settings: settings)
      let answer = try body(&writer)
      try writer.finish()
      return answer
    }
  }

  /// Creates an empty index in memory.
  static func inMemory(
    for storePath: String, settings: IndexSettings
  ) throws(IndexError) -> IndexConnection {
    let connection = try IndexConnection(settings: settings)
    try connection.create(for: storePath)
    return connection
  }
}
