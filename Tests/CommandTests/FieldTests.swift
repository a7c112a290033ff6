// SPDX-License-Identifier: MIT

import Screen
import TestSupport
import Testing

@testable import LineageCore
@testable import stemma

@Suite("Fields of snapshots")
struct FieldTests {
  private let store: TemporaryStore

  init() throws { store = try Fixtures.estate() }

  private func query(_ words: String...) throws -> StemmaRun {
    try stemma(["query", "-s", store.path, "9f3a | fb54 | 5d5d"] + words)
  }

  @Test(
    "stand in a template, where what is not there is nothing",
    arguments: [
      (
        "{id} {generation} {directive} {parents}",
        [
          "fb545261 0  ", "5d5d0011 0  ", "9f3a2b1c 2 patch ssrf ab9ce87e b4c1e7d0",
        ]
      ),
      (#"{{{short}}}\t{difficulty}"#, ["{5d5d0011}\t", "{fb545261}\t", "{9f3a2b1c}\t0.25"]),
      (
        "{label}|{missing}|{roles}",
        [
          "missing; named by 1 snapshot|true|", "Estate|false|",
          "patch ssrf|false|derived counterfactual",
        ]
      ),
      (#"\\{children}{{}}"#, [#"\0a0b0c0d{}"#, #"\3d2e11f0 ab9ce87e b4c1e7d0{}"#, #"\{}"#]),
      ("", ["", "", ""]),
    ])
  func template(template: String, lines: [String]) throws {
    let run = try query("--format", template)
    #expect(
      Set(
        run.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
          String.init)) == Set(lines))
    #expect(run.errors == "" && run.status == 0)
  }

  @Test("stand in columns, where what is not there is a dash")
  func columns() throws {
    let run = try query("--columns", "id, generation,title,shape,file")
    #expect(
      run.output == """
        5d5d0011  0  -       -      -
        fb545261  0  Estate  chain  fb545261.json
        9f3a2b1c  2  -       chain  9f3a2b1c.json

        """)
  }

  @Test("end with a NUL for xargs -0")
  func null() throws {
    #expect(try query("--ids", "-0").output == "5d5d0011\0fb545261\09f3a2b1c\0")
    #expect(try query("--format", "{short}", "-0").output == "5d5d0011\0fb545261\09f3a2b1c\0")
  }

  @Test(
    "that are none, and formats that exclude each other, are usage errors",
    arguments: [
      (
        ["--columns", "id,titel"], "there is no field titel; did you mean title? The fields are id,"
      ),
      (["--columns", ""], "there is no field . The fields are id, short, generation, parents,"),
      (["--format", "{id} {Id}"], "there is no field Id; did you mean id? The fields are id,"),
      (["--format", "{id"], "a { has no }; {{ prints {"),
      (["--format", "id}"], "a } has no {; }} prints }"),
      (["--format", #"{id}\x"#], #"\x is no escape; the escapes are \n, \t and \\"#),
      (["--format", "{id}", "--count"], "--count and --format exclude each other"),
      (["--json", "-0"], "-0 goes with --ids or --format"),
    ])
  func mistakes(words: [String], message: String) throws {
    let run = try stemma(["list", "-s", store.path] + words)
    #expect(run.errors.contains(message))
    #expect(run.output == "" && run.status == 64)
  }

  @Test("are all in the help, each under a name of its own")
  func help() throws {
    let lines = try stemma(["help", "list"]).lines
    for field in SnapshotField.all { #expect(lines.contains("  " + field.name)) }
    #expect(Set(SnapshotField.all.map(\.name)).count == SnapshotField.all.count)
  }

  @Test("columns grow with what is in them, and what was printed stays")
  func pieces() {
    let graph = diagramGraph("r <- a <- b; r <- longer_than_the_others")
    let destination = Destination(
      isTerminal: false, columns: 80, glyphs: .ascii, colors: .monochrome)
    let columns = ["id", "generation"].compactMap(SnapshotField.named)
    let answer = Answer(graph.present, of: graph)
    var table = SnapshotTable(answer, columns: columns, for: destination)
    #expect(table.lines(of: answer.nodes[..<2], isFirst: true) == ["r  0", "a  1"])
    #expect(
      table.lines(of: answer.nodes[2...], isFirst: false)
        == ["longer_than_the_others  1", "b                       2"])
  }
}
