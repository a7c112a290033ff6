// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen
import TestSupport
import Testing

@Suite("The index is shown, and compared with the files beside")
struct ComparisonTests {
  static let before = "a <- b <- d; a <- c <- e; a <- f"

  /// `e` has gone, `g` has come, `d` has another directive.
  static var after: [Snapshot] {
    var records = diagram("a <- b <- d; a <- c; a <- f <- g")
    for place in records.indices where records[place].id == "d" {
      records[place].parents[0].directive = "patch ssrf"
    }
    return records
  }

  @Test("the status line says how far it is, and nothing once it has ended")
  func progress() throws {
    var session = try Session(Self.before, rows: 9, columns: 60)
    try session.type("j")
    let counts = " a › b                                 6 snapshots · 6 rows"
    #expect(session.statusLine.hasPrefix(counts))
    for (progress, words) in [
      (LoadingProgress(done: 0, total: 0, seconds: 0), "comparing with the files"),
      (
        LoadingProgress(done: 620, total: 1000, seconds: 1, phase: .comparing),
        "comparing with 1000 files: 62 %"
      ),
      (LoadingProgress(done: 0, total: 1, seconds: 2), "reading 1 changed file: 0 %"),
    ] {
      session.send(.progressed(progress))
      #expect(session.statusLine.hasPrefix(" a › b  "))
      #expect(session.statusLine.hasSuffix("  \(words)"))
    }
    session.send(.verified)
    #expect(session.statusLine.hasPrefix(counts))
    #expect(session.effects == [])
  }

  @Test("what has changed has a sign, and one message counts it; Esc takes the signs away")
  func signs() throws {
    var session = try Session(Self.before, rows: 8, columns: 70)
    session.reload(Self.after)
    expectFrame(
      session.state.frame(),
      """
      ▌  ● a   0
       a ├─● b   1                                                       1/3
        ~│ ↓ d   2  patch ssrf
       a ├─● c   1                                                       2/3
       a └─● f   1                                                       3/3
        +  ↓ g   2

       3 snapshots changed since the index: 1 new, 1 altered, 1 gone
      """)
    let signs = { session.state.frame().lines.compactMap { $0.dropFirst(2).first } }
    try session.type("j")
    #expect(signs().contains("~") && signs().contains("+"))
    #expect(session.statusLine.contains("6 snapshots · 6 rows"))
    try session.type("/g<enter><esc>")
    #expect(signs().contains("+"))
    try session.type("<esc>")
    #expect(!signs().contains("~") && !signs().contains("+"))
  }

  @Test("ASCII and no color say the same; what was altered before is told no more")
  func plain() throws {
    var session = try Session(diagram("a <- b"), rows: 6, columns: 60, glyphs: .ascii)
    session.reload(diagram("a <- b; a <- c"))
    expectFrame(
      session.state.frame(),
      """
      >  * a   0
       a |-* b   1                                             1/2
       a+`-* c   1                                             2/2


       1 snapshot changed since the index: 1 new
      """)
    var records = diagram("a <- b; a <- c")
    records[1].parents[0].directive = "add"
    session.reload(records)
    expectFrame(
      session.state.frame(),
      """
      >  * a   0
       a~|-* b   1  add                                        1/2
       a+`-* c   1                                             2/2


       1 snapshot changed since the index: 1 altered
      """)
  }

  @Test("damage that is new is told of, too, beside what has changed and alone")
  func damage() throws {
    var session = try Session("a <- b", rows: 8, columns: 90)
    let bad = Finding(.unreadable, file: "c.json", message: "it cannot be read")
    session.reload(diagram("a <- b; a <- c"), damage: [bad])
    #expect(
      session.statusLine
        == " 1 snapshot changed since the index: 1 new; 1 error in this store: see stemma check")
    session.reload(diagram("a <- b; a <- c"), damage: [bad, bad])
    #expect(session.statusLine.hasPrefix(" 2 errors in this store: see stemma check  "))
    session.reload(diagram("a <- b; a <- c; a <- d"), damage: [bad, bad])
    #expect(session.statusLine.hasPrefix(" 1 snapshot changed since the index: 1 new  "))
  }

  @Test("what the index knows is shown before anybody looks for what is the matter with it")
  func first() throws {
    var session = try Session("a <- b", rows: 8, columns: 90)
    let graph = LineageGraph.build(from: diagram("a <- b")).graph
    session.send(.loaded(graph, findings: []))
    #expect(!session.effects.contains(.compare))
    session.send(.loaded(graph, findings: nil))
    #expect(session.effects.contains(.compare))
    let bad = Finding(.unreadable, file: "c.json", message: "it cannot be read")
    session.send(.checked([bad]))
    #expect(session.statusLine.hasPrefix(" 1 error in this store: see stemma check  "))
    // Told once.
    try session.type("j")
    session.send(.checked([bad]))
    #expect(session.statusLine.hasPrefix(" a › b "))
  }

  @Test("a folded row says that it hides changes")
  func hidden() throws {
    var session = try Session(Self.before, rows: 6, columns: 60)
    session.reload(Self.after)
    expectFrame(
      try session.type("jj"),
      """
         ● a   0
       a·├─● b   1                                        ▸ 1  1/3
      ▌a ├─● c   1                                             2/3
       a·└─● f   1                                        ▸ 1  3/3

       a › c                      6 snapshots · 4 rows · 2 hidden
      """)
    try session.type("zRg/f<enter>r-")
    #expect(session.cursorLine.contains("·● f"))
  }

  @Test("cursor, height on the screen, folds, marks and the help stay")
  func inSight() throws {
    let many = (10..<40).map { "r <- n\($0) <- c\($0)" }.joined(separator: "; ")
    var session = try Session(many, rows: 8, columns: 60)
    try session.type("=g/n30<enter>zcma3j3k")
    let height = session.state.frame().lines.firstIndex { $0.hasPrefix("▌") }
    session.reload(diagram(many + "; r <- n05; r <- n06; c10 <- x; c11 <- y"))
    #expect(session.cursorLine.contains("n30"))
    #expect(session.cursorLine.contains("▸ 1"))
    #expect(session.state.frame().lines.firstIndex { $0.hasPrefix("▌") } == height)
    try session.type("gg'a")
    #expect(session.cursorLine.contains("n30"))
    try session.type("?")
    session.reload(diagram(many))
    #expect(session.state.frame().text.contains("Moving"))
    #expect(session.statusLine.contains("4 snapshots changed since the index: 4 gone"))
  }

  @Test("where the cursor's snapshot is gone, the nearest one above it has the cursor")
  func goneUnderCursor() throws {
    var session = try Session("a <- b; a <- c; a <- d; a <- e", rows: 8, columns: 60)
    try session.type("3j")
    session.reload(diagram("a <- b; a <- e"))
    #expect(session.cursorLine.contains("● b"))
  }

  @Test("what was narrowed stays narrowed, unless it was narrowed to what is gone")
  func narrowed() throws {
    var session = try Session(Self.before, rows: 8, columns: 60)
    try session.type("g/b<enter>rzc")
    session.reload(Self.after)
    #expect(session.cursorLine.contains("● b"))
    #expect(session.state.frame().text.contains("▸ 1"))
    #expect(!session.state.frame().text.contains("● f"))
    try session.type("ll")
    #expect(session.cursorLine.contains("~↓ d"))
    try session.type("u")
    #expect(session.cursorLine.contains("● b"))
    try session.type("g/d<enter>i")
    session.reload(diagram("a <- b; a <- c"))
    #expect(session.state.frame().text.contains("● c"))
    #expect(session.cursorLine.contains("● a"))
    try session.type("u")
    #expect(session.statusLine.contains("nothing is narrowed"))
  }

  @Test("a line being typed is typed on", arguments: ["/e", "g/e", "?/next"])
  func prompt(keys: String) throws {
    var session = try Session(Self.before, rows: 12, columns: 60)
    try session.type(keys)
    session.reload(Self.after)
    #expect(session.statusLine.contains(keys.last.map(String.init) ?? ""))
    try session.type("<esc>q")
    #expect(session.state.frame().text.contains("↓ g"))
    session.state.frame().checkInvariants()
  }

  @Test("a search that is being typed goes on in what is there now")
  func search() throws {
    var session = try Session(Self.before, rows: 12, columns: 60)
    try session.type("/g")
    #expect(session.cursorLine.contains("● a"))
    session.reload(Self.after)
    try session.type("<enter>")
    #expect(session.cursorLine.contains("↓ g"))
    try session.type("H")
    #expect(session.cursorLine.contains("● a"))
  }

  @Test("what a file said is read again")
  func detail() throws {
    var session = try Session(Self.before, rows: 12, columns: 60)
    try session.type("<enter>")
    session.send(.detailRead("a", .detail(SnapshotDetail(facts: []))))
    session.reload(Self.after)
    #expect(session.effects == [.readDetail("a"), .readDetail("a")])
  }
}
