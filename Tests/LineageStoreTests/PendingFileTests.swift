// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import LineageStore

@Suite("A file that has not got its name yet")
struct PendingFileTests {
  private let files: TemporaryStore

  init() throws { files = try TemporaryStore() }

  @Test("is on the disk before it gets its name, at one stroke")
  func order() throws {
    let folder = try FaultyFolder(files.path) { _, _ in .done }
    let file = try PendingFile(Array(repeating: 7, count: 250), for: "a", in: folder)
    #expect(folder.log == ["create", "write", "write", "write", "fsync", "close"])
    #expect(try names().count == 1)
    #expect(try names().allSatisfy { TemporaryName.isOne($0) && !$0.hasSuffix(".json") })
    try file.place()
    #expect(folder.log.last == "rename")
    #expect(try names() == ["a"])
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: files.path(of: "a")))
        == Data(repeating: 7, count: 250))
  }

  @Test("never takes a name from another file", arguments: [nil, EINVAL, ENOSYS])
  func taken(refusal: Int32?) throws {
    try files.write("old", to: "a")
    let folder = try FaultyFolder(files.path) { _, call in
      refusal.map { call == "rename" ? .refused($0) : .done } ?? .done
    }
    let file = try PendingFile([7], for: "a", in: folder)
    #expect(throws: SystemError.exists) { try file.place() }
    #expect(folder.log.contains("link") == (refusal != nil))
    file.discard()
    #expect(try names() == ["a"])
    let other = try PendingFile([7], for: "b", in: folder)
    try other.place()
    #expect(try names() == ["a", "b"])
  }

  @Test(
    "leaves nothing where it cannot be written", arguments: ["create", "write", "fsync", "close"])
  func refused(at call: String) throws {
    let folder = try FaultyFolder(files.path) { $1 == call ? .refused(ENOSPC) : .done }
    #expect(throws: SystemError(code: ENOSPC)) { try PendingFile([7], for: "a", in: folder) }
    #expect(try names() == [])
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: files.path).sorted()
  }
}
