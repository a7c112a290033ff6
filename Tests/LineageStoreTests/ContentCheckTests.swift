// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@testable import LineageStore

/// The ids of these files were made with Python's `hashlib` and `json`.
@Suite("Ids recomputed from contents")
struct ContentCheckTests {
  @Test("match in chain shape, by the old recipe")
  func oldChain() async throws {
    try await expectMatch("62d8516b91be2e0c", chain(row: oldRow))
  }

  @Test("match in chain shape with several parents, the cohort included")
  func multiParentChain() async throws {
    try await expectMatch("e88cc5c1e4df4cce", chain(row: newRow(index: 0)))
    try await expectMatch("9d8c428fc824289a", chain(row: newRow(index: 1)))
  }

  @Test("match in flat shape, whatever the order of nodes and edges and what they leave out")
  func flat() async throws {
    try await expectMatch(
      "sha256:301c66e7ebb7d35057b4db8bd5faa4bdd028b1dd965e106bd3964a9ed9e0b6f0", flatWorld)
    let shuffled = flatWorld.replacing(#", "roles": [], "visibility": "public""#, with: "")
    try await expectMatch(
      "sha256:301c66e7ebb7d35057b4db8bd5faa4bdd028b1dd965e106bd3964a9ed9e0b6f0", shuffled)
  }

  @Test("differ where the content was changed, and the message says what it gives")
  func tampered() async throws {
    let id = "62d8516b91be2e0c"
    let text = text(id, chain(row: oldRow)).replacing("print", with: "Print")
    let files = try TemporaryStore(["\(id).json": text])
    let check = try await files.open().verifyFiles(recomputingIDs: true)
    #expect(check.matching == 0)
    #expect(check.findings.map(\.kind) == [.contentMismatch])
    #expect(check.findings.first?.snapshot?.text == id)
    #expect(check.findings.first?.message.contains("the content gives the id ") == true)
  }

  @Test(
    "cannot be made where the content is missing",
    arguments: [
      (
        #"{"id": "0123456789abcdef", "lineage": [{"id": "0123456789abcdef"}]}"#,
        "the content gives no id: there is no `artifacts`"
      ),
      (
        #"{"id": "0123456789abcdef", "lineage": []}"#,
        "the content gives no id: `lineage` is a list"
      ),
    ])
  func incomplete(text: String, message: String) async throws {
    let files = try TemporaryStore(["0123456789abcdef.json": text])
    let check = try await files.open().verifyFiles(recomputingIDs: true)
    let mismatches = check.findings.filter { $0.kind == .contentMismatch }
    #expect(mismatches.map(\.message) == [message])
  }

  @Test(
    "cannot be made of a world that is not one",
    arguments: [
      ("{}", "there is no `graph`"),
      (#"{"graph": []}"#, "`graph` is a list"),
      (#"{"graph": {}}"#, "there is no `graph.ontology`"),
      (#"{"graph": {"ontology": "o"}}"#, "there is no `graph.edges`"),
      (
        #"{"graph": {"ontology": "o", "edges": [], "nodes": [{"id": 1}]}}"#,
        "`graph.nodes[0].id` is the number 1"
      ),
    ])
  func noWorld(text: String, message: String) throws {
    let root = try JSONDocument(Array(text.utf8)).root
    let error = #expect(throws: ContentID.Incomplete.self) { try ContentID.flat(root) }
    #expect(error?.message == message)
  }

  @Test("say nothing about ids that no content gives")
  func foreign() async throws {
    let files = try TemporaryStore([
      "a.json": chainText("a"),
      "0123456789ABCDEF.json": chainText("0123456789ABCDEF"),
      "0123456789abcdef.json": flatText("0123456789abcdef"),
      "s/spec.json": specText("s"),
    ])
    let check = try await files.open().verifyFiles(recomputingIDs: true)
    #expect((check.matching, check.unverifiable) == (0, 4))
    #expect(check.findings.isEmpty)
  }

  private let oldRow = #"{"id": "ID", "parent_id": null, "pack": {"id": "p", "version": "v1"}}"#

  private func newRow(index: Int) -> String {
    """
    {"id": "ID", "parent_id": "aa", "pack": {"id": "p", "version": "v1"},
     "curriculum": {"add": ["ssrf"]}, "parents": [{"id": "aa", "role": "derived"}, "bb"],
     "cohort": {"id": "c1", "index": \(index)}}
    """
  }

  private func chain(row: String) -> String {
    #"""
    {"id": "ID", "lineage": [\#(row)], "admission": {}, "manifest": {"title": "台\u5e10"},
     "artifacts": {"app.py": "print(\"é\ud83d\ude00\")\n"}, "tasks": [], "verifier_sources": {},
     "generated": {"weights": [1.0, 1e-05, 1e16, -0.0, 123456789012345678901234567890]},
     "world": {"b": 1, "a": {"é": null, "z": true}}}
    """#
  }

  private let flatWorld = """
    {"snapshot_id": "ID", "lineage": {}, "graph": {"ontology": "o@v2", "nodes": [
      {"id": "svc.1", "kind": "service", "attrs": {"w": 2.0, "n": "台"}, "roles": [], "visibility": "public"},
      {"id": "ep.0", "kind": "endpoint", "attrs": {}, "roles": ["actor"]},
      {"id": "flag", "kind": "secret", "attrs": {"v": "F{1}"}, "visibility": "hidden"}], "edges": [
      {"id": "e1", "kind": "exposes", "src": "svc.1", "dst": "ep.0", "attrs": {}},
      {"id": "e0", "kind": "holds", "src": "svc.1", "dst": "flag", "attrs": {"p": 8443}}]}}
    """

  private func text(_ id: String, _ template: String) -> String {
    template.replacing(#""ID""#, with: "\"\(id)\"")
  }

  private func expectMatch(_ id: String, _ template: String) async throws {
    let files = try TemporaryStore(["\(id).json": text(id, template)])
    let check = try await files.open().verifyFiles(recomputingIDs: true)
    #expect((check.matching, check.unverifiable) == (1, 0))
    #expect(!check.findings.contains { $0.kind == .contentMismatch })
  }
}
