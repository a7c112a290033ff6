// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("Files in chain shape")
struct ChainTests {
  @Test("give id, parent, directive, title, pack and difficulty")
  func facts() async throws {
    let row = """
      "pack": {"id": "cyber.webapp", "version": "v1", "dir": null},
      "curriculum": {"seed": 14, "add": ["sql_injection"], "patch": ["ssrf", "xss"], "extra": 3}
      """
    let rest = """
      "manifest": {"world": {"title": "Estate 1-2"}},
      "tasks": [{"meta": {"difficulty": 0.25}}, {"meta": {"difficulty": 0.75}}, {"id": "t"}]
      """
    let files = try TemporaryStore([
      "a.json": chainText("a"),
      "b.json": chainText("b", parent: #""a""#, row: row, rest: rest),
    ])
    let store = try await files.open()
    #expect(try store.findings().isEmpty)
    #expect(
      store["b"]?.timeless
        == Snapshot(
          id: "b",
          parents: [ParentReference("a", directive: "patch ssrf, xss; add sql_injection; extra 3")],
          title: "Estate 1-2", pack: Snapshot.Pack(id: "cyber.webapp", version: "v1"),
          difficulty: 0.5, shape: .chain, file: "b.json"))
    #expect(store["a"]?.timeless == Snapshot(id: "a", shape: .chain, file: "a.json"))
  }

  @Test(
    "take the title from the row where the file has none",
    arguments: [
      (#""manifest": {"world": {"title": "w"}, "title": "t", "name": "n"}"#, "w"),
      (#""manifest": {"title": "t", "name": "n"}"#, "t"),
      (#""manifest": {"world": {}, "name": "n"}"#, "n"),
      (#""manifest": {}"#, nil),
    ])
  func title(row: String, title: String?) async throws {
    let files = try TemporaryStore(["a.json": chainText("a", row: row)])
    let store = try await files.open()
    #expect(store["a"]?.title == title)
  }

  @Test("give their curriculum in the order of the bytes, of a repeated key what stands last")
  func curriculum() async throws {
    let row = #""curriculum": {"b": 1, "z": 3, "add": 0, "b": null, "z": 2, "a": 1, "patch": "p"}"#
    let files = try TemporaryStore(["b.json": chainText("b", parent: #""a""#, row: row)])
    #expect(try await files.open()["b"]?.directive == "patch p; add 0; a 1; z 2")
  }

  @Test("may have a curriculum of very many keys", .timeLimit(.minutes(1)))
  func longCurriculum() async throws {
    let members = (0..<50_000).map { #""k\#($0)": 1"# }.joined(separator: ", ")
    let row = #""curriculum": {\#(members)}"#
    let files = try TemporaryStore(["b.json": chainText("b", parent: #""a""#, row: row)])
    let line = try await files.open()["b"]?.directive
    #expect(line?.utf8.split(separator: UInt8(ascii: ";")).count == 50_000)
  }

  @Test("whose last row is about another snapshot are damaged")
  func lastRow() async throws {
    let files = try TemporaryStore([
      "a.json": #"{"id": "a", "lineage": []}"#,
      "b.json": #"{"id": "b", "lineage": [{"id": "b", "parent_id": "a"}, {"id": "x"}]}"#,
      "c.json": #"{"id": "c", "lineage": [{"id": "y", "parent_id": "a"}]}"#,
      "d.json": #"{"id": "d", "lineage": [{"id": "d", "parent_id": "a"}, 7]}"#,
    ])
    let store = try await files.open()
    #expect(
      (try store.findingLines) == [
        "damaged a a.json lineage",
        "damaged b b.json lineage[1]",
        "damaged c c.json lineage[0]",
        "damaged d d.json lineage[1]",
        "wrong-type d d.json lineage[1]",
      ])
    #expect(store.children(of: "a").map(\.id) == ["b", "c", "d"])
    #expect(store["x"] == nil && store["y"] == nil)
  }

  @Test("tell of ancestors without a file of their own, the witness with the smallest id believed")
  func hearsay() async throws {
    func rows(_ title: String) -> [String] {
      [
        #"{"id": "r", "parent_id": null, "pack": {"id": "p"}}"#,
        """
        {"id": "m", "parent_id": "r", "manifest": {"title": "\(title)"}, "curriculum": {"add": ["x"]}}
        """,
      ]
    }
    let files = try TemporaryStore([
      "b.json": chainText("b", parent: #""m""#, before: rows("by b")),
      "c.json": chainText("c", parent: #""m""#, before: rows("by c")),
    ])
    let store = try await files.open()
    #expect(
      store["m"]?.timeless
        == Snapshot(id: "m", parents: [ParentReference("r", directive: "add x")], title: "by b"))
    #expect(store["r"]?.timeless == Snapshot(id: "r", pack: Snapshot.Pack(id: "p")))
    #expect(store.missingIDs == ["r", "m"])
    #expect(try store.findingLines.filter { $0.hasPrefix("missing-parent") }.count == 2)
  }

  @Test("are not believed about a snapshot that has a file of its own, whatever its name")
  func ownFile() async throws {
    let lie = #"{"id": "a", "parent_id": "z", "manifest": {"title": "lie"}}"#
    for name in ["a.json", "other.json"] {
      let files = try TemporaryStore([
        name: chainText("a"), "b.json": chainText("b", parent: #""a""#, before: [lie]),
      ])
      let store = try await files.open()
      #expect(store["a"]?.title == nil)
      #expect(store["a"]?.parents.isEmpty == true)
      #expect(store.missingIDs.isEmpty)
    }
  }

  @Test("are believed about a snapshot whose own file is damaged")
  func damagedFile() async throws {
    let rows = [
      #"{"id": "r", "parent_id": null}"#,
      #"{"id": "m", "parent_id": "r", "manifest": {"title": "M"}}"#,
    ]
    let files = try TemporaryStore([
      "b.json": chainText("b", parent: #""m""#, before: rows), "m.json": "{", "r.json": "",
    ])
    let store = try await files.open()
    #expect(store["m"]?.timeless == Snapshot(id: "m", parents: [ParentReference("r")], title: "M"))
    #expect(store.ancestors(of: "b").map(\.id) == ["r", "m"])
    #expect(
      (try store.findingLines) == [
        "unparsable - m.json line 1, column 2", "unparsable - r.json line 1, column 1",
        "missing-parent r - -", "missing-parent m b.json -",
      ])
  }
}
