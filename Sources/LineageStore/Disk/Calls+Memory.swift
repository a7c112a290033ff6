// SPDX-License-Identifier: MIT

import Foundation

extension Calls {
  /// Tells the system that all of some memory is about to be written.
  ///
  /// It then gives large pages where it can, and all at once: otherwise every four kilobytes would
  /// be a fault of their own, which takes longer than filling them. What it does not understand it
  /// leaves alone; and so is less than a megabyte, which mostly comes from memory in use before.
  static func willWrite(_ memory: UnsafeMutableRawBufferPointer) {
    guard let start = memory.baseAddress, memory.count >= 1 << 20 else { return }
    let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
    let first = start.alignedUp(toMultipleOf: pageSize)
    let length = (memory.count - (first - start)) / pageSize * pageSize
    guard length > 0 else { return }
    for advice in [MADV_HUGEPAGE, MADV_POPULATE_WRITE] { _ = madvise(first, length, advice) }
  }
}
