// SPDX-License-Identifier: MIT

import Foundation

/// The calls by which processes keep out of each other's way.
extension Calls {
  /// Locks an open file or folder for as long as it is open, alone or together with others.
  ///
  /// - Returns: Whether it is locked now; not so where others hold it.
  static func tryLock(_ descriptor: Int32, alone: Bool) throws(SystemError) -> Bool {
    let operation = (alone ? LOCK_EX : LOCK_SH) | LOCK_NB
    while flock(descriptor, operation) != 0 {
      if errno == EWOULDBLOCK { return false }
      if errno != EINTR { throw SystemError(code: errno) }
    }
    return true
  }

  /// Takes a name away; there may be nothing by that name.
  static func unlinkIfThere(_ path: String) throws(SystemError) {
    if unlink(path) != 0, errno != ENOENT { throw SystemError(code: errno) }
  }

  /// Waits some thousandths of a second, or until a signal comes.
  static func pause(milliseconds: UInt32) { usleep(milliseconds * 1_000) }
}
