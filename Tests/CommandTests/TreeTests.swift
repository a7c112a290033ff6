// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@Suite("stemma tree")
struct TreeTests {
  @Test("prints every row, open, and nothing else")
  func text() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["tree"], in: store.path)
    #expect(
      run.output == """
          ◌ 5d5d0011  missing; named by 1 snapshot
          ↓ 0a0b0c0d   1  patch csrf
          ● fb545261   0  Estate
        A ├─● ab9ce87e   1  add sql_injection  1/3
          │ ├─● 1c55aa90   2  add xss
          │ └─● 9f3a2b1c   2  patch ssrf  +b4c1e7d0
        A ├─● b4c1e7d0   1  patch broken_authz  2/3
          │ └─↪ 9f3a2b1c  counterfactual
        A └─● 3d2e11f0   1  add ssrf  3/3

        """)
    #expect(run.status == 0)
  }

  @Test("--ascii draws with ASCII alone; so does a locale of another encoding")
  func ascii() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["tree", "--ascii", "--root", "ab9c"], in: store.path)
    #expect(
      run.output == """
        A * ab9ce87e   1  add sql_injection  +fb545261 1/3
          |-* 1c55aa90   2  add xss
          `-* 9f3a2b1c   2  patch ssrf  +b4c1e7d0

        """)
    let inC = try stemma(["tree", "--root", "ab9c"], in: store.path, environment: ["LANG": "C"])
    #expect(inC.output == run.output)
  }

  @Test("--filter prints what an expression names, with rows for what is between")
  func filter() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["tree", "--filter", "leaves() | roots()"], in: store.path)
    #expect(
      run.output == """
          ● fb545261   0  Estate
          ├─~ 1 hidden
          │ ├─● 1c55aa90   2  add xss
          │ └─● 9f3a2b1c   2  patch ssrf  +b4c1e7d0
        A └─● 3d2e11f0   1  add ssrf  3/3
          ● 0a0b0c0d   1  patch csrf  +5d5d0011

        """)
    let ids = try stemma(["tree", "--filter", "leaves()", "--ids"], in: store.path).lines
    #expect(ids.sorted() == ["0a0b0c0d", "1c55aa90", "3d2e11f0", "9f3a2b1c"])
    #expect(try stemma(["tree", "--filter", "none()"], in: store.path).output == "")
  }

  @Test("--inverted prints ancestors growing towards the roots; one of the three at a time")
  func inverted() throws {
    let store = try Fixtures.estate()
    let one = try stemma(["tree", "--inverted", "9f3a"], in: store.path)
    #expect(
      one.output == """
          ● 9f3a2b1c   2  patch ssrf
        A ├─● ab9ce87e   1  add sql_injection  1/3
          │ ↓ fb545261   0  Estate
        A └─● b4c1e7d0   1  counterfactual  patch broken_authz  2/3
            └─↪ fb545261  derived

        """)
    let two = try stemma(["tree", "--inverted", "9f3a | 3d2e", "--ids"], in: store.path).lines
    #expect(two.sorted() == ["3d2e11f0", "9f3a2b1c", "ab9ce87e", "b4c1e7d0", "fb545261"])
    let both = try stemma(["tree", "--root", "fb54", "--filter", "leaves()"], in: store.path)
    #expect(both.status == 64 && both.errors.contains("--filter exclude each other"))
  }

  @Test("--depth prints so many levels, and says what it folds")
  func depth() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["tree", "--depth", "2", "--root", "fb54"], in: store.path)
    #expect(
      run.output == """
          ● fb545261   0  Estate
        A ├─● ab9ce87e   1  add sql_injection  ▸ 2 1/3
        A ├─● b4c1e7d0   1  patch broken_authz  ▸ 0 2/3
        A └─● 3d2e11f0   1  add ssrf  3/3

        """)
    #expect(try stemma(["tree", "--depth", "0"], in: store.path).status == 64)
  }

  @Test("--fold-cohorts prints a cohort as one row")
  func foldedCohorts() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["tree", "--fold-cohorts"], in: store.path)
    #expect(
      run.output == """
          ◌ 5d5d0011  missing; named by 1 snapshot
          ↓ 0a0b0c0d   1  patch csrf
          ● fb545261   0  Estate
        A ▸ 3 members  patch vs add  2 add, 1 patch  ▸ 5 2/3 have children

        """)
  }

  @Test("a cycle of two prints three rows")
  func cycle() throws {
    let store = try Fixtures.cycle()
    try store.remove("sha256:cc33.json")
    #expect(try stemma(["tree"], in: store.path).lines.count == 3)
  }

  @Test("thirty stacked diamonds print 121 rows")
  func diamonds() throws {
    let store = try TemporaryStore(["top0.json": chainText("top0")])
    for level in 0..<30 {
      for side in ["left", "right"] {
        try store.write(
          chainText("\(side)\(level)", parent: #""top\#(level)""#), to: "\(side)\(level).json")
      }
      try store.write(
        chainText(
          "top\(level + 1)", parent: #""left\#(level)""#,
          row: #""parents": ["left\#(level)", "right\#(level)"]"#), to: "top\(level + 1).json")
    }
    let run = try stemma(["tree"], in: store.path)
    #expect(run.lines.count == 121)
  }

  @Test("a deep chain runs straight down, and older lines fold")
  func deep() throws {
    let store = try TemporaryStore(["n100.json": chainText("n100")])
    for number in 101...160 {
      let row = #""curriculum": {"add": ["x"]}"#
      try store.write(
        chainText("n\(number)", parent: #""n\#(number - 1)""#, row: row), to: "n\(number).json")
      try store.write(
        chainText("m\(number)", parent: #""n\#(number - 1)""#, row: row), to: "m\(number).json")
    }
    let straight = try stemma(["tree"], in: store.path)
    #expect(straight.lines.last == "h └─● n160  60  add x  2/2")
    let indented = try stemma(["tree", "--trunk", "off"], in: store.path)
    #expect(indented.lines.last?.hasPrefix("h ‹47 ") == true)
    let narrow = try stemma(
      ["tree", "--trunk", "off"], in: store.path, environment: ["COLUMNS": "40"])
    #expect(narrow.lines.last?.hasPrefix("h ‹54 ") == true)
  }

  @Test("siblings stand in the order asked for, as in the browser")
  func siblings() throws {
    let store = try TemporaryStore(["p.json": chainText("p")])
    for (id, parent) in [("q", "p"), ("r", "p"), ("s", "r")] {
      try store.write(chainText(id, parent: "\"\(parent)\""), to: id + ".json")
    }
    func ids(_ options: String...) throws -> [String] {
      try stemma(["tree", "--ascii"] + options, in: store.path).lines.map { line in
        line.split(separator: " ").first { "pqrs".contains($0) }.map(String.init) ?? line
      }
    }
    #expect(try ids() == ["p", "q", "r", "s"])
    #expect(try ids("--siblings", "descendants") == ["p", "r", "s", "q"])
    #expect(try ids("--siblings", "descendants", "--reverse") == ["p", "q", "r", "s"])
    #expect(try ids("--reverse") == ["p", "r", "s", "q"])
  }

  @Test("--ids and --count are about the snapshots shown")
  func otherFormats() throws {
    let store = try Fixtures.estate()
    let shown = try stemma(["tree", "--ids", "--root", "ab9c"], in: store.path)
    #expect(shown.lines == ["ab9ce87e", "1c55aa90", "9f3a2b1c"])
    #expect(try stemma(["tree", "--count"], in: store.path).output == "8\n")
  }
}
