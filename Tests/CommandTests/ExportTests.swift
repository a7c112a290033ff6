// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite("stemma export")
struct ExportTests {
  private static let forms = [
    "dot", "mermaid", "graphml", "prov-json", "alife-csv", "jsonl", "html",
  ]

  @Test("writes a merge, a cohort and a missing parent", arguments: forms)
  func golden(form: String) throws {
    let store = try Fixtures.estate()
    try expectSnapshot(
      "estate.\(form)", try stemma(["export", "--to", form], in: store.path).output)
  }

  @Test("writes a cycle", arguments: ["prov-json", "alife-csv"])
  func cycle(form: String) throws {
    let store = try Fixtures.cycle()
    try expectSnapshot(
      "cycle.\(form)", try stemma(["export", "--to", form], in: store.path).output)
  }

  @Test("writes what an expression names, and says how many edges lead out of that")
  func part() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["export", "--to", "alife-csv", "::9f3a ~ ::b4c1"], in: store.path)
    #expect(
      run.output.split(separator: "\r\n").map { $0.split(separator: ",").prefix(3) }.dropFirst()
        == [["4", #""[none]""#, "ab9ce87e"], ["7", #""[4]""#, "9f3a2b1c"]])
    #expect(run.errors == "stemma: 2 edges lead out of what was exported, and are left out\n")
  }

  @Test("-o puts a whole file in the place of what was there, or leaves that as it was")
  func file() throws {
    let store = try Fixtures.estate()
    let folder = try TemporaryStore(["out": "before"])
    let path = folder.path(of: "out")
    let printed = try stemma(["export", "--to", "dot"], in: store.path).output
    #expect(try stemma(["export", "--to", "dot", "-o", path], in: store.path).status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == printed)
    let failed = try stemma(
      ["export", "--to", "dot", "-o", folder.path(of: "no/out")], in: store.path)
    #expect(failed.status == 74)
    #expect(failed.errors.contains("no/out: No such file or directory"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out"])
  }

  @Test("texts that would end a string, a tag or a line do not", arguments: forms)
  func hostile(form: String) throws {
    let text = #"\u0007\u001b[2J \"]; </script> ]]> & \\ \n # ` \u202e"#
    let store = try TemporaryStore([
      "aa11.json": chainText(
        "aa11",
        row: #"""
          "manifest": {"title": "\#(text)"}, "curriculum": {"add": ["\#(text)"]},
          "cohort": {"id": "\#(text)", "label": "\#(text)"}, "parents": [{"id": "bb22", "role": "\#(text)"}]
          """#)
    ])
    let output = try stemma(["export", "--to", form], in: store.path).output
    let isOurs: (Unicode.Scalar) -> Bool = { $0 == "\n" || $0 == "\r" || $0.value >= 0x20 }
    // Cells are data, as ids are; on a terminal they are cleaned.
    if form != "alife-csv" { #expect(output.unicodeScalars.allSatisfy(isOurs)) }
    // Its own elements end three times.
    if form == "html" { #expect(output.components(separatedBy: "</script>").count == 4) }
    if form == "graphml" { #expect(!output.contains("</script>") && !output.contains("]]>")) }
  }
}
