// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("Real stores", .enabled(if: Corpus.isPresent, "there is no corpus here"))
struct CorpusTests {
  @Test("in chain shape load without a finding, and every id matches")
  func chain() async throws {
    let store = try await SnapshotStore.open(Corpus.path(of: "openrange-chain"))
    #expect(try store.findings().isEmpty)
    #expect(store.graph.count == 62)
    #expect(store.graph.edgeCount == 59)
    #expect(store.graph.roots.count == 3)
    #expect(store.graph.snapshots.allSatisfy { $0.shape == .chain && $0.title != nil })
    #expect(store.graph.snapshots.allSatisfy { $0.pack?.description == "cyber.webapp v1" })
    #expect(store["8140d2caf5cf313a"]?.directive == "patch sql_injection; add sql_injection")
    #expect(try await store.verifyFiles(recomputingIDs: true).matching == 62)
  }

  @Test("in flat shape load with the cycle that they hold, and every id matches")
  func flat() async throws {
    let store = try await SnapshotStore.open(Corpus.path(of: "openrange-flat"))
    #expect(try store.findings().map(\.kind) == [.cycle])
    #expect(store.graph.count == 60)
    #expect(store.graph.snapshots.allSatisfy { $0.shape == .flat && $0.difficulty != nil })
    let id: SnapshotID = "sha256:8c2382663816df5c6f8706cc7dea6fae7ecfb3cbb5dbdab598d182a48c382f23"
    #expect(store[id]?.directive == #"harden/patch webapp.build "plant path_traversal""#)
    #expect(store[id]?.direction == "harden")
    #expect(try await store.verifyFiles(recomputingIDs: true).matching == 60)
  }

  @Test("load side by side")
  func union() async throws {
    let paths = ["openrange-chain", "openrange-flat"].map { Corpus.path(of: $0) }
    let store = try await SnapshotStore.open(paths)
    #expect(store.graph.count == 122)
    #expect(try store.findings().map(\.kind) == [.cycle])
    let check = try await store.verifyFiles(recomputingIDs: true)
    #expect(check.matching == 122)
    #expect(check.findings.map(\.kind) == [.cycle])
  }

  @Test("can be compared throughout, and keep what they hide")
  func differences() async throws {
    let store = try await SnapshotStore.open(Corpus.path(of: "openrange-flat"))
    for snapshot in store.graph.snapshots where !snapshot.parents.isEmpty {
      let difference = try store.differenceFromParents(of: snapshot.id, tellsSame: true)
      #expect(difference.sections.contains { $0.subject == .nodes || $0.subject == .edges })
      #expect(!difference.texts.contains { $0.contains("FLAG{") })
      let itself = try store.difference(of: snapshot.id, from: snapshot.id)
      #expect(itself.sections.isEmpty)
    }
  }

  @Test("say each fact with its key")
  func details() async throws {
    let store = try await SnapshotStore.open(Corpus.path(of: "openrange-chain"))
    for snapshot in store.graph.snapshots {
      let detail = try #require(try store.detail(of: snapshot.id))
      #expect(detail[.id]?.values == [snapshot.id.text])
      #expect(detail[.title]?.values.first == snapshot.title)
      #expect(detail[.directive]?.values.first == snapshot.directive)
      #expect(detail[.parents]?.values.count ?? 0 == snapshot.parents.count)
    }
  }
}
