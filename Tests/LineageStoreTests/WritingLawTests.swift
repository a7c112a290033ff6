// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("What is written")
struct WritingLawTests {
  private let files: TemporaryStore
  private static let parents = ["a", "b", "sha256:c", "d \"e\"\\"]

  init() throws {
    files = try TemporaryStore(["root.json": wholeFlatText("root")])
    for (number, parent) in Self.parents.enumerated() {
      let id = parent.replacingOccurrences(of: "\\", with: "\\\\")
        .replacingOccurrences(of: "\"", with: "\\\"")
      try files.write(wholeChainText(id), to: "\(parent).json", age: Double(number) + 10)
    }
  }

  @Test("is read as what was meant, whatever the texts, and written again as the same bytes")
  func random() async throws {
    let store = try await files.open()
    for seed in 0..<200 {
      var random = SeededGenerator(seed: seed)
      let isFlat = random.chance(0.3)
      var parents = Self.parents.shuffled(using: &random)
        .prefix(.random(in: 1...4, using: &random))
        .map { ParentReference(SnapshotID($0), role: text(&random)) }
      if isFlat { parents.insert(ParentReference("root", role: text(&random)), at: 0) }
      let label = random.chance(0.5) ? text(&random) : nil
      let key = text(&random)
      let directive = "{\(JSONWriter.quoted("k" + key)): [1.0, 1E-7, \"\\ud800\"]}"
      let payload =
        isFlat
        ? #"{\#(world(seed)), "tasks": [], "lineage": {"world_difficulty": 0.250}}"# : nil
      let file = try #require(
        try store.draft(
          from: parents, cohort: .named("c", label: label),
          variants: [SnapshotVariant(directive: directive, payload: payload)]
        ).first)
      #expect(file.snapshot.parents.map(\.id) == parents.map(\.id))
      #expect(file.snapshot.parents.map(\.role) == parents.map(\.role))
      #expect(file.snapshot.cohorts == [CohortMembership("c", label: label)])
      #expect(file.snapshot.shape == (isFlat ? .flat : .chain))
      #expect(file.snapshot.difficulty == (isFlat ? 0.25 : nil))
      #expect(String(decoding: file.bytes, as: UTF8.self).contains(directive.dropLast()))
      let document = try SnapshotDocument(file.bytes, in: StoreFile(file.id.fileName))
      #expect(SnapshotContent(document).bytes == file.bytes)
    }
  }

  @Test(
    "from real files keeps the whole payload",
    .enabled(if: Corpus.isPresent, "there is no corpus here"))
  func corpus() async throws {
    let store = try await SnapshotStore.open(Corpus.path(of: "openrange-chain"))
    for node in store.graph.nodes {
      let parent = store.graph[node]
      let name = try #require(parent.file)
      let old = try SnapshotDocument(try store.bytes(ofFileShownAs: name), in: StoreFile(name))
      let drafts = try store.draft(
        from: [ParentReference(parent.id)], cohort: .none, variants: [.add("x")])
      let new = try SnapshotDocument(drafts[0].bytes, in: StoreFile(drafts[0].id.fileName))
      let keys = RawObject(old.root).members.map(\.name)
      #expect(RawObject(new.root).members.map(\.name) == keys)
      for member in RawObject(old.root).members {
        let key = String(decoding: member.name, as: UTF8.self)
        let isSame = RawObject(new.root)[key] == member.value
        #expect(isSame != ["id", "lineage"].contains(key), "\(key)")
      }
    }
  }

  @Test(
    "of real files taken in one by one, backwards, is what they were",
    .enabled(if: Corpus.isPresent, "there is no corpus here"),
    arguments: [("openrange-chain", 0), ("openrange-flat", 1)])
  func takingIn(name: String, cycles: Int) async throws {
    let real = try await SnapshotStore.open(Corpus.path(of: name))
    let copy = try TemporaryStore()
    let store = try await copy.open()
    let options = SaveOptions(allowsMissingParents: true)
    var refusals = 0
    for node in real.graph.nodes.reversed() {
      let name = try #require(real.graph[node].file)
      let bytes = try real.bytes(ofFileShownAs: name)
      let batch = try SnapshotFile.all(in: bytes, from: name)
      do throws(WriteError) {
        #expect(try store.save(batch, options: options).map(\.change) == [.added])
      } catch {
        // What would close the cycle of a real store.
        guard case .cycle = error else { throw error }
        refusals += 1
        continue
      }
      let written = try Data(contentsOf: URL(fileURLWithPath: copy.path(of: name)))
      #expect(written.elementsEqual(bytes))
    }
    #expect(refusals == cycles)
    #expect(try await copy.open().findings().filter { $0.severity == .error } == [])
  }

  @Test("by many under one id at once is the same for all, or they are told")
  func oneID() async throws {
    let store = try await files.open()
    let texts = (0..<24).map { chainText("new", rest: #""x": \#($0 % 3)"#) }
    let batch = try texts.map { try SnapshotFile(Array($0.utf8), from: "a text") }
    let winners = await withTaskGroup(of: (Int, Bool).self) { group in
      for (number, file) in batch.enumerated() {
        group.addTask {
          do throws(WriteError) {
            _ = try store.save([file])
            return (number, true)
          } catch {
            guard case .conflict("new", let difference) = error else { return (-1, true) }
            return (number, difference.path != "x")
          }
        }
      }
      return await group.reduce(into: Set<Int>()) { if $1.1 { $0.insert($1.0) } }
    }
    let stored = try files.text(of: "new.json")
    #expect(winners == Set(texts.indices.filter { texts[$0] == stored }))
    #expect(winners.count == 8)
    #expect(try files.names().filter { $0.hasPrefix(".") } == [])
  }

  private func text(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "a", "\"", "\\", "\n", "é", "e\u{301}", "\u{1F600}", "\u{202E}", "\u{0}", "/", " ",
    ]
    return (0..<Int.random(in: 0...6, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? ""
    }.joined()
  }
}
