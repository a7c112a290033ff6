// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen
import TestSupport
import Testing

@Suite("Keys typed at the browser")
struct BrowserStateTests {
  static let diamond = "a <- b <- d; a <- c <- d; d <- e; d <- f"

  /// Keys, and the beginning of the row that the cursor is then on.
  @Test(
    "move the cursor",
    arguments: [
      ("", "● a"), ("j", "├─● b"), ("jk", "● a"), ("<down><down>", "│ ↓ d"),
      ("3j", "│ ├─● e"), ("G", "  └─↪ d"), ("Gk", "└─● c"), ("Ggg", "● a"),
      ("3G", "│ ↓ d"), ("99j", "  └─↪ d"), ("5kj", "├─● b"),
      // Left folds first, then goes to the parent shown above; right unfolds, then goes down.
      ("jjhh", "├─● b"), ("l", "├─● b"), ("jjjh", "│ ↓ d"), ("jhl", "├─● b"),
      // Enter on a reference goes to the full row; '' comes back.
      ("G<enter>", "│ ↓ d"), ("G<enter>''", "  └─↪ d"),
      // The parent, the second parent, a child by number.
      ("j,", "● a"), ("jj2,", "└─● c"), ("jj2.", "│ └─● f"), ("2.", "└─● c"),
      // Back and forward.
      ("G<enter>H", "  └─↪ d"), ("jj2,HL", "└─● c"), ("jj2,H", "│ ↓ d"),
      // Marks.
      ("jjmaG'a", "│ ↓ d"), ("jjmagg'a''", "● a"),
      // By id.
      ("g/e<enter>", "│ ├─● e"),
    ])
  func movement(keys: String, line: String) throws {
    var session = try Session(Self.diamond)
    try session.type(keys)
    let shown = session.cursorLine.dropFirst(2)
    #expect(shown.hasPrefix(line), "the cursor is on \(shown)")
  }

  @Test("counts go so many cohort mates, or cohorts, on")
  func cohortCounts() throws {
    var session = try Session("r <- a@x; r <- b@x; r <- c@x; a <- d@y; a <- f@y; d <- e@z")
    for (keys, expected) in [
      ("zRj2]", "c"), ("2[", "a"), ("2}", "e"), ("2{", "a"), ("5]", "c"), ("]", "c"),
      ("9{", "a"), ("2}", "e"), ("{", "d"), ("9]", "f"), ("9[", "d"),
    ] {
      try session.type(keys)
      #expect(session.cursorLine.split(separator: " ").contains(Substring(expected)))
    }
    try session.type("9[")
    #expect(session.statusLine.contains("this is the first of its cohort"))
  }

  @Test("children are numbered as their rows stand, those that stand elsewhere last")
  func childOrder() throws {
    var session = try Session("r <- a@y; r <- b@x; q <- c; r <- c; r <- d@y", rows: 12, columns: 50)
    let frame = try session.type("/r<enter>.")
    let order = frame.lines.compactMap { line in
      ["a", "b", "c", "d"].first { line.contains("  \($0)  derived") }
    }
    #expect(order == ["a", "d", "b", "c"])
    try session.type("<esc>9.")
    #expect(session.statusLine.contains("r has only 4 children"))
  }

  @Test("several parents open a choice that names each; a digit or Enter goes there")
  func chooser() throws {
    var session = try Session(Self.diamond, rows: 10, columns: 40)
    expectFrame(
      try session.type("jj,"),
      """
         ● a   0
       a ├─● b   1                         1/2
      ▌  │ ↓ d    Parents of d              +c
       b │ ├─● e ▌1  b  derived            1/2
       b │ └─● f  2  c  derived            2/2
       a └─● c                             2/2
           └─↪ d  derived


       a › b › d         6 snapshots · 7 rows
      """)
    try session.type("j<enter>")
    #expect(session.cursorLine.contains("● c"))
    try session.type("H,1")
    #expect(session.cursorLine.contains("● b"))
    try session.type("ggjj,<esc>")
    #expect(session.cursorLine.contains("↓ d"))
  }

  @Test(
    "fold as in vi",
    arguments: [
      ("za", ["a"]), ("zaza", ["a", "b", "d", "e", "f", "c", "d"]),
      ("jjzc", ["a", "b", "d", "c", "d"]), ("jjzczc", ["a", "b", "c", "d"]),
      ("zM", ["a"]), ("zMzR", ["a", "b", "d", "e", "f", "c", "d"]), ("-", ["a"]),
      ("-l", ["a", "b", "c"]), ("-zO", ["a", "b", "d", "e", "f", "c", "d"]),
      ("zCl", ["a", "b", "c"]), ("-=", ["a", "b", "d", "e", "f", "c", "d"]),
      // A jump opens what hides its target.
      ("-/f<enter>", ["a", "b", "d", "e", "f", "c"]),
      ("-g/f<enter>", ["a", "b", "d", "e", "f", "c"]),
    ])
  func folds(keys: String, ids: [String]) throws {
    var session = try Session(Self.diamond)
    let lines = try session.type(keys).lines.dropLast().filter { !$0.isEmpty }
    let shown = lines.compactMap { line in
      line.dropFirst(3).split(separator: " ").first { ("a"..."f").contains($0) }.map(String.init)
    }
    #expect(shown == ids)
  }

  @Test("narrowing shows a part by the same rules, and is undone")
  func narrowing() throws {
    var session = try Session(Self.diamond, rows: 8, columns: 40)
    expectFrame(
      try session.type("5jrj"),
      """
       a ● c   1                       +a  2/2
      ▌  ↓ d   2                            +b
       b ├─● e   3                         1/2
       b └─● f   3                         2/2



       c › d             4 snapshots · 4 rows
      """)
    try session.type("u")
    #expect(session.cursorLine.contains("● c"))
    expectFrame(
      try session.type("g/e<enter>ij"),
      """
       a ● e   3                           1/2
      ▌  ↓ d   2
       b ├─● b   1                         1/2
         │ ↓ a   0
       b └─● c   1                         2/2
           └─↪ a  derived

       e › d             5 snapshots · 6 rows
      """)
    try session.type("jr<esc>")
    try session.type("uu")
    #expect(session.cursorLine.contains("● e"))
    try session.type("u")
    #expect(session.statusLine.contains("nothing is narrowed"))
  }

  @Test("a jump out of a narrowed view goes back to all, and lands")
  func jumpOut() throws {
    var session = try Session(Self.diamond)
    try session.type("5jr,")
    #expect(session.cursorLine.contains("● a"))
    #expect(session.statusLine.contains("back to all"))
  }

  @Test("goes through a cohort and from cohort to cohort")
  func cohorts() throws {
    var session = try Session("r <- a@p; r <- b@q; r <- c@p; a <- x; a <- y; b <- z")
    var places: [Substring] = []
    for keys in ["}", "]", "]", "[", "}", "}", "{"] {
      try session.type(keys)
      let words = session.cursorLine.dropFirst(2).split(separator: " ")
      places.append(words.first { ("a"..."z").contains($0) } ?? "")
    }
    #expect(places == ["a", "c", "c", "a", "x", "b", "x"])
  }

  @Test("@ asks for the newest snapshot, and goes there")
  func newest() throws {
    var session = try Session("a <- b; a <- c")
    try session.type("@")
    #expect(session.effects.last == .findNewest)
    session.send(.newest("b"))
    #expect(session.cursorLine.contains("● b"))
    session.send(.newest(nil))
    #expect(session.statusLine.contains("no snapshot here has a file"))
  }

  @Test("marks are kept for the store, and come back")
  func marks() throws {
    var session = try Session(Self.diamond)
    try session.type("jma")
    #expect(session.effects.contains(.save([.mark("a", "b")])))
    var other = try Session(Self.diamond)
    var user = UserState()
    user.apply(.mark("k", "c"))
    other.send(.userStateRead(user))
    try other.type("'k")
    #expect(other.cursorLine.contains("● c"))
    try other.type("'z")
    #expect(other.statusLine.contains("mark z is not set"))
  }

  @Test("closes what lies on top, then quits; Q quits at once")
  func closing() throws {
    var session = try Session(Self.diamond)
    try session.type("<enter>?qoqq")
    #expect(!session.effects.contains(.quit))
    try session.type("q")
    #expect(session.effects.last == .quit)
    var other = try Session(Self.diamond)
    try other.type("?Q")
    #expect(other.effects.last == .quit)
    var third = try Session(Self.diamond)
    try third.type("<c-z><c-l>")
    #expect(third.effects == [.suspend, .redraw])
  }

  @Test("while it loads it shows how far it is, and can be stopped")
  func loading() throws {
    var state = BrowserState(
      name: "runs/42", size: Size(rows: 6, columns: 60), glyphs: .unicode,
      keymap: try Keymap(Keymap.standardBindings))
    #expect(state.update(.progressed(LoadingProgress(done: 500, total: 1000, seconds: 0.5))) == [])
    expectFrame(
      state.frame(),
      """

        Reading runs/42: 500 of 1000 files, 1000 a second
        ████████████████████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░
        q stops

       runs/42
      """)
    #expect(state.update(.key(.character("q"))) == [.cancelLoading, .quit])
  }

  @Test("an empty lineage and a failure are said, and no key is the worse for it")
  func nothing() throws {
    for binding in Keymap.standardBindings {
      for keys in binding.keys {
        var session = try Session([Snapshot]())
        let opensPage = ["?", "<f1>", "gh"].contains(keys)
        let text = try session.type(opensPage ? keys + "q" : keys).text
        #expect(text.contains("store has no snapshots."))
        session.send(.resized(Size(rows: 3, columns: 20)))
        session.state.frame().checkInvariants()
      }
    }
    var state = BrowserState(
      name: "x", size: Size(rows: 6, columns: 40), glyphs: .unicode,
      keymap: try Keymap(Keymap.standardBindings))
    _ = state.update(.failed("cannot read x: Permission denied"))
    #expect(state.frame().text.contains("Permission denied"))
  }

  @Test("folding on a row that refers elsewhere folds what it stands under")
  func foldOnReference() throws {
    for keys in ["za", "zc", "zC"] {
      var session = try Session(Self.diamond)
      try session.type("G" + keys)
      #expect(session.cursorLine.contains("└─● c"))
      #expect(session.cursorLine.contains("▸ 0"))
      try session.type("gg")
      #expect(session.state.frame().text.contains("├─● e"))
    }
  }

  @Test("leaving a narrowed view keeps what was folded")
  func foldsSurviveNarrowing() throws {
    var session = try Session(Self.diamond)
    try session.type("jjzcg/c<enter>r,")
    #expect(session.statusLine.contains("back to all"))
    #expect(session.state.frame().text.contains("▸ 2"))
  }

  @Test(
    "sends the mouse where it points",
    arguments: [
      ("<click:3,10>", "│ ├─● e"), ("<click:2,5>", "│ ↓ d"), ("<double-click:6,8>", "│ ↓ d"),
      ("<click:11,5>", "● a"), ("<wheel-down:2,2>", "● a"),
    ])
  func mouse(keys: String, line: String) throws {
    var session = try Session(Self.diamond)
    try session.type(keys)
    let shown = session.cursorLine.dropFirst(2)
    #expect(shown.hasPrefix(line), "the cursor is on \(shown)")
    let folds = session.state.frame().text.contains("▸")
    #expect(folds == (keys == "<click:2,5>"))
  }
}
