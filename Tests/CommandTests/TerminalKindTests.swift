// SPDX-License-Identifier: MIT

import Foundation
import TerminalTesting
import TestSupport
import Testing

@Suite("The browser in every kind of terminal")
struct TerminalKindTests {
  @Test(
    "shows the same, and leaves it as it was",
    arguments: [
      "xterm-256color", "screen-256color", "tmux-256color", "linux", "vt100", "xterm-direct",
    ], ["C.UTF-8", "C"])
  func kinds(term: String, locale: String) throws {
    let folders = ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo"]
    let isKnown = folders.contains { folder in
      FileManager.default.fileExists(atPath: "\(folder)/\(term.prefix(1))/\(term)")
    }
    try #require(isKnown, "\(term) is not described: ncurses-term has it, see the README")
    let store = try Fixtures.estate()
    let home = try TemporaryStore()
    let terminal = try PseudoTerminal(
      running: builtProgram("stemma"), arguments: ["."],
      environment: [
        "TERM": term, "LANG": locale, "PATH": "/usr/bin:/bin", "XDG_STATE_HOME": home.path,
        "XDG_CACHE_HOME": home.path,
      ],
      directory: store.path)
    try terminal.waitFor("add sql_injection")
    try terminal.type("/9f3a<enter><enter>")
    try terminal.waitFor("parents")
    try terminal.type("qgs")
    try terminal.waitFor("snapshots  7")
    try terminal.type("qd")
    try terminal.waitFor("Differences of 9f3a2b1c")
    try terminal.type("Q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.attributes == terminal.initialAttributes)
  }
}
