// SPDX-License-Identifier: MIT

extension OpenDirectory {
  /// Creates a file that is not there yet.
  ///
  /// - Complexity: O(length).
  func create(_ name: String, with bytes: [UInt8]) throws(SystemError) {
    let file = try create(name)
    defer { Calls.close(file) }
    var written = 0
    while written < bytes.count {
      written += try Calls.write(bytes[written...], to: file)
    }
  }
}
