// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen
import TestSupport
import Testing

@Suite("The tree on the screen")
struct TreeViewTests {
  /// The lineage that the tests look at: three made together, a merge, a folded branch.
  static var curriculum: [Snapshot] {
    var records = diagram(
      """
      fb545261 <- ab9ce87e@c1 <- 77aa01c2 <- 9f3a2b1c
      fb545261 <- b4c1e7d0@c1 <- 9f3a2b1c
      77aa01c2 <- 1c55aa90
      fb545261 <- 3d2e11f0@c1
      ?5d5d0011 <- 0a0b0c0d
      """)
    let directives: [SnapshotID: String] = [
      "ab9ce87e": "add sql_injection", "77aa01c2": "patch ssrf",
      "9f3a2b1c": "harden/patch webapp.pentest", "1c55aa90": "harden/grow",
      "b4c1e7d0": "patch broken_authz", "3d2e11f0": "add ssrf", "0a0b0c0d": "soften/patch",
    ]
    for index in records.indices {
      if records[index].parents.isEmpty { records[index].title = "Estate 1-0" }
      for parent in records[index].parents.indices {
        records[index].parents[parent].directive = directives[records[index].id]
        if parent > 0 { records[index].parents[parent].role = "counterfactual" }
      }
    }
    for (place, id) in ["ab9ce87e", "b4c1e7d0", "3d2e11f0"].enumerated() {
      guard let index = records.firstIndex(where: { $0.id.text == id }) else { continue }
      records[index].cohorts[0].index = place
      records[index].cohorts[0].size = 3
    }
    return records
  }

  @Test("draws lines, ids, generations, labels, cohorts and other parents")
  func whole() throws {
    var session = try Session(Self.curriculum, rows: 12, columns: 70)
    expectFrame(
      try session.type("<esc>j"),
      """
         ◌ 5d5d0011  missing; named by 1 snapshot  Estate 1-0
      ▌  ↓ 0a0b0c0d   1  soften/patch
         ● fb545261   0  Estate 1-0
       A ├─● ab9ce87e   1  add sql_injection                             1/3
         │ ↓ 77aa01c2   2  patch ssrf
         │ ├─● 1c55aa90   3  harden/grow
         │ └─● 9f3a2b1c   3  harden/patch webapp.pentest           +b4c1e7d0
       A ├─● b4c1e7d0   1  patch broken_authz                            2/3
         │ └─↪ 9f3a2b1c  counterfactual
       A └─● 3d2e11f0   1  add ssrf                                      3/3

       5d5d0011 › 0a0b0c0d                8 snapshots · 10 rows · 1 missing
      """)
  }

  @Test("the cursor's cohort draws a bar between its members")
  func cohortBar() throws {
    var session = try Session(Self.curriculum, rows: 12, columns: 70)
    let gutter = try session.type("/3d2e<enter>").lines.map { String($0.dropFirst().prefix(1)) }
    #expect(gutter[..<10].joined() == "   A│││A│A")
  }

  @Test("ASCII and no color say the same")
  func ascii() throws {
    var session = try Session(Self.curriculum, rows: 8, columns: 60, glyphs: .ascii)
    expectFrame(
      try session.type("G"),
      """
         o 5d5d0011  missing; named by 1 snapshot  Estate 1-0
         : 0a0b0c0d   1  soften/patch
         * fb545261   0  Estate 1-0
       A |-* ab9ce87e   1  add sql_injection              + 3  1/3
       A |-* b4c1e7d0   1  patch broken_authz             + 0  2/3
      >A `-* 3d2e11f0   1  add ssrf                            3/3

       ~ > 3d2e11f0   8 snapshots | 6 rows | 4 hidden | 1 missing
      """)
  }

  @Test("opens at first as many levels as fit the screen")
  func openLevels() throws {
    let session = try Session(Self.curriculum, rows: 9, columns: 70)
    expectFrame(
      session.state.frame(),
      """
      ▌  ◌ 5d5d0011  missing; named by 1 snapshot  Estate 1-0
         ↓ 0a0b0c0d   1  soften/patch
         ● fb545261   0  Estate 1-0
       A ├─● ab9ce87e   1  add sql_injection                             1/3
         │ ↓ 77aa01c2   2  patch ssrf                                    ▸ 2
       A ├─● b4c1e7d0   1  patch broken_authz                            2/3
         │ └─↪ 9f3a2b1c  counterfactual
       A └─● 3d2e11f0   1  add ssrf                                      3/3
       ? shows the keys, q quits
      """)
  }

  @Test("what comes from files never drives the terminal")
  func hostileText() throws {
    var records = diagram("a <- b@x")
    records[1].parents[0].directive = "\u{1B}[2J\u{7}red\r\nline\u{202E}evil\u{9B}31m"
    records[1].parents[0].role = "\u{1B}]52;c;AAAA\u{7}"
    records[1].id = "b\u{1B}c\u{0}"
    records[0].title = "\u{1B}c"
    records[1].cohorts[0].label = "\u{8}\u{8}x"
    var session = try Session(records, rows: 30, columns: 120)
    for keys in ["j", "<enter>", "<tab>", ",", "i", "?", "q", "o", "q", "g/b<enter>", "/b<enter>"] {
      let frame = try session.type(keys)
      frame.checkInvariants()
      let controls = frame.text.unicodeScalars.filter {
        $0 != "\n" && ($0.properties.generalCategory == .control || $0 == "\u{202E}")
      }
      #expect(controls.isEmpty)
    }
  }

  @Test("wide and combining characters line up")
  func wideText() throws {
    var records = diagram("a <- b@x; a <- c@x")
    records[1].parents[0].directive = "加 sql 注入 cafe\u{301}"
    records[2].parents[0].directive = "patch"
    let session = try Session(records, rows: 5, columns: 44)
    expectFrame(
      session.state.frame(),
      """
      ▌  ● a   0
       A ├─● b   1  加 sql 注入 cafe\u{301}           1/2
       A └─● c   1  patch                      2/2

       ? shows the keys, q quits
      """)
  }

  @Test("fits any size, down to nothing", arguments: [(1, 1), (2, 3), (5, 20), (3, 200), (60, 9)])
  func sizes(rows: Int, columns: Int) throws {
    var session = try Session(Self.curriculum, rows: 24, columns: 80)
    for keys in ["j", "<enter>", "?", "q", "o", "q", "/ab<enter>"] {
      try session.type(keys)
      session.send(.resized(Size(rows: rows, columns: columns)))
      session.state.frame().checkInvariants()
      session.send(.resized(Size(rows: 24, columns: 80)))
    }
  }

  @Test("a deep tree folds its older lines, following the cursor")
  func deepTree() throws {
    let drawing = (0..<40).map { "n\($0) <- n\($0 + 1); n\($0) <- x\($0)" }
    var session = try Session(drawing.joined(separator: "; "), rows: 6, columns: 40)
    expectFrame(
      try session.type("o<enter><enter>qzRg/n40<enter>"),
      """
       l ‹35 │ │ ├─● n38  38               1/2
       m ‹35 │ │ │ ├─● n39  39             1/2
      ▌n ‹35 │ │ │ │ ├─● n40  40           1/2
       n ‹35 │ │ │ │ └─● x39  40           2/2
       m ‹35 │ │ │ └─● x38  39             2/2
       … › n39 › n40   81 snapshots · 81 rows
      """)
    expectFrame(
      try session.type("o<enter><enter>q"),
      """
       l ↓ n38  38                         1/2
       m ├─● x38  39                       2/2
       m ↓ n39  39                         1/2
      ▌n ├─● n40  40                       1/2
       n └─● x39  40                       2/2
       … › n39 › n40   81 snapshots · 81 rows
      """)
  }
}
