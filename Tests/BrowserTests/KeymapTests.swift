// SPDX-License-Identifier: MIT

import Browser
import Screen
import Testing

@Suite("The table of keys")
struct KeymapTests {
  @Test("binds no key twice in a mode, and none that is the beginning of another")
  func unique() throws {
    for mode in Keymap.Mode.allCases {
      let sequences = try Keymap.standardBindings.filter { $0.modes.contains(mode) }
        .flatMap(\.keys).map { try Key.parse($0) }
      #expect(Set(sequences).count == sequences.count)
      for sequence in sequences {
        #expect(!sequences.contains { $0.count > sequence.count && $0.starts(with: sequence) })
      }
    }
  }

  @Test("the check of configured keys finds what is wrong, and nothing in the usual ones")
  func conflicts() throws {
    #expect(try Keymap.conflict(in: Keymap.standardBindings) == nil)
    func conflict(_ keys: [Command: [String]]) throws -> Keymap.Conflict? {
      try Keymap.conflict(in: Keymap.rebound(Keymap.standardBindings, keys))
    }
    #expect(try conflict([.next: ["k"]])?.commands == [.next, .previous])
    #expect(try conflict([.newest: ["gg"]])?.isBeginning == false)
    let hidden = try #require(try conflict([.newest: ["g"]]))
    #expect(hidden.isBeginning && hidden.keys == "g" && hidden.commands.first == .newest)
    // Keys of different views do not meet.
    #expect(try conflict([.reveal: ["r"]]) == nil)
  }

  @Test("each command has a name that leads back to it")
  func names() {
    let names: [Command: String] = [
      .halfPageDown: "half-page-down", .next: "next", .findID: "find-id", .copyJSON: "copy-json",
      .copyID: "copy-id", .copyShortID: "copy-short-id",
    ]
    for (command, name) in names {
      #expect(command.name == name && Command.named(name) == command)
    }
    let words = Command.allCases.flatMap { $0.name.split(separator: "-") }
    #expect(words.allSatisfy { $0.count > 1 })
    for command in Command.allCases { #expect(Command.named(command.name) == command) }
  }

  @Test("each theme tells apart what matters without colors, too")
  func themes() {
    for theme in Theme.allCases {
      #expect(
        theme.style(.ownCohort(1)).attributes
          != theme.style(.cohort(1, isInferred: false)).attributes)
      #expect(theme.style(.match).attributes != theme.style(.text).attributes)
      // A background is told without colors by reversing.
      for role in [Role.status, .cursor] {
        let style = theme.style(role)
        #expect(style.attributes.contains(.reverse) || style.background != nil)
      }
    }
  }

  @Test("binds every command and helps with each")
  func complete() {
    let bound = Set(Keymap.standardBindings.map(\.command))
    #expect(bound == Set(Command.allCases))
    #expect(Keymap.standardBindings.allSatisfy { !$0.help.isEmpty && !$0.keys.isEmpty })
  }

  @Test("quits, cancels, suspends and redraws in every mode")
  func everywhere() throws {
    let keymap = try Keymap(Keymap.standardBindings)
    for mode in Keymap.Mode.allCases {
      #expect(keymap.meaning(of: [.character("Q")], in: mode) == .command(.quit))
      #expect(keymap.meaning(of: [.control("c")], in: mode) == .command(.cancel))
      #expect(keymap.meaning(of: [.control("z")], in: mode) == .command(.suspend))
      #expect(keymap.meaning(of: [.control("l")], in: mode) == .command(.redraw))
    }
  }

  @Test("help lists every binding that applies in what is shown, and no other")
  func help() throws {
    var session = try Session("a <- b", rows: 200, columns: 100)
    for (keys, mode) in [("?", Keymap.Mode.tree), ("qo?", .menu), ("qqjd?", .page)] {
      let help = try session.type(keys).text
      for binding in Keymap.standardBindings {
        let line = "   " + binding.help + "\n"
        let isOffered = binding.modes.contains(mode) && !Self.notOnDifferences(binding, mode)
        #expect(help.contains(line) == isOffered, "\(binding.help) in \(mode)")
      }
    }
  }

  private static func notOnDifferences(_ binding: Binding, _ mode: Keymap.Mode) -> Bool {
    mode == .page && [.sort, .reverse, .otherPane].contains(binding.command)
  }

  @Test("help of a page has no keys that do nothing there; it closes to the choice below it")
  func helpOfPages() throws {
    var session = try Session("a <- b@c; a <- c@c", rows: 200, columns: 100)
    let ofHelp = try session.type("??").text
    for word in ["show hidden values", "the short id", "next key", "fold or unfold"] {
      #expect(!ofHelp.contains(word))
    }
    #expect(ofHelp.contains("next match") && ofHelp.contains("statistics as pictures"))
    #expect(try session.type("qqgs?").text.contains("statistics of the next part"))
    #expect(try session.type("qqo?").lines[0] == " Keys")
    #expect(try session.type("q").text.contains("Options: Enter changes"))
  }

  @Test("the hardware cursor is on the selected line of a choice")
  func menuCursor() throws {
    var session = try Session("a <- b", rows: 20, columns: 80)
    for keys in ["o", "j", "G"] {
      let frame = try session.type(keys)
      let cursor = try #require(frame.cursor)
      #expect(frame[cursor].base == "▌")
    }
  }

  @Test("a key that does nothing says so, and so does an unfinished sequence")
  func unbound() throws {
    var session = try Session("a <- b")
    try session.type("x")
    #expect(session.statusLine.contains("x does nothing here; ? shows the keys"))
    try session.type("gx")
    #expect(session.statusLine.contains("gx does nothing here"))
    try session.type("12g")
    #expect(session.statusLine.contains("12g"))
  }
}
