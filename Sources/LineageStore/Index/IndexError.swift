// SPDX-License-Identifier: MIT

import GRDB
import GRDBSQLite

/// Why the index did not give or take something; the files of the store are as they were.
enum IndexError: Error, Hashable, Sendable {
  /// What was read is not what was written: the index is to be made anew.
  case damaged(reason: String)

  /// Another process has made the index anew meanwhile: what was learned of the old one is void.
  case replaced

  /// Another process has been writing for longer than it is worth waiting.
  case busy

  /// There is no room left; what was there before is there still.
  case full

  /// The index cannot be opened or written where it is.
  case cannotWrite(reason: String)

  /// The error in a sentence without the final stop.
  var message: String {
    switch self {
    case .damaged(let reason):
      """
      the index is damaged, and is made anew when the store is opened again: \(reason)
      """
    case .replaced: "another process has made the index anew"
    case .busy: "another process is writing the index"
    case .full: "there is no room for the index"
    case .cannotWrite(let reason): "the index cannot be written: \(reason)"
    }
  }
}

extension IndexError {
  /// Reads what SQLite says.
  ///
  /// A database that is read-only although it was opened to write has a damaged header; and if it is
  /// a file system that cannot be written, then making the index anew will tell.
  init(code: Int32, message: String) {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: self = .busy
    case SQLITE_FULL: self = .full
    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_NOMEM:
      self = .cannotWrite(reason: message)
    case SQLITE_IOERR where !Self.readingCodes.contains(code):
      self = .cannotWrite(reason: message)
    default: self = .damaged(reason: message)
    }
  }

  /// Reads what GRDB says.
  init(_ error: any Error) {
    switch error {
    case let error as IndexError: self = error
    case let error as DatabaseError:
      self.init(
        code: error.extendedResultCode.rawValue, message: error.message ?? "no reason given")
    default: self = .damaged(reason: "\(error)")
    }
  }

  /// The errors of input that come of a file that is too short or cannot be read: its extended codes
  /// are macros, which Swift does not see.
  private static let readingCodes: Set<Int32> = [
    SQLITE_IOERR | 1 << 8, SQLITE_IOERR | 2 << 8, SQLITE_IOERR | 32 << 8, SQLITE_IOERR | 33 << 8,
  ]
}
