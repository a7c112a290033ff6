// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("A made-up curriculum")
struct DemoCurriculumTests {
  @Test(
    "has exactly as many files as asked for, all with ids of their own",
    arguments: [
      1, 2, 3, 5, 7, 8, 11, 12, 15, 16, 29, 30, 100, 301,
    ])
  func count(count: Int) {
    for seed: UInt64 in 0..<5 {
      let names = DemoCurriculum(count: count, seed: seed).map(\.name)
      #expect(names.count == count)
      #expect(Set(names).count == count)
    }
  }

  @Test("is the same for the same seed, and another for another")
  func seed() {
    let files = Array(DemoCurriculum(count: 80, seed: 7))
    #expect(files == Array(DemoCurriculum(count: 80, seed: 7)))
    #expect(Set(files.map(\.name)).isDisjoint(with: DemoCurriculum(count: 80, seed: 8).map(\.name)))
    // It is the same on every machine, too.
    let digest = ContentID.digest(of: files.flatMap(\.bytes))
    #expect(digest == "50fd0b174d05e2abcf01bd252316f6708de2dfcda9b87cdae1d9ee28e95d49e0")
  }

  @Test("loads without errors, has what real ones have, and every id matches", arguments: 1...6)
  func features(seed: UInt64) async throws {
    let files = try TemporaryStore()
    var steps: [Int] = []
    try DemoWriter.write(DemoCurriculum(count: 300, seed: seed), to: files.path) {
      steps.append($0)
    }
    #expect(steps == [300])
    let store = try await files.open()
    let graph = store.graph
    #expect(Set((try store.findings()).map(\.kind)) == [.missingParent, .convergence])
    #expect(try store.findings().count == 2)
    #expect(store.presentIDs.count == 300)
    #expect(graph.roots.count == 3)
    let depth = graph.nodes.map { graph.generation(of: $0) }.max() ?? 0
    #expect((20...50).contains(depth), "the depth is \(depth)")
    let recorded = graph.cohorts.filter { !$0.isInferred }
    #expect(recorded.count > 30)
    #expect(recorded.allSatisfy { (3...8).contains($0.members.count) && $0.label != nil })
    #expect(graph.nodes.count { graph.isMerge($0) } >= 5)
    let references = graph.snapshots.flatMap(\.parents)
    #expect(Set(references.map(\.role)) == ["derived", "counterfactual"])
    #expect(references.allSatisfy { $0.directive != nil })
    #expect(graph.leaves.count > 100)
    let difficulties = graph.snapshots.map(\.difficulty)
    #expect(difficulties.compactMap(\.self).count == 300)
    #expect(try await store.verifyFiles(recomputingIDs: true).matching == 300)
  }

  @Test("is written into a new directory, and never into one that has anything in it")
  func directories() async throws {
    let files = try TemporaryStore(["full/x": ""])
    let curriculum = DemoCurriculum(count: 3)
    try DemoWriter.write(curriculum, to: files.path(of: "new/and/deep"))
    let store = try await SnapshotStore.open(files.path(of: "new/and/deep"))
    #expect(store.graph.count == 3)
    #expect(throws: DemoError.notEmpty(path: files.path(of: "full"))) {
      try DemoWriter.write(curriculum, to: files.path(of: "full"))
    }
    let error = #expect(throws: DemoError.self) {
      try DemoWriter.write(curriculum, to: files.path(of: "full/x"))
    }
    #expect(error?.message == "\(files.path(of: "full/x")) cannot be written: not a directory")
  }
}
