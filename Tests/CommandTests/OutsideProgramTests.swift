// SPDX-License-Identifier: MIT

import Foundation
import TerminalTesting
import TestSupport
import Testing

@Suite("Programs that the browser runs")
struct OutsideProgramTests {
  let store: TemporaryStore
  let home: TemporaryStore

  init() throws {
    store = try Fixtures.estate()
    home = try TemporaryStore()
  }

  private func browser(_ environment: [String: String] = [:]) throws -> PseudoTerminal {
    try PseudoTerminal(
      running: builtProgram("stemma"), arguments: ["."],
      environment: PseudoTerminal.usualEnvironment.merging([
        "XDG_STATE_HOME": home.path, "XDG_CACHE_HOME": home.path, "PATH": "/usr/bin:/bin",
      ]) { $1 }.merging(environment) { $1 },
      directory: store.path)
  }

  @Test("have the terminal and their own signals, and the browser has it again afterwards")
  func terminal() throws {
    let before = try store.inventory()
    let terminal = try browser()
    try terminal.waitFor("add sql_injection")
    try terminal.type("/9f3a<enter>|cat; echo sees $((6*7)); read answer; echo got it<enter>")
    try terminal.waitFor("sees 42")
    #expect(!terminal.screen.isAlternate)
    try terminal.waitFor("Enter goes back to stemma.")
    #expect(terminal.screen.find("9f3a2b1c") != nil)
    try terminal.type("<enter>")
    try terminal.waitFor("add sql_injection")
    #expect(terminal.screen.isAlternate)
    try terminal.type("|echo at $((2*50)); sleep 60<enter>")
    try terminal.waitFor("at 100")
    try terminal.type("<c-c>")
    try terminal.waitFor("sh ended with 130. Enter goes back to stemma.")
    try terminal.type("<enter>Q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.attributes == terminal.initialAttributes)
    #expect(try store.inventory() == before)
  }

  @Test("the pager gets the file to read and no path, and one that is not there is told")
  func pager() throws {
    let seen = home.path(of: "seen")
    try home.write(
      "#!/bin/sh\necho $# $(awk '/flags/ {print $2}' /proc/$$/fdinfo/0) >> \(seen)\ncat >> \(seen)\n",
      to: "pager")
    chmod(home.path(of: "pager"), 0o700)
    for keys in ["/9f3a<enter>e", "/9f3a<enter><space>kk<space>e"] {
      let terminal = try browser(["PAGER": home.path(of: "pager")])
      try terminal.waitFor("add sql_injection")
      try terminal.type(keys + "Q")
      #expect(try terminal.waitForExit() == .exited(0))
    }
    let lines = try String(contentsOfFile: seen, encoding: .utf8).split(separator: "\n")
    let file = try String(contentsOfFile: store.path(of: "9f3a2b1c.json"), encoding: .utf8)
    // No words, and a mode of access, the last octal digits, that only reads.
    #expect(lines[0].hasPrefix("0 0") && lines[0].hasSuffix("0"))
    #expect(lines[1...].joined(separator: "\n").hasPrefix(file.trimmingCharacters(in: .newlines)))
    let names = lines.filter { $0.hasPrefix("==> ") }
    #expect(names.map { $0.hasPrefix("==> /") } == [true, true])
    #expect(names[0].hasSuffix("/1c55aa90.json <==") && names[1].hasSuffix("/9f3a2b1c.json <=="))
    let other = try browser(["PAGER": "no-such-pager"])
    try other.waitFor("add sql_injection")
    try other.type("/9f3a<enter>e")
    try other.waitFor("no-such-pager cannot be run: No such file or directory")
    try other.type("Q")
    #expect(try other.waitForExit() == .exited(0))
  }

  @Test("what a command reads is in a file that only it has, and leaves nothing behind")
  func input() throws {
    let temporary = try TemporaryStore()
    let terminal = try browser(["TMPDIR": temporary.path])
    try terminal.waitFor("add sql_injection")
    try terminal.type(
      "|echo has it $(ls -l /proc/$$/fd | grep -c stemma-) time, $(ls $TMPDIR | wc -l) left<enter>")
    try terminal.waitFor("has it 1 time, 0 left")
    try terminal.type("<enter>Q")
    #expect(try terminal.waitForExit() == .exited(0))
    let other = try browser(["TMPDIR": temporary.path + "/gone"])
    try other.waitFor("add sql_injection")
    try other.type("|cat<enter>")
    try other.waitFor("no temporary file: No such file or directory: $TMPDIR is /")
    try other.type("Q")
    #expect(try other.waitForExit() == .exited(0))
  }

  @Test("a verb prints into a page")
  func verb() throws {
    let terminal = try browser()
    try terminal.waitFor("add sql_injection")
    try terminal.type(":children ab9c<enter>")
    try terminal.waitFor("stemma children ab9c")
    try terminal.waitFor("1c55aa90  2")
    try terminal.type("<enter>Q")
    #expect(try terminal.waitForExit() == .exited(0))
  }
}
