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
}
