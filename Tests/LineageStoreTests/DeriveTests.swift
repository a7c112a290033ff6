// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("Deriving snapshots")
struct DeriveTests {
  /// The ids of the flat worlds 1 and 2, computed by Python's `json` and `hashlib`.
  private static let worlds = [
    "sha256:8bfaa8905116d2e099b9f32ad7594a84391263c9ff8125b491758c04d4082326",
    "sha256:0ef531290ccdd57346119cc593a896bfb4d970e14223673bf076d530f2550810",
  ]

  @Test("in chain shape writes one row with all old keys, and the payload as it is spelled")
  func chain() async throws {
    let files = try TemporaryStore(["a.json": wholeChainText("a"), "b.json": chainText("b")])
    let saved = try await files.open().derive(
      from: [ParentReference("a"), ParentReference("b", role: "counterfactual")],
      cohort: .named("c-1", label: "what \"if\""),
      variants: [SnapshotVariant(directive: #"{"patch": ["ssrf"], "budget": 0.10}"#)])
    // The id was computed by Python's `json` and `hashlib`.
    #expect(saved == [SavedSnapshot(id: "3372dc8ac111f495", change: .added)])
    #expect(
      try files.text(of: "3372dc8ac111f495.json") == #"""
        {
          "id": "3372dc8ac111f495",
          "lineage": [
            {
              "builder_summary": "",
              "cohort": {"id": "c-1", "label": "what \"if\""},
              "curriculum": {"patch": ["ssrf"], "budget": 0.10},
              "id": "3372dc8ac111f495",
              "manifest": {"seed": 1.0},
              "pack": {"id": "p", "version": "v1", "dir": null},
              "parent_id": "a",
              "parents": [{"id": "a", "role": "derived"}, {"id": "b", "role": "counterfactual"}],
              "prompt": "",
              "touched_files": []
            }
          ],
          "manifest": {"seed": 1.0},
          "world": {"flag": 1e-05},
          "tasks": [],
          "verifier_sources": {},
          "generated": {},
          "artifacts": {},
          "admission": {"passed": true},
          "extra": 1.50
        }

        """#)
    let store = try await files.open()
    #expect(try store.findings().isEmpty)
    let child = try #require(store["3372dc8ac111f495"])
    #expect(child.parents.map(\.role) == ["derived", "counterfactual"])
    #expect(child.directive == "patch ssrf; budget 0.10")
    #expect(child.cohorts == [CohortMembership("c-1", label: "what \"if\"")])
  }

  @Test("in chain shape a payload is whole, but for the manifest, and may say more of its row")
  func chainPayload() async throws {
    let files = try TemporaryStore(["a.json": wholeChainText("a")])
    let payload = #"""
      {"world": {"n": 1E2}, "tasks": [], "verifier_sources": {}, "generated": {},
       "lineage": {"prompt": "more hops", "touched_files": ["app.py"], "cost": 3.0},
       "artifacts": {"app.py": "\u00e9"}, "admission": {}, "z": 1, "b": 2}
      """#
    let saved = try await files.open().derive(
      from: [ParentReference("a")], variants: [.add("xss", payload: payload)])
    let text = try files.text(of: saved[0].id.text + ".json")
    #expect(text.contains(#""world": {"n": 1E2}"#))
    #expect(text.contains(#""artifacts": {"app.py": "\u00e9"}"#))
    #expect(text.contains("\"z\": 1,\n  \"b\": 2"))
    #expect(text.contains(#""prompt": "more hops""#))
    #expect(text.contains(#""cost": 3.0"#))
    #expect(!text.contains("extra"))
    #expect(text.components(separatedBy: #""manifest": {"seed": 1.0}"#).count == 3)
    #expect(try await files.open().findings().isEmpty)
  }

  @Test("in flat shape writes a world of its own, and the primary parent where it was")
  func flat() async throws {
    let files = try TemporaryStore(["r.json": wholeFlatText("r"), "s.json": wholeFlatText("s")])
    let saved = try await files.open().derive(
      from: [ParentReference("r"), ParentReference("s", role: "mixed")],
      cohort: .new(label: "two"), variants: [.world(1), .world(2)])
    #expect(saved.map(\.id.text) == Self.worlds)
    let store = try await files.open()
    #expect(try store.findings().isEmpty)
    #expect(try await store.verifyFiles(recomputingIDs: true).matching == 2)
    let first = try #require(store[SnapshotID(Self.worlds[0])])
    #expect(first.parents.map(\.id) == ["r", "s"])
    #expect(first.directive == #"harden "to 1""#)
    #expect(first.pack?.id == "web")
    #expect(first.cohorts.map(\.index) == [0])
    #expect(first.cohorts.map(\.size) == [2])
    let text = try files.text(of: Self.worlds[0] + ".json")
    #expect(text.contains(#""to 1", "parent_snapshot_id": "r"}"#))
    #expect(text.contains(#""manifest": {"seed": 7}"#))
    #expect(text.contains(#""phase": "evolve", "refs": ["r"]"#))
  }

  @Test("a new cohort has the same id each time, and another one for another batch")
  func cohortID() async throws {
    let files = try TemporaryStore(["a.json": wholeChainText("a")])
    let store = try await files.open()
    func cohort(_ label: String, _ subjects: [String]) throws -> String? {
      let drafts = try store.draft(
        from: [ParentReference("a")], cohort: .new(label: label),
        variants: subjects.map { .add($0) })
      #expect(drafts.map(\.snapshot.cohorts.first?.index) == Array(0..<subjects.count))
      return Set(drafts.map(\.snapshot.cohorts.first?.id.text)).first ?? nil
    }
    let first = try #require(try cohort("l", ["x", "y"]))
    #expect(first.hasPrefix("c-"))
    #expect(try cohort("l", ["x", "y"]) == first)
    #expect(try cohort("m", ["x", "y"]) != first)
    #expect(try cohort("l", ["y", "x"]) != first)
    #expect(try cohort("l", ["x"]) != first)
  }

  @Test(
    "refuses what is no variant",
    arguments: [
      (#"["#, nil, "the directive is not JSON: expected a value, found the end of the file"),
      (#"[]"#, nil, "the directive should be an object, and is a list"),
      ("{}", "1", "the payload should be an object, and is the number 1"),
      ("{}", #"{"id": "x"}"#, "the payload has `id`, which is made of the content"),
      ("{}", #"{"world": {}}"#, "the payload has no `tasks`"),
      ("{}", #"{"world": []}"#, "`world` of the payload should be an object"),
    ])
  func badVariants(directive: String, payload: String?, reason: String) async throws {
    let files = try TemporaryStore(["a.json": wholeChainText("a")])
    let store = try await files.open()
    let error = #expect(throws: WriteError.self) {
      try store.derive(
        from: [ParentReference("a")],
        variants: [.add("x"), SnapshotVariant(directive: directive, payload: payload)])
    }
    #expect(error?.message.hasPrefix("variant 2: \(reason)") == true, "\(error?.message ?? "")")
    #expect(try files.names() == ["a.json"])
  }

  @Test("refuses parents that cannot be derived from, and a flat one without a payload")
  func unsuitable() async throws {
    let files = try TemporaryStore([
      "poor.json": chainText("poor"), "s/spec.json": specText("s"), "f.json": wholeFlatText("f"),
      "child.json": chainText("child", parent: #""gone""#),
    ])
    let store = try await files.open()
    func refusal(_ parent: SnapshotID) -> String? {
      #expect(throws: WriteError.self) {
        try store.derive(from: [ParentReference(parent)], variants: [.add("x")])
      }?.message
    }
    #expect(
      refusal("poor") == "nothing can be derived from poor: its row of the lineage has no "
        + "`manifest`, which is an object")
    #expect(
      refusal("s") == "nothing can be derived from s: its file is a spec, whose id no content gives"
    )
    #expect(refusal("gone") == "nothing can be derived from gone: it has no file in the store")
    #expect(
      refusal("f") == "variant 1: in flat shape the id is the world's, so that there has to be a "
        + "payload")
  }

  @Test("from what was saved after the store was opened, too")
  func chainOfSaves() async throws {
    let files = try TemporaryStore(["a.json": wholeChainText("a")])
    let store = try await files.open()
    var parent: SnapshotID = "a"
    for _ in 0..<4 {
      let saved = try store.derive(from: [ParentReference(parent)], variants: [.add("x")])
      parent = saved[0].id
    }
    let later = try await files.open()
    #expect(try later.findings().isEmpty)
    #expect(later.ancestors(of: parent).count == 4)
  }
}
