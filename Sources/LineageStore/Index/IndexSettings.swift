// SPDX-License-Identifier: MIT

import GRDB

/// How an index is laid out, and how a connection to it behaves.
struct IndexSettings: Hashable, Sendable {
  /// How many bytes a page of the database has.
  var pageSize = 16 << 10

  /// How many bytes of a column make a chunk.
  var chunkSize = 1 << 20

  /// From how many bytes of all columns on two connections share them.
  var lengthForTwo = 8 << 20

  /// How many kilobytes of pages a connection keeps.
  var cacheSize = 16 << 10

  /// For how many seconds somebody who is writing is waited for.
  var patience = 30.0

  /// How many pages the database may have; `nil` for as many as there is room for.
  var pageLimit: Int?
}

extension IndexSettings {
  /// Settings for a connection that is not written by: whatever passes through few pages is still in
  /// the processor's own memory when it is copied on.
  var forReading: IndexSettings {
    var settings = self
    settings.cacheSize = 1 << 10
    return settings
  }

  /// The configuration of a connection.
  var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.foreignKeysEnabled = false
    // A reader's transaction is open for as long as the reader lives.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { database in
      for pragma in pragmas { try database.execute(sql: "PRAGMA \(pragma)") }
    }
    return configuration
  }

  /// - `synchronous`: a commit that is lost with the power costs a second look at some files.
  /// - `secure_delete`: Debian's SQLite would overwrite every page of a column before its next one.
  /// - `mmap_size`: reading a mapped file that another process cuts short kills with a signal.
  /// - `journal_size_limit`: the log of the first indexing need not lie about for ever.
  /// - `cell_size_check`: damaged pages are noticed earlier.
  private var pragmas: [String] {
    let limit = pageLimit.map { ["max_page_count = \($0)"] } ?? []
    return [
      "page_size = \(pageSize)", "synchronous = NORMAL", "secure_delete = OFF", "mmap_size = 0",
      "temp_store = MEMORY", "cache_size = -\(cacheSize)", "journal_size_limit = 67108864",
      "cell_size_check = ON", "trusted_schema = OFF",
    ] + limit
  }
}
