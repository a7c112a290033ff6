// SPDX-License-Identifier: MIT

import Foundation

/// Files that users name to be read, which may be anything that has bytes.
extension Calls {
  /// Opens a file to read, through links if need be, and waits for its writer where it is a pipe.
  static func openInput(_ path: String) throws(SystemError) -> Int32 {
    while true {
      let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw SystemError(code: errno) }
    }
  }
}
