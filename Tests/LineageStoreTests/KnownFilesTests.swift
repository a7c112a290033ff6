// SPDX-License-Identifier: MIT

import Testing

@testable import LineageStore

@Suite("What is known of files")
struct KnownFilesTests {
  @Test("comes back from its columns")
  func columns() {
    var known = KnownFiles()
    known.append("a.json".utf8, FileStamp(size: 1, modified: 2, inode: 3), row: 4)
    known.append("é/spec.json".utf8, FileStamp(size: 5, modified: -6, inode: .max), row: 0)
    #expect(known.names.bytes == Array("a.jsoné/spec.json".utf8))
    #expect(known.names.offsets == [0, 6, 18])
    let copy = KnownFiles(
      names: known.names.bytes, offsets: known.names.offsets, sizes: [1, 5], modified: [2, -6],
      inodes: [3, .max], rows: [4, 0])
    #expect(copy == known)
    #expect(copy?.file(at: 1).stamp == FileStamp(size: 5, modified: -6, inode: .max))
  }

  @Test(
    "is not made of columns that do not belong together",
    arguments: [[], [1, 2], [0, 1, 3], [0, 2, 1, 2], [0, 2, 2], [0]] as [[UInt32]])
  func damage(offsets: [UInt32]) {
    #expect(
      KnownFiles(
        names: [97, 98], offsets: offsets, sizes: [1], modified: [1], inodes: [1], rows: [1])
        == nil)
  }

  @Test("is a stamp that never matches where the file could change again within a tick")
  func settled() {
    let read: Int64 = 1_700_000_000_000_000_000
    func modified(_ time: Int64) -> Int64 {
      FileStamp(size: 1, modified: time, inode: 2).settled(readAt: read).modified
    }
    #expect(modified(read - 2_000_000_000) == read - 2_000_000_000)
    #expect(modified(0) == 0)
    #expect(modified(read - 1_999_999_999) == .min)
    #expect(modified(read) == .min)
    #expect(modified(read + 3_600_000_000_000) == .min)
  }
}
