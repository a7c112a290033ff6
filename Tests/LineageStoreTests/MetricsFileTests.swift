// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("A file of metrics")
struct MetricsFileTests {
  private let graph = diagramGraph("aa <- bb <- cc")
  private let files: TemporaryStore

  init() throws { files = try TemporaryStore(isInMemory: true) }

  /// What a file says, as `metric snapshot task number`, and what is the matter with it.
  private func read(_ bytes: [UInt8]) throws -> (values: [String], findings: [String]) {
    try files.write(bytes, to: "m")
    let (metrics, findings) = try Metrics.read([files.path(of: "m")], for: graph)
    var values: [String] = []
    for metric in metrics.all {
      for node in graph.present {
        let id = graph.id(of: node).text
        if let value = metric[node], !metric.isMean(of: node) {
          values.append("\(metric.name) \(id) - \(value)")
        }
        values += metric.taskValues(of: node).map { "\(metric.name) \(id) \($0.task) \($0.value)" }
      }
    }
    return (values, findings.inReadingOrder().map { "\($0.place ?? "-"): \($0.message)" })
  }

  private func read(_ text: String) throws -> (values: [String], findings: [String]) {
    try read(Array(text.utf8))
  }

  @Test(
    "has comma-separated values, columns in any order",
    arguments: [
      ("snapshot_id,task_id,name,value\naa,t,rate,0.5\n", ["rate aa t 0.5"]),
      ("name,value,snapshot_id\nrate,1,aa\nrate,2,bb", ["rate aa - 1.0", "rate bb - 2.0"]),
      (
        "value, note ,name,snapshot_id\r\n-1e-3,x,r,aa\r\n\r\n+2,,r,bb\r\n",
        ["r aa - -0.001", "r bb - 2.0"]
      ),
      (
        "\u{FEFF}\"snapshot_id\",\"name\",\"value\"\n\"aa\",\"a \"\"b\"\", c\n\"\"\",\"3\"\n",
        ["a \"b\", c\n\" aa - 3.0"]
      ),
      (
        "snapshot_id,task_id,name,value\naa,,r, 1 \naa,t\"u,r,2\n", ["r aa - 1.0", "r aa t\"u 2.0"]
      ),
      ("snapshot_id,name,value\naa,r,\naa,s,NaN\nbb,r,NA\nbb,s,null\ncc,r,0\n", ["r cc - 0.0"]),
      ("snapshot_id,name,value\n", []), ("", []), ("\n \n", []),
    ])
  func commas(text: String, expected: [String]) throws {
    let (values, findings) = try read(text)
    #expect(values == expected)
    #expect(findings == [])
  }

  @Test("has objects, one a line, keys in any order")
  func objects() throws {
    let (values, findings) = try read(
      #"""
      {"snapshot_id": "aa", "task_id": "t", "name": "r", "value": 0.5, "note": [1]}

      {"value": 1, "name": "r\u00e9", "snapshot_id": "\u0061a", "task_id": null}
      {"snapshot_id": "bb", "task_id": 7, "name": "r", "value": 2e0}
      {"snapshot_id": "cc", "name": "r", "value": null}
      {"snapshot_id": "cc", "name": "s", "value": NaN}
      {"snapshot_id": "cc", "name": "t", "value": 4}
      """#.replacing("\n", with: "\r\n"))
    #expect(values == ["r aa t 0.5", "r bb 7 2.0", "ré aa - 1.0", "t cc - 4.0"])
    #expect(findings == [])
  }

  @Test("loses a row that cannot be used, and no other")
  func badRows() throws {
    let header = "snapshot_id,name,value\n"
    let commas = try read(
      header + "aa,r\naa,r,x\n,r,1\naa,,1\naa,\"r\"s,1\naa,r,1e999\naa,r,0x10\naa,r,inf\n"
        + "bb,\"r,1\naa,r,2\ncc,r,3\n")
    #expect(commas.values == ["r aa - 2.0", "r cc - 3.0"])
    let reasons = [
      "line 10: the row does not count: a quote is not closed",
      "line 2: the row does not count: it has 2 fields, and the header 3",
      "line 3: the row does not count: `value` is no finite number",
      "line 4: the row does not count: there is no `snapshot_id`",
      "line 5: the row does not count: there is no `name`",
      "line 6: the row does not count: something follows a closing quote",
      "line 7: the row does not count: `value` is no finite number",
      "line 8: the row does not count: `value` is no finite number",
      "line 9: the row does not count: `value` is no finite number",
    ]
    #expect(commas.findings == reasons)
    let objects = try read(
      """
      {"snapshot_id": "aa", "name": "r", "value": 1}
      {"snapshot_id": "aa", "name": "r",
      {"snapshot_id": 1, "name": "r", "value": 1}
      {"name": "r", "value": 1}
      {"snapshot_id": "aa", "name": "r"}
      {"snapshot_id": "aa", "name": "r", "value": "1"}
      [1]
      {"snapshot_id": "bb", "name": "r", "value": 1}
      """)
    #expect(objects.values == ["r aa - 1.0", "r bb - 1.0"])
    #expect(
      objects.findings == [
        "line 2: the row does not count: it is not JSON: expected a key, found the end of the file, "
          + "column 35",
        "line 3: the row does not count: `snapshot_id` should be text",
        "line 4: the row does not count: there is no `snapshot_id`",
        "line 5: the row does not count: there is no `value`",
        "line 6: the row does not count: `value` is no finite number",
        "line 7: the row does not count: it should be an object",
      ])
    let bytes = Array((header + "aa,").utf8) + [0xFF] + Array(",1\nbb,r,1\n".utf8)
    #expect(try read(bytes).values == ["r bb - 1.0"])
  }

  @Test("is read in pieces, however long its rows are, and tells of a thousand bad ones")
  func pieces() throws {
    let wide = String(repeating: "x", count: 300_000)
    let endless = String(repeating: "y", count: 3 << 20)
    let rows =
      "aa,r,1,\"\(wide)\n\"\nbb,r,1,\(endless)\ncc,r,2,\n"
      + String(repeating: "bad\n", count: 1_200)
    let (values, findings) = try read("snapshot_id,name,value,note\n" + rows)
    #expect(values == ["r aa - 1.0", "r cc - 2.0"])
    #expect(findings.count == 1_001)
    #expect(findings.contains("line 4: the row does not count: it is longer than 1048576 bytes"))
    #expect(findings.contains("-: 201 more rows of this file do not count"))
  }

  @Test("that is none, or cannot be read, is an error")
  func errors() throws {
    try files.write("snapshot_id;name;value\naa;r;1\n", to: "m")
    let path = files.path(of: "m")
    #expect(
      throws: MetricsError.badHeader(path: path, missing: ["snapshot_id", "name", "value"])
    ) { try Metrics.read([path], for: graph) }
    #expect(
      throws: MetricsError.unreadable(path: path + "2", reason: "no such file or directory")
    ) { try Metrics.read([path + "2"], for: graph) }
    #expect(throws: MetricsError.unreadable(path: files.path, reason: "is a directory")) {
      try Metrics.read([files.path], for: graph)
    }
  }

  @Test("comes before a later one, whose rows count")
  func several() throws {
    try files.write("snapshot_id,name,value\naa,r,1\n", to: "b")
    try files.write(#"{"snapshot_id": "aa", "name": "r", "value": 2}"#, to: "a")
    let paths = [files.path(of: "b"), files.path(of: "a")]
    let (metrics, findings) = try Metrics.read(paths, for: graph)
    #expect(graph.node(for: SnapshotID("aa")).flatMap { metrics["r"]?[$0] } == 2)
    #expect(
      findings.map(\.message) == ["r is in line 2 of \(paths[0]) as well; the last row counts"])
    #expect(findings.map(\.file) == [paths[1]])
  }
}
