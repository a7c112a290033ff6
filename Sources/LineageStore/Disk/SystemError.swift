// SPDX-License-Identifier: MIT

import Foundation

/// Why the system refused something.
struct SystemError: Error, Hashable, Sendable {
  /// The value of `errno`.
  let code: Int32

  /// There is nothing by that name, or no longer.
  static let notFound = SystemError(code: ENOENT)

  /// Something on the way is not a directory.
  static let notDirectory = SystemError(code: ENOTDIR)

  /// Links lead round in circles, or there is one where none is followed.
  static let linkLoop = SystemError(code: ELOOP)

  /// There is something by that name.
  static let exists = SystemError(code: EEXIST)

  /// A signal came between, and nothing was done.
  static let interrupted = SystemError(code: EINTR)

  /// Whether the file system, or the kernel, has no such request, so that there may be another way.
  var isUnsupported: Bool { [EINVAL, ENOSYS, ENOTSUP, EPERM].contains(code) }

  /// Somebody else has it.
  static let busy = SystemError(code: EBUSY)

  /// The reason in the system's words, beginning in lower case.
  ///
  /// glibc's `strerror` keeps its text per thread.
  var reason: String {
    let text = String(cString: strerror(code))
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
