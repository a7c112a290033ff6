// SPDX-License-Identifier: MIT

import Foundation
import TerminalTesting
import TestSupport
import Testing

@Suite("A browser that nobody uses")
struct IdleTests {
  /// One thread is libdispatch's own: once a second it counts the others, in every program that has
  /// begun a task.
  @Test(
    "does nothing, following or not, with snapshots or without",
    arguments: ["gg", "F", ":list<enter>", "empty"])
  func idle(keys: String) throws {
    let store = keys == "empty" ? try TemporaryStore() : try Fixtures.estate()
    let home = try TemporaryStore()
    let terminal = try PseudoTerminal(
      running: builtProgram("stemma"), arguments: [store.path],
      environment: PseudoTerminal.usualEnvironment.merging([
        "XDG_STATE_HOME": home.path, "XDG_CACHE_HOME": home.path,
      ]) { $1 })
    if keys == "empty" {
      try terminal.waitFor("has no snapshots")
    } else {
      try terminal.waitFor("add sql_injection")
      try terminal.type(keys)
    }
    if keys == "F" {
      try terminal.waitFor("following")
      // A file that may be half-written is looked at again, and then no more.
      try store.write("{", to: "bad.json", age: 0)
      try terminal.waitFor("1 error")
    }
    // What there is to do ends some time; what wakes the program without end does so in each round.
    var awake = 2
    for _ in 0..<12 where awake > 1 {
      let before = try wakings(of: terminal.process)
      sleep(3)
      awake = try wakings(of: terminal.process).count { before[$0.key] != $0.value }
    }
    #expect(awake <= 1)
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit() == .exited(130))
  }

  /// How often each thread of a process has gone on after waiting.
  private func wakings(of process: Int32) throws -> [String: String] {
    let folder = "/proc/\(process)/task"
    var counts: [String: String] = [:]
    for thread in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let status = FileManager.default.contents(atPath: "\(folder)/\(thread)/status") ?? Data()
      let line = String(decoding: status, as: UTF8.self).split(separator: "\n")
        .first { $0.hasPrefix("voluntary_ctxt_switches") }
      // One that has just ended has none.
      counts[thread] = line.map(String.init)
    }
    return counts
  }
}
