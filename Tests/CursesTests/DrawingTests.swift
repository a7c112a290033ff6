// SPDX-License-Identifier: MIT

import Screen
import TerminalTesting
import Testing

@Suite("Drawing")
struct DrawingTests {
  @Test("the program shows its frame on the alternate screen and leaves it as it was")
  func opensAndEnds() throws {
    let terminal = try PseudoTerminal(running: builtProgram("CursesProbe"), arguments: ["sample"])
    try terminal.waitFor("sample|")
    #expect(terminal.screen.isAlternate)
    #expect(terminal.screen.cursor == nil)
    #expect(!terminal.attributes.editsLines)
    #expect(terminal.screen.lines[0] == "24x80 colors=256 unicode mouse=true")
    #expect(terminal.screen.lines[23].hasSuffix("end"))
    try terminal.type("q")
    #expect(try terminal.waitForExit() == .exited(0))
  }
}
