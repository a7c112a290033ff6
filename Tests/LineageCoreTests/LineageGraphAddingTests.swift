// SPDX-License-Identifier: MIT

import LineageCore
import Synchronization
import TestSupport
import Testing

@Suite("Adding to a graph")
struct LineageGraphAddingTests {
  @Test("gives what building from all records gives, or declines", arguments: 0..<8)
  func adding(part: Int) {
    var addedCount = 0
    for seed in part * 250..<(part + 1) * 250 {
      let records = randomLineage(seed: seed, atMost: 14)
      var random = SeededGenerator(seed: seed)
      let oldCount = records.isEmpty ? 0 : Int.random(in: 0...records.count, using: &random)
      let old = LineageGraph.build(from: records.prefix(oldCount)).graph
      var draft = LineageDraft()
      for (place, record) in records.enumerated().dropFirst(oldCount) {
        draft.append(record, number: RecordNumber(UInt32(place)))
      }
      guard let graph = old.adding(draft, records: records) else { continue }
      graph.checkInvariants()
      let late = old.adding(draft, records: records, deferral: .untilAsked)
      #expect(late.map { Array($0.cohorts) } == Array(graph.cohorts))
      let whole = LineageGraph.build(from: records).graph
      #expect(Array(graph.snapshots) == Array(whole.snapshots))
      #expect(Array(graph.cohorts) == Array(whole.cohorts))
      #expect(graph.findings() == whole.findings())
      addedCount += 1
    }
    #expect(addedCount > 60)
  }

  @Test("is declined where an id is known already, even as missing, and for new cycles")
  func declined() {
    let graph = diagramGraph("?m <- a; a <- b")
    for drawing in ["m", "a", "x <- y <- x"] {
      var draft = LineageDraft()
      let records = diagram(drawing)
      for (place, record) in records.enumerated() {
        draft.append(record, number: RecordNumber(UInt32(place)))
      }
      #expect(graph.adding(draft, records: records) == nil, "\(drawing)")
    }
  }

  @Test("takes a label that comes before the one known, and members into known cohorts")
  func labels() {
    var records = diagram("a <- b@c; a <- d@c; a <- e; a <- f")
    records[1].cohorts[0].label = "later"
    records[2].cohorts[0] = CohortMembership("c", label: "earlier", index: 0, size: 4)
    let old = LineageGraph.build(from: [records[0], records[1], records[3]]).graph
    var draft = LineageDraft()
    draft.append(records[2], number: RecordNumber(3))
    draft.append(records[4], number: RecordNumber(4))
    let numbered = [records[0], records[1], records[3], records[2], records[4]]
    let graph = old.adding(draft, records: numbered)
    let cohorts = graph.map { Array($0.cohorts) } ?? []
    #expect(cohorts.map(\.label) == ["earlier", nil])
    #expect(cohorts.map(\.size) == [4, nil])
    #expect(
      cohorts.map { $0.members.map { graph?.id(of: $0).text } } == [["d", "b"], ["e", "f"]])
    #expect(cohorts.map(\.isInferred) == [false, true])
  }
}

@Suite("The arrays of a graph")
struct LineageGraphColumnsTests {
  private func lineage(
    seed: Int
  ) -> (records: [Snapshot], graph: LineageGraph, columns: MemoryColumns) {
    let records = randomLineage(seed: seed, atMost: 14)
    let graph = LineageGraph.build(from: records).graph
    var columns = MemoryColumns()
    graph.giveColumns(to: &columns)
    return (records, graph, columns)
  }

  @Test("make the same graph again")
  func roundTrip() throws {
    for seed in 0..<300 {
      let (records, graph, columns) = lineage(seed: seed)
      let again = try #require(LineageGraph.read(from: columns, records: records))
      again.checkInvariants()
      #expect(Array(graph.snapshots) == Array(again.snapshots))
      #expect(Array(graph.cohorts) == Array(again.cohorts))
      #expect(graph.findings() == again.findings())
      let late = LineageGraph.read(from: columns, records: records, deferral: .untilAsked)
      #expect(late.map { Array($0.cohorts) } == Array(graph.cohorts))
      #expect(columns.regrets.count == 0)
    }
  }

  @Test("put off, are gathered from the records where they turn out to be of no use")
  func putOff() throws {
    for seed in 0..<100 {
      var (records, graph, columns) = lineage(seed: seed)
      columns.bytes["cohort places"]?.append(contentsOf: [0, 0, 0, 0])
      let late = try #require(
        LineageGraph.read(from: columns, records: records, deferral: .untilAsked))
      #expect(columns.regrets.count == 0)
      #expect(Array(late.cohorts) == Array(graph.cohorts))
      #expect(columns.regrets.count == 1)
    }
  }

  @Test("make no graph where one of them is shorter than it was")
  func misfit() {
    let records = diagram("a <- b@c; a <- d@c; b <- e; ?m <- e; e <- f <- e")
    var columns = MemoryColumns()
    LineageGraph.build(from: records).graph.giveColumns(to: &columns)
    let names = columns.bytes.keys.sorted()
    #expect(names.count == 22)
    for name in names where columns.bytes[name]?.isEmpty == false {
      // Labels are all empty, and a cycle may as well not be there.
      if ["cycles"].contains(name) { continue }
      var shorter = columns
      shorter.bytes[name]?.removeLast(columns.widths[name] ?? 1)
      #expect(LineageGraph.read(from: shorter, records: records) == nil, "\(name)")
    }
  }
}

/// Keeps the arrays of a graph in memory.
private struct MemoryColumns: ColumnStore, ColumnTaker {
  var bytes: [String: [UInt8]] = [:]
  var widths: [String: Int] = [:]
  let regrets = Counter()

  mutating func take<Element: BitwiseCopyable>(_ name: String, _ column: [Element]) {
    bytes[name] = column.withUnsafeBytes { Array($0) }
    widths[name] = MemoryLayout<Element>.stride
  }

  func column<Element: BitwiseCopyable>(_ name: String, of type: Element.Type) -> [Element] {
    let bytes = bytes[name] ?? []
    return bytes.withUnsafeBytes { raw in
      (0..<raw.count / MemoryLayout<Element>.stride).map {
        raw.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Element>.stride, as: Element.self)
      }
    }
  }

  func regret(_ failure: Never?) { regrets.add() }
}

/// Counts, whoever adds.
private final class Counter: Sendable {
  private let number = Mutex(0)

  var count: Int { number.withLock(\.self) }

  func add() { number.withLock { $0 += 1 } }
}

extension CohortDeferral {
  /// Has cohorts made when they are asked for.
  static var untilAsked: CohortDeferral { CohortDeferral { AskedCohorts(maker: $0) } }
}

private final class AskedCohorts: CohortSource {
  private let maker: CohortDeferral.Maker
  private let made = Mutex<SharedCohorts?>(nil)

  init(maker: @escaping CohortDeferral.Maker) { self.maker = maker }

  var cohorts: SharedCohorts {
    made.withLock { made in
      let cohorts = made ?? maker()
      made = cohorts
      return cohorts
    }
  }
}
