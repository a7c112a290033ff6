// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

/// Whole screens, as drawings in `Snapshots`, which `RECORD_SNAPSHOTS=1` draws anew.
@Suite("Each view at three sizes")
struct FramesTests {
  /// A view: what it is called, and the keys and news that lead to it.
  struct View: Sendable, CustomTestStringConvertible {
    let name: String
    let show: @Sendable (inout Session) async throws -> Void
    var testDescription: String { name }
  }

  private static let sizes = [(5, 20), (24, 80), (40, 120)]

  static let views = [
    View(name: "tree") { try $0.type("zR") },
    View(name: "cohorts-folded") { try $0.type("zRC") },
    View(name: "inspector") { session in
      try session.type("/9f3a<enter><enter>")
      let facts = [
        SnapshotDetail.Fact(.prompt, ["a portal with accounts"], key: "lineage[1].prompt"),
        SnapshotDetail.Fact(.touchedFiles, ["app.py"], key: "lineage[1].touched_files"),
      ]
      session.send(.detailRead("9f3a2b1c", .detail(SnapshotDetail(facts: facts))))
    },
    View(name: "narrowed") { session in
      try session.type("zR&leaves()<enter>")
      let graph = LineageGraph.build(from: TreeViewTests.curriculum).graph
      session.send(.answered(1, edition: 1, .success(graph.leavesForTest)))
    },
    View(name: "mistake") { try $0.type("&leaves(<enter>") },
    View(name: "search") { try $0.type("zR/patch") },
    View(name: "options") { try $0.type("o") },
    View(name: "parents") { try $0.type("/9f3a<enter>,") },
    View(name: "help") { try $0.type("?") },
    View(name: "cohort") { session in
      try session.type("/b4c1<enter>gc")
      session.send(.found(.cohort(of: "b4c1e7d0"), .cohort(CohortSheetTests.sheet)))
    },
    View(name: "differences") { session in
      try session.type("/9f3a<enter>d")
      session.send(
        .found(
          .differences(of: "9f3a2b1c", from: nil, revealsHidden: false),
          .differences(PageTests.difference)))
    },
    View(name: "statistics") { session in
      try session.type("gggs")
      let graph = LineageGraph.build(from: TreeViewTests.curriculum).graph
      let statistics = try await LineageStatistics(
        of: .all(capacity: graph.count), in: QueryScope(of: graph))
      let question = session.effects.compactMap { effect -> PageQuestion? in
        if case .find(let question) = effect { question } else { nil }
      }.last
      session.send(
        .found(
          try #require(question),
          .statistics(statistics, path: [PathSeries("solved", [0.5, nil, 0.25])])))
    },
    View(name: "inverted") { try $0.type("/9f3a<enter>i") },
    View(name: "children") { try $0.type("/fb54<enter>.") },
    View(name: "commands") { session in
      session.setCommands([
        UserCommand(name: "plot", words: ["plot", "--id", "{id}"]),
        UserCommand(name: "open in editor", words: ["vim", "-R", "{path}"]),
      ])
      try session.type("!j")
    },
    View(name: "tags") { session in
      var user = UserState()
      user.apply(.tag("9f3a2b1c", "hard", isGiven: true))
      user.apply(.note("9f3a2b1c", "look again"))
      session.send(.userStateRead(user))
      try session.type("/9f3a<enter>T")
    },
    View(name: "file") { session in
      let text = "{\n  \"id\": \"9f3a2b1c\",\n  \"lineage\": [}\n}\n"
      let question = PageQuestion.file("9f3a2b1c.json", place: "line 3, column 15")
      session.open(question)
      let excerpt = FileExcerpt(of: Array(text.utf8), in: "9f3a2b1c.json", markedAt: 36)
      session.send(.found(question, .file(excerpt)))
    },
    View(name: "verb") { session in
      try session.type(":children fb54<enter>")
      let question = session.effects.compactMap { effect -> PageQuestion? in
        if case .find(let question) = effect { question } else { nil }
      }.last
      let output = """
        ab9ce87e  1  c-7 1/3  -  add sql_injection
        b4c1e7d0  1  c-7 2/3  -  patch broken_authz
        3d2e11f0  1  c-7 3/3  -  add ssrf

        """
      session.send(.found(try #require(question), .output(output)))
      try session.type("j")
    },
    View(name: "health") { session in
      session.reload(TreeViewTests.curriculum, damage: Self.damage)
      try session.type("<esc>gh")
    },
  ]

  private static let damage = [
    Finding(.missingParent, snapshot: "5d5d0011", message: "5d5d0011 has no file"),
    Finding(
      .unparsable, file: "bad.json", place: "line 3, column 2", message: "the text has no end"),
  ]

  @Test("is drawn as it was, in UTF-8 and in ASCII, with its styles", arguments: views)
  func frames(view: View) async throws {
    var text = ""
    for glyphs in [GlyphSet.unicode, .ascii] {
      for (rows, columns) in Self.sizes {
        var session = try Session(
          TreeViewTests.curriculum, rows: rows, columns: columns, glyphs: glyphs)
        try await view.show(&session)
        let frame = session.state.frame()
        frame.checkInvariants()
        text += "== \(columns)×\(rows), \(glyphs)\n" + frame.lines.joined(separator: "\n") + "\n"
        if glyphs == .unicode, rows == 24 { text += "== its styles\n" + Self.styles(of: frame) }
      }
    }
    try Self.expect(text, "\(view.name).txt")
  }

  @Test("has the styles of each theme, for a row, a cohort, a mark, a match and what is selected")
  func themes() async throws {
    var text = ""
    for theme in Theme.allCases {
      var session = try Session(TreeViewTests.curriculum, rows: 14, columns: 72)
      session.setTheme(theme)
      session.reload(TreeViewTests.curriculum + Session.records("fb545261 <- new"))
      try session.type("zR/ab9c<enter><space>/add ssrf<enter>")
      let frame = session.state.frame()
      text += "== \(theme.rawValue)\n" + frame.lines.joined(separator: "\n") + "\n"
      text += "== its styles\n" + Self.styles(of: frame)
    }
    try Self.expect(text, "themes.txt")
  }

  /// Expects a drawing in `Snapshots`.
  private static func expect(_ text: String, _ name: String) throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Snapshots/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Data(text.utf8).write(to: path)
      Issue.record("\(name) was drawn anew")
      return
    }
    expectLines(
      text.components(separatedBy: "\n"), try String(contentsOf: path, encoding: .utf8))
  }

  /// A letter for the style of each place, and what the letters stand for.
  private static func styles(of frame: Frame) -> String {
    var letters: [Style: Character] = [.plain: "."]
    var legend = ""
    var lines = ""
    for row in 0..<frame.size.rows {
      for column in 0..<frame.size.columns {
        let style = frame[Point(row: row, column: column)].style
        if letters[style] == nil {
          let letter = Character(Unicode.Scalar(UInt8(96 + letters.count)))
          letters[style] = letter
          legend += "\(letter): \(style.words)\n"
        }
        lines.append(letters[style] ?? "?")
      }
      lines += "\n"
    }
    return lines + legend
  }
}

extension Style {
  /// The style in words.
  fileprivate var words: String {
    let colors = [("on", background), ("in", foreground)].compactMap { name, color -> String? in
      switch color {
      case .palette(let index): "\(name) color \(index)"
      case .default: "\(name) the terminal's own"
      case nil: nil
      }
    }
    let named: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underlined"),
      (.reverse, "reversed"),
    ]
    return (named.filter { attributes.contains($0.0) }.map(\.1) + colors).joined(separator: ", ")
  }
}

extension LineageGraph {
  fileprivate var leavesForTest: NodeSet {
    NodeSet(nodes.filter { children(of: $0).isEmpty && !isMissing($0) }, capacity: count)
  }
}
