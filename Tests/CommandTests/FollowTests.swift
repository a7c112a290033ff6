// SPDX-License-Identifier: MIT

import Foundation
import TerminalTesting
import TestSupport
import Testing

@Suite("Following a run in the browser")
struct FollowTests {
  let store: TemporaryStore
  let home: TemporaryStore

  init() throws {
    store = try Fixtures.estate()
    home = try TemporaryStore()
  }

  private func browser(_ path: String = ".") throws -> PseudoTerminal {
    try PseudoTerminal(
      running: builtProgram("stemma"), arguments: [path],
      environment: PseudoTerminal.usualEnvironment.merging([
        "XDG_STATE_HOME": home.path, "XDG_CACHE_HOME": home.path,
      ]) { $1 },
      directory: store.path)
  }

  private func child(_ id: String, of parent: String) -> String {
    chainText(id, parent: "\"\(parent)\"", row: #""curriculum": {"add": ["\#(id)"]}"#)
  }

  @Test("new snapshots appear by themselves when they are whole, and a burst leaves the keys free")
  func follows() throws {
    let terminal = try browser()
    try terminal.waitFor("add sql_injection")
    try terminal.type("F")
    try terminal.waitFor("following")
    let text = child("aaaa0001", of: "3d2e11f0")
    try store.write(String(text.prefix(text.count / 2)), to: "aaaa0001.json", age: 0)
    try store.write(child("aaaa0002", of: "3d2e11f0"), to: "aaaa0002.json", age: 0)
    try terminal.waitFor("add aaaa0002")
    #expect(terminal.screen.find("add aaaa0001") == nil)
    try store.write(text, to: "aaaa0001.json", age: 0)
    try terminal.waitFor("add aaaa0001")
    for number in 0..<1_000 {
      try store.write(child("bb\(number)", of: "aaaa0001"), to: "bb\(number).json", age: 0)
      if number == 500 {
        try terminal.type("?")
        try terminal.waitFor("Moving")
        try terminal.type("q")
      }
    }
    // Whichever of them was whole last is in sight.
    try terminal.waitFor("/1000")
    try terminal.type("Q")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("damage that lands is told, and what is gone is gone")
  func damage() throws {
    let terminal = try browser()
    try terminal.waitFor("add sql_injection")
    try terminal.type("F")
    try terminal.waitFor("following")
    try store.write("{\"bad\": ", to: "zzz.json", age: 0)
    try terminal.waitFor("1 error in this store")
    try terminal.type("gh")
    try terminal.waitFor("Health: 1 error")
    try store.remove("zzz.json")
    try terminal.waitFor("no errors in this store any more")
    #expect(terminal.screen.find("Health: 0 errors") != nil)
    try terminal.type("qR")
    try terminal.waitFor("nothing has changed")
    try terminal.type("Q")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("an empty store is looked at again by itself when files land, and when all are gone")
  func empty() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: store.path)
    let texts = try names.map { try String(contentsOfFile: store.path(of: $0), encoding: .utf8) }
    for name in names { try store.remove(name) }
    let terminal = try browser()
    try terminal.waitFor("has no snapshots")
    try terminal.type("R")
    try terminal.waitFor("nothing has changed")
    for (name, text) in zip(names, texts) { try store.write(text, to: name) }
    try terminal.waitFor("add sql_injection")
    try terminal.type("F")
    try terminal.waitFor("following")
    for name in names { try store.remove(name) }
    try terminal.waitFor("has no snapshots")
    try store.write(child("aaaa0001", of: "3d2e11f0"), to: "aaaa0001.json", age: 0)
    try terminal.waitFor("add aaaa0001")
    try terminal.type("Q")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("that a folder went away is told, and another in its place is looked at")
  func remadeFolder() throws {
    let terminal = try browser(store.path)
    try terminal.waitFor("add sql_injection")
    try FileManager.default.moveItem(atPath: store.path, toPath: home.path + "/old")
    try terminal.type("R")
    try terminal.waitFor("there is no directory")
    #expect(terminal.screen.find("add sql_injection") != nil)
    try FileManager.default.createDirectory(atPath: store.path, withIntermediateDirectories: false)
    try store.write(child("aaaa0001", of: "3d2e11f0"), to: "aaaa0001.json")
    try terminal.type("R")
    try terminal.waitFor("add aaaa0001")
    try terminal.type("Q")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("what came while nobody looked has a sign, until it was seen")
  func unseen() throws {
    func visit(_ keys: String, expecting sign: Bool, _ comment: Comment) throws {
      let terminal = try browser()
      try terminal.waitFor("patch broken_authz")
      try terminal.waitFor(comment.rawValue) { screen in
        let row = screen.lines.first { $0.contains("cccc0001") }
        return row.map { $0.contains("+") == sign } ?? !sign
      }
      try terminal.type(keys)
      #expect(try terminal.waitForExit() == .exited(0), comment)
    }
    try visit("Q", expecting: false, "the first visit has nothing new")
    try store.write(child("cccc0001", of: "3d2e11f0"), to: "cccc0001.json", age: 0)
    // Another program brings the index up to date meanwhile.
    _ = try stemma(["list", "-s", store.path], environment: ["XDG_CACHE_HOME": home.path])
    try visit("Q", expecting: true, "it is new")
    try visit("/cccc0001<enter>ggQ", expecting: true, "it was not looked at yet")
    try visit("Q", expecting: false, "it was looked at")
  }
}
