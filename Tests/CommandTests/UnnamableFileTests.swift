// SPDX-License-Identifier: MIT

import Foundation
import Screen
import TerminalTesting
import TestSupport
import Testing

/// A store in which a file has a name that is no text.
@Suite("Names that are not UTF-8")
struct UnnamableFileTests {
  private let store: TemporaryStore
  private let home: TemporaryStore

  /// The name, as its bytes and a final zero, and what is shown of it.
  private static let name = Array("bad".utf8) + [0xFF, 0xFE] + Array("name.json".utf8) + [0]
  private static let shown = "bad\\xFF\\xFEname.json"

  init() throws {
    store = try Fixtures.estate()
    home = try TemporaryStore()
    let path = (Array((store.path + "/").utf8) + Self.name).map(CChar.init(bitPattern:))
    let file = try #require(fopen(path, "w"))
    fputs(chainText("unseen"), file)
    fclose(file)
  }

  @Test("are findings of the command line, and hide no other file", arguments: [false, true])
  func commands(isUnion: Bool) throws {
    let second = try TemporaryStore()
    let stores = ["-s", store.path] + (isUnion ? ["-s", second.path] : [])
    let list = try stemma(["list", "--ids"] + stores)
    #expect(list.status == 0)
    #expect(list.lines.contains("9f3a2b1c"))
    #expect(!list.output.contains("unseen"))
    let check = try stemma(["check"] + stores)
    #expect(check.status == 1)
    #expect(check.output.contains(Self.shown))
    #expect(check.output.contains("the name is not UTF-8"))
  }

  @Test("are shown by health in the browser, where all other files are as ever")
  func browser() throws {
    let terminal = try PseudoTerminal(
      running: builtProgram("stemma"), arguments: ["."],
      environment: PseudoTerminal.usualEnvironment.merging([
        "XDG_STATE_HOME": home.path, "XDG_CACHE_HOME": home.path, "PAGER": "no-such-pager",
      ]) { $1 },
      directory: store.path, size: Size(rows: 40, columns: 120))
    try terminal.waitFor("1 error in this store")
    try terminal.type("gh")
    try terminal.waitFor(Self.shown)
    try terminal.type("<enter>")
    try terminal.waitFor("\"unseen\"")
    try terminal.type("qq/9f3a<enter><enter>")
    try terminal.waitFor("lineage[0].parents")
    try terminal.type("yp")
    try terminal.waitFor("9f3a2b1c.json")
    try terminal.type("e")
    try terminal.waitFor("no-such-pager cannot be run")
    try terminal.type("Q")
    #expect(try terminal.waitForExit() == .exited(0))
  }
}
