// SPDX-License-Identifier: MIT

/// The file of an index among processes that open it, find it damaged and make it anew.
///
/// A database is three files, and SQLite finds the log and the shared memory by name. Who would open
/// the database while somebody else replaces the three could get an old one with a new log. So
/// everybody opens under a shared lock, and replaces under one that keeps all others out. The lock is
/// that of the folder, since a file that serves as a lock would lie about for ever.
///
/// Who has a database open that another process replaces keeps the three files that he opened; they
/// have no name any more. SQLite sees that (`SQLITE_FCNTL_HAS_MOVED`), and on closing touches none of
/// the new ones.
struct IndexFile: Hashable, Sendable {
  /// The path of the database, without links where it is there.
  let path: String

  /// For how many seconds others are waited for.
  let patience: Double

  /// Names the database at a path.
  init(_ path: String, patience: Double) {
    self.patience = patience
    // SQLite follows a link, and has log and memory beside what it leads to.
    do { self.path = try Calls.realPath(path) } catch { self.path = path }
  }

  /// The file that the path stands for at present; `nil` where there is none.
  var identity: FileStatus.Identity? {
    get throws(IndexError) {
      do throws(SystemError) {
        return try Calls.status(of: path).identity
      } catch {
        if error == .notFound || error == .notDirectory { return nil }
        throw .cannotWrite(reason: error.reason)
      }
    }
  }

  /// Does something under a lock of the folder, which is made where it is not there: alone, or with
  /// all others who do not want to be alone.
  func locked<Answer>(
    alone: Bool, _ body: () throws(IndexError) -> Answer
  ) throws(IndexError) -> Answer {
    let folder: Int32
    do throws(SystemError) { folder = try lockFolder(alone: alone) } catch {
      throw error == .busy ? .busy : .cannotWrite(reason: error.reason)
    }
    defer { Calls.close(folder) }
    return try body()
  }

  /// Takes the database away; to be called alone.
  ///
  /// The database goes first: SQLite itself takes away a log without a database.
  func remove() throws(IndexError) {
    do throws(SystemError) {
      for suffix in ["", "-wal", "-shm", "-journal"] { try Calls.unlinkIfThere(path + suffix) }
    } catch {
      throw .cannotWrite(reason: error.reason)
    }
  }

  private func lockFolder(alone: Bool) throws(SystemError) -> Int32 {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    try Calls.makePrivateFolders(folder)
    let descriptor = try Calls.openDirectory(folder)
    var waited = 0.0
    do throws(SystemError) {
      while try !Calls.tryLock(descriptor, alone: alone) {
        guard waited < patience else { throw SystemError.busy }
        Calls.pause(milliseconds: 5)
        waited += 0.005
      }
    } catch {
      Calls.close(descriptor)
      throw error
    }
    return descriptor
  }
}
