// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import stemma

@Suite("stemma derive")
struct DeriveCommandTests {
  let store: TemporaryStore

  init() throws {
    store = try TemporaryStore([
      "aa11.json": wholeChainText("aa11"), "bb22.json": wholeChainText("bb22"),
      "sha256:cc33.json": wholeFlatText("sha256:cc33"),
    ])
  }

  @Test("writes a snapshot from several parents with roles, and prints its id")
  func several() throws {
    let run = try stemma(
      [
        "derive", "--parent", "aa", "--parent", "bb22:counterfactual", "--directive",
        #"{"patch": ["ssrf"]}"#,
      ], in: store.path)
    #expect(run.errors == "")
    #expect(run.status == 0)
    let id = try #require(run.lines.first)
    let parents = try stemma(["parents", id], in: store.path)
    #expect(parents.lines.count == 2)
    #expect(parents.output.contains("counterfactual"))
    let check = try stemma(["check", "--content", "--strict"], in: store.path)
    #expect(check.output == "4 snapshots, 0 errors, 0 notes\n")
  }

  @Test("writes a whole cohort, and completes it when it is run again")
  func cohort() throws {
    try store.write(
      #"{"directive": {"patch": ["a"]}}"# + "\n" + #"{"directive": {"add": ["b"]}}"# + "\n",
      to: "variants.txt")
    let words = ["derive", "--parent", "aa11", "--label", "two", "--variants", "variants.txt"]
    let first = try stemma(words, in: store.path)
    #expect(first.lines.count == 2)
    try store.remove(first.lines[1] + ".json")
    let kept = try store.inventory()
    let again = try stemma(words, in: store.path)
    #expect(again.output == first.output)
    #expect(again.status == 0)
    #expect(try store.inventory().filter { !$0.hasPrefix(first.lines[1]) } == kept)
    let members = try stemma(["cohort", "two", "--ids"], in: store.path)
    #expect(members.lines.sorted() == first.lines.sorted())
    #expect(try stemma(["check", "--strict"], in: store.path).status == 0)
  }

  @Test("reads a payload from standard input")
  func payload() throws {
    try store.write(#"{\#(world(1)), "tasks": [], "lineage": {"world_difficulty": 0.50}}"#, to: "w")
    let run = try shell(
      #""$stemma" derive --parent sha256:cc --directive '{"direction": "harden"}' --payload - <w"#,
      in: store.path)
    #expect(
      run.output == "sha256:8bfaa8905116d2e099b9f32ad7594a84391263c9ff8125b491758c04d4082326\n")
    let text = try String(
      contentsOfFile: store.path(of: run.lines[0] + ".json"), encoding: .utf8)
    #expect(text.contains(#""world_difficulty": 0.50"#))
  }

  @Test("old readers find the primary parent where it always was")
  func oldReaders() throws {
    let chain = try stemma(
      ["derive", "--parent", "bb22", "--parent", "aa11", "--directive", "null"], in: store.path)
    let whole = try object(chain.lines[0])
    let row = try #require((whole["lineage"] as? [[String: Any]])?.last)
    #expect(row["parent_id"] as? String == "bb22")
    #expect(row["id"] as? String == chain.lines[0])
    #expect(row["manifest"] is [String: Any] && row["pack"] is [String: Any])
    #expect(row["prompt"] is String && row["builder_summary"] is String)
    #expect(row["touched_files"] is [String] && row["curriculum"] is NSNull)
    for key in ["id", "manifest", "world", "tasks", "verifier_sources", "generated", "artifacts"] {
      #expect(whole[key] != nil)
    }
    try store.write(#"{\#(world(2)), "tasks": []}"#, to: "w")
    let flat = try stemma(
      ["derive", "--parent", "sha256:cc33", "--directive", "{}", "--payload", "w"], in: store.path)
    let world = try object(flat.lines[0])
    #expect(
      world.keys.sorted() == [
        "graph", "history", "lineage", "ontology_id", "snapshot_id", "tasks",
      ])
    let evolve = (world["lineage"] as? [String: Any])?["_evolve"] as? [String: Any]
    #expect(evolve?["parent_snapshot_id"] as? String == "sha256:cc33")
    // Their loader refuses a history with anything else in it.
    let event = try #require((world["history"] as? [[String: Any]])?.last)
    #expect(event["seq"] is Int && event["detail"] is String)
    #expect(event["phase"] as? String == "evolve")
    #expect(event["refs"] as? [String] == ["sha256:cc33"])
  }

  @Test(
    "refuses, with a reason",
    arguments: [
      (["--parent", "aa11", "--parent", "aa11"], 65, "names its parent aa11 more than once"),
      (["--parent", "zz"], 66, "no parent is named zz"),
      (["--parent", "aa11:"], 66, "no parent is named aa11:"),
      (["--parent", "sha256:cc33"], 65, "so that there has to be a payload"),
      (["--parent", "aa11", "--payload", "none"], 66, "none cannot be read"),
      ([], 64, "--parent"),
      (["--parent", "aa11", "--variants", "x"], 64, "give either --directive or --variants"),
      (["--parent", "aa11", "--label", "x"], 64, "--label is the name of a cohort"),
    ])
  func refusals(words: [String], status: Int32, message: String) throws {
    let before = try store.inventory()
    let run = try stemma(["derive", "--directive", "{}"] + words, in: store.path)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.status == status)
    #expect(try store.inventory() == before)
  }

  @Test(
    "reads a parent and its role, though ids have colons",
    arguments: [
      ("aa11", "aa11", "derived"), ("bb:mixed", "bb22", "mixed"),
      ("aa11:what: if", "aa11", "what: if"), ("aa11:x", "aa11:x", "derived"),
      ("aa11:x:y", "aa11:x", "y"), ("sha256:cc", "sha256:cc33", "derived"),
      ("cc33", "sha256:cc33", "derived"), ("sha256:cc33:mixed", "sha256:cc33", "mixed"),
    ])
  func parents(text: String, id: String, role: String) throws {
    let ids = ["aa11", "bb22", "aa11:x", "sha256:cc33"]
    let graph = LineageGraph.build(
      from: ids.map { Snapshot(id: SnapshotID($0), file: "\($0).json") }
    ).graph
    let parent = try graph.parent(named: text, allowsMissing: false)
    #expect(parent == ParentReference(SnapshotID(id), role: role))
    let unknown = try graph.parent(named: "sha256:dd:e", allowsMissing: true)
    #expect(unknown == ParentReference("sha256:dd", role: "e"))
    #expect(try graph.parent(named: "sha256:dd", allowsMissing: true).id == "sha256:dd")
  }

  private func object(_ id: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(fileURLWithPath: store.path(of: id + ".json")))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }
}
