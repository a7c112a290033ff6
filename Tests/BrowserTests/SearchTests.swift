// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen
import TestSupport
import Testing

@Suite("Searching in the browser")
struct SearchTests {
  @Test("search goes as it is typed, wraps, and visits each snapshot once")
  func search() throws {
    var records = diagram("r <- a <- x; r <- b <- x; x <- y")
    for index in records.indices where ["a", "b", "y"].contains(records[index].id.text) {
      records[index].parents[0].directive = "patch ssrf"
    }
    var session = try Session(records)
    var visited: [String] = []
    try session.type("/SSRF")
    #expect(session.statusLine.contains("nothing matches"))
    try session.type("<c-u>ss")
    visited.append(session.cursorLine)
    try session.type("<enter>n")
    visited.append(session.cursorLine)
    try session.type("n")
    visited.append(session.cursorLine)
    let ids = visited.map { line in
      line.dropFirst(2).split(separator: " ").first { ("a"..."z").contains($0) }
    }
    #expect(ids == ["a", "y", "b"])
    try session.type("n")
    #expect(session.cursorLine.contains("● a"))
    #expect(session.statusLine.contains("around the end"))
    try session.type("N")
    #expect(session.cursorLine.contains("● b"))
    try session.type("gg/zzz<esc>")
    #expect(session.cursorLine.contains("● r"))
  }

  @Test("a search goes back to how everything was when it is canceled")
  func canceledSearch() throws {
    var session = try Session(BrowserStateTests.diamond)
    let before = try session.type("/d<enter>gg-").lines.dropLast()
    #expect(try session.type("/f<esc>").lines.dropLast() == before)
    try session.type("n")
    #expect(session.cursorLine.contains("● d") || session.cursorLine.contains("↓ d"))
  }

  @Test("on a row that refers elsewhere the search and the cohorts go on from the row itself")
  func searchFromReference() throws {
    var session = try Session("r <- a@p <- x; r <- b@p <- x; b <- y@q; r <- c@s; x <- m1; c <- m2")
    try session.type("/m2<enter>?q/m<enter>")
    try session.type("gg/m<enter>")
    #expect(session.cursorLine.contains("m1"))
    // The reference to x stands under b, below m1 and above m2.
    try session.type("g/b<enter>jj")
    #expect(session.cursorLine.contains("↪ x"))
    try session.type("n")
    #expect(session.cursorLine.contains("m2"))
    try session.type("''N")
    #expect(session.cursorLine.contains("m1"))
    try session.type("g/b<enter>jj}")
    #expect(session.cursorLine.contains("● c"))
  }

  @Test("goes from row to row downwards, also along a trunk")
  func searchAlongTrunk() throws {
    var session = try Session("t <- m1 <- m2 <- m3; t <- m4; m1 <- m5", rows: 20)
    try session.type("o<enter>qzRgg/m<enter>")
    var rows: [Int] = []
    for _ in 0..<5 {
      rows.append(session.state.frame().lines.firstIndex { $0.hasPrefix("▌") } ?? -1)
      try session.type("n")
    }
    #expect(rows == [1, 2, 3, 4, 5])
  }

  @Test("searching the help leaves the search in the tree alone")
  func helpSearch() throws {
    var session = try Session(BrowserStateTests.diamond)
    try session.type("/e<enter>gg?/quit<enter>q")
    try session.type("n")
    #expect(session.cursorLine.contains("● e"))
  }

  @Test("* finds what has the same directive, and not one that holds it")
  func sameDirective() throws {
    var records = diagram("r <- a; a <- b; b <- c")
    for (index, directive) in [(1, "add ssrf"), (2, "add ssrf_blind"), (3, "add ssrf")] {
      records[index].parents[0].directive = directive
    }
    var session = try Session(records)
    try session.type("zRj*")
    #expect(session.cursorLine.contains("↓ c"))
    try session.type("*")
    #expect(session.cursorLine.contains("↓ a"))
  }

  @Test("missing snapshots, tags and notes are found")
  func whatRowsSay() throws {
    var session = try Session("?m <- a; a <- b; a <- c")
    try session.type("zR/named by<enter>")
    #expect(session.cursorLine.contains("◌ m"))
    try session.type("GTkeep : weaker than it looks<enter>gg/#keep<enter>")
    #expect(session.cursorLine.contains("● c"))
    try session.type("gg/WEAKER<c-u>weaker<enter>")
    #expect(session.cursorLine.contains("● c"))
  }

  @Test("counts go so many matches on, around the end too")
  func counts() throws {
    var session = try Session("x0 <- x1; x1 <- y2; y2 <- x3; x3 <- x4")
    try session.type("/x<enter>3n")
    #expect(session.cursorLine.contains("x4"))
    try session.type("2N")
    #expect(session.cursorLine.contains("x1"))
    try session.type("7n")
    session.goOn()
    #expect(session.cursorLine.contains("x0"))
  }

  @Test("lines searched for come back with the arrow keys, and are edited at the cursor")
  func history() throws {
    var session = try Session("alpha <- beta <- gamma")
    try session.type("/bet<enter>gg/gam<enter>gg/<up><up>")
    #expect(session.statusLine.hasPrefix("/bet"))
    #expect(session.cursorLine.contains("beta"))
    try session.type("<home><del>g<del>a<right><bs>m<enter>")
    #expect(session.cursorLine.contains("gamma"))
  }
}
