// SPDX-License-Identifier: MIT

import Glibc
import Screen
import TerminalTesting
import Testing

@Suite("Color")
struct ColorTests {
  @Test("attributes and colors reach the terminal")
  func palette() throws {
    let terminal = try ProbeTerminal.start()
    #expect(try look(of: "bold", on: terminal).attributes == .bold)
    #expect(try look(of: "reverse", on: terminal).attributes == .reverse)
    #expect(try look(of: "underline", on: terminal).attributes == .underline)
    #expect(try look(of: "italic", on: terminal).attributes == .italic)
    #expect(try look(of: "red", on: terminal).foreground == 1)
    #expect(try look(of: "bright", on: terminal).foreground == 10)
    #expect(try look(of: "gray", on: terminal).foreground == 240)
    #expect(try look(of: "orange", on: terminal).foreground == 208)
    #expect(try look(of: "behind", on: terminal).background == 4)
    #expect(try look(of: "behind", on: terminal).foreground == -1)
    #expect(try look(of: "shaded", on: terminal).background == 236)
    #expect(try look(of: "shaded", on: terminal).foreground == 2)
  }

  @Test("a terminal with eight colors gets the nearest of them", arguments: ["xterm", "linux"])
  func eight(term: String) throws {
    let terminal = try ProbeTerminal.start(environment: ["TERM": term])
    #expect(terminal.screen.lines[0].contains("colors=8 "))
    #expect(try look(of: "red", on: terminal).foreground == 1)
    #expect(try look(of: "bright", on: terminal).foreground == 2)
    #expect(try look(of: "bright", on: terminal).attributes == .bold)
    #expect(try look(of: "gray", on: terminal).foreground == -1)
    #expect(try look(of: "orange", on: terminal).foreground == 3)
    #expect(try look(of: "behind", on: terminal).background == 4)
    #expect(try look(of: "shaded", on: terminal).attributes == .reverse)
    #expect(try look(of: "shaded", on: terminal).foreground == -1)
  }

  @Test(
    "without color there are attributes alone",
    arguments: [("vt100", []), ("xterm-256color", ["--plain"])])
  func monochrome(term: String, options: [String]) throws {
    let terminal = try ProbeTerminal.start(options: options, environment: ["TERM": term])
    #expect(terminal.screen.lines[0].contains("colors=0 "))
    #expect(try look(of: "bold", on: terminal).attributes == .bold)
    #expect(try look(of: "shaded", on: terminal).attributes == .reverse)
    for name in ["red", "bright", "orange", "behind"] {
      #expect(try look(of: name, on: terminal).foreground == -1)
      #expect(try look(of: name, on: terminal).background == -1)
    }
  }

  @Test("where numbers mean red, green and blue, they are given so")
  func direct() throws {
    let directory = try TerminalDescription.compile(
      "direct|for a test, RGB, colors#0x1000000, pairs#0x7fff, use=xterm-256color, "
        + "setaf=\\E[%?%p1%{8}%<%t3%p1%d%e38;2;%p1%{65536}%/%d;"
        + "%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,"
        + "setab=\\E[%?%p1%{8}%<%t4%p1%d%e48;2;%p1%{65536}%/%d;"
        + "%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,")
    defer { TerminalDescription.remove(directory) }
    let terminal = try ProbeTerminal.start(
      environment: ["TERM": "direct", "TERMINFO": directory])
    #expect(terminal.screen.lines[0].contains("colors=256 "))
    #expect(try look(of: "red", on: terminal).foreground == 1)
    #expect(try look(of: "orange", on: terminal).foreground == 1 << 24 | 0xFF8700)
    #expect(try look(of: "gray", on: terminal).foreground == 1 << 24 | 0x585858)
  }

  private func look(of name: String, on terminal: PseudoTerminal) throws -> VirtualScreen.Look {
    terminal.screen[try #require(terminal.screen.find(name))]
  }
}
