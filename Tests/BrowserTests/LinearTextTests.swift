// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("What is told in lines")
struct LinearTextTests {
  @Test("levels are how many parents stand above a row, whatever the indent", arguments: 0..<20)
  func levels(seed: Int) throws {
    var session = try Session(randomLineage(seed: seed), rows: 30, columns: 80)
    guard session.state.view != nil else { return }
    try session.type("<esc>zRo<enter>")
    #expect(session.state.options.trunk == .on)
    try session.type("q")
    for _ in 0..<4 {
      let view = try #require(session.state.view)
      for (offset, line) in session.state.linearLines.enumerated() {
        let row = view.layout[Row(session.state.firstRow + offset)]
        guard row.kind == .full else { continue }
        var level = 0
        var parent = view.outline.placement(of: row.node)
        while let upper = parent {
          level += 1
          parent = view.outline.placement(of: upper)
        }
        #expect(line.contains(", level \(level), "), "\(line)")
      }
      try session.type("<c-f>")
    }
  }

  @Test(
    "the lines of a page have the numbers by which they are gone to; what says nothing is left out")
  func pages() throws {
    var session = try Session("a <- b", rows: 20, columns: 80)
    session.listen()
    try session.type("<esc>?")
    let lines = session.state.linearLines
    #expect(lines[0] == "Keys" && lines[1] == "1  Moving")
    let last = try #require(lines.last?.split(separator: " ").first.flatMap { Int($0) })
    try session.type("\(last)G")
    #expect(session.state.linearCursor == lines.count - 1)
    #expect(lines.allSatisfy { $0.split(separator: " ").count > 1 || $0 == "Keys" })
  }

  @Test("a long difference is told whole, and the bad byte of a file in words")
  func whole() throws {
    var session = try Session(TreeViewTests.curriculum, rows: 20, columns: 40)
    session.listen()
    try session.type("<esc>/9f3a<enter>")
    let text = String(repeating: "word ", count: 200)
    let question = PageQuestion.differences(of: "9f3a2b1c", from: "77aa01c2", revealsHidden: false)
    let value = SnapshotDifference.Value(text)
    session.open(question)
    session.send(
      .found(
        question,
        .differences(
          SnapshotDifference(
            subject: "9f3a2b1c", origins: [.init("77aa01c2")],
            sections: [.init(.rest, [.init("prompt", before: [value], after: nil)])]))))
    #expect(
      session.state.linearLines.suffix(2)
        == ["3  rest, 1 differ", "4  prompt; before: \(text); here: nothing"])
    let excerpt = FileExcerpt(of: Array("{\n\"a\": }\n".utf8), in: "x.json", markedAt: 7)
    session.open(.file("x.json", place: nil))
    session.send(.found(.file("x.json", place: nil), .file(excerpt)))
    #expect(session.state.linearLines.contains(#"2  line 2: "a": }  (the place is at })"#))
    #expect(session.state.linearCursor == 2)
  }
}
