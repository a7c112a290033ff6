// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite("--trust-index")
struct TrustTests {
  private let store: TemporaryStore
  private let cache: TemporaryStore

  init() throws {
    store = try TemporaryStore([
      "a.json": chainText("a"), "b.json": chainText("b", parent: #""a""#),
      "c.json": chainText("c", parent: #""a""#),
    ])
    cache = try TemporaryStore()
  }

  private func stemma(_ arguments: String...) throws -> StemmaRun {
    try CommandTests.stemma(
      arguments, in: store.path, environment: ["XDG_CACHE_HOME": cache.path])
  }

  /// Makes the folder's time one at which its clock has ticked since.
  private func settle() throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: store.path)
  }

  @Test("sees files come and go, not one rewritten in place; what is looked at is read anew")
  func rewritten() throws {
    try settle()
    #expect(try stemma("children", "a", "--ids").lines == ["b", "c"])
    // The same inode, and the folder as it was.
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: store.path(of: "c.json")))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data(chainText("c", parent: #""b""#).utf8))
    try file.close()
    #expect(try stemma("children", "a", "--ids", "--trust-index").lines == ["b", "c"])
    let shown = try stemma("show", "c", "--trust-index").lines
    #expect(shown.contains("  parents            b  derived"))
    #expect(try stemma("children", "a", "--ids", "--trust-index").lines == ["b"])
    try store.remove("c.json")
    #expect(try stemma("list", "--ids", "--trust-index").lines == ["a", "b"])
  }

  @Test("does not trust a folder whose time is too near the last look at it")
  func fresh() throws {
    #expect(try stemma("list", "--ids", "--trust-index").lines == ["a", "b", "c"])
    // Within the same tick as far as anybody knows.
    try store.write(chainText("d", parent: #""c""#), to: "d.json")
    #expect(try stemma("list", "--ids", "--trust-index").lines == ["a", "b", "c", "d"])
  }
}
