// SPDX-License-Identifier: MIT

/// Opening the database of a file, and making it.
extension IndexFile {
  /// How often a database that is not there or damaged is made, before it is given up.
  private static let attempts = 4

  /// Opens the database, and makes an empty one where there is none that can be used.
  func connect(
    for storePath: String, settings: IndexSettings
  ) throws(IndexError) -> IndexConnection {
    for _ in 0..<Self.attempts {
      let outcome = try locked(alone: false) { () throws(IndexError) in
        try open(for: storePath, settings: settings)
      }
      switch outcome {
      case .open(let connection): return connection
      case .unusable: try replaceUnusable(for: storePath, settings: settings)
      case .moved: continue
      }
    }
    throw .cannotWrite(reason: "it is damaged or gone as soon as it is made")
  }

  /// Makes an empty database in the place of one that is still open, unless another process has done
  /// so.
  func replace(
    _ damaged: FileStatus.Identity?, for storePath: String, settings: IndexSettings
  ) throws(IndexError) {
    try locked(alone: true) { () throws(IndexError) in
      guard try identity == damaged else { return }
      try make(for: storePath, settings: settings)
    }
  }

  /// Makes an empty database where there is none that can be used.
  ///
  /// The file that was found is closed by now, so that another process's new one may have its number:
  /// only to open it tells.
  private func replaceUnusable(
    for storePath: String, settings: IndexSettings
  ) throws(IndexError) {
    try locked(alone: true) { () throws(IndexError) in
      guard case .unusable = try open(for: storePath, settings: settings) else { return }
      try make(for: storePath, settings: settings)
    }
  }

  private func make(for storePath: String, settings: IndexSettings) throws(IndexError) {
    try remove()
    let connection = try IndexConnection(path: path, identity: nil, settings: settings)
    try connection.create(for: storePath)
  }

  private enum Outcome {
    case open(IndexConnection)
    /// There is no database, or this one cannot be used.
    case unusable
    /// Somebody who knows nothing of the lock took the file away meanwhile.
    case moved
  }

  /// Opens the database if it can be used, under a lock.
  private func open(
    for storePath: String, settings: IndexSettings
  ) throws(IndexError) -> Outcome {
    guard let found = try identity else { return .unusable }
    do throws(IndexError) {
      let connection = try IndexConnection(path: path, identity: found, settings: settings)
      try connection.use { (database) throws(IndexError) in
        _ = try IndexAccess(database).head(of: storePath)
      }
      return try identity == found ? .open(connection) : .moved
    } catch {
      guard case .damaged = error else { throw error }
      return .unusable
    }
  }
}
