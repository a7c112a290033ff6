// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("The way to an origin")
struct WayToOriginTests {
  @Test("goes up to the first parent that has the same, and tells the others")
  func firstParent() throws {
    let graph = LineageGraph(diagram: "d<b d<c d<e b<a c<a", present: "abcde")
    let way = graph.way(from: "d", among: "abcd")
    #expect(way == "d b(c) a origin a")
    #expect(graph.way(from: "d", among: "cd") == "d c origin c")
    #expect(graph.way(from: "d", among: "d") == "d origin d")
  }

  @Test("goes back where it would go round in a cycle, and says where there is no other way")
  func cycles() throws {
    let graph = LineageGraph(diagram: "x<a a<b b<a b<c a<d", present: "xabcd")
    #expect(graph.way(from: "x", among: "xabc") == "x a b c(a) origin c")
    #expect(graph.way(from: "x", among: "xabd") == "x a d(b) origin d")
    #expect(graph.way(from: "x", among: "xab") == "x a b a cycle ab")
    let own = LineageGraph(diagram: "a<a a<b", present: "ab")
    #expect(own.way(from: "a", among: "a") == "a origin a")
  }

  @Test("does not ask about missing parents, nor about anybody off the way")
  func asked() throws {
    let graph = LineageGraph(diagram: "d<m d<b d<c c<u b<a", present: "dbcua")
    var asked: [String] = []
    let node = try #require(graph.node(for: "d"))
    _ = graph.wayToOrigin(from: node) { parent in
      asked.append(graph.id(of: parent).text)
      return parent != graph.node(for: "c")
    }
    #expect(asked == ["b", "c", "a"])
  }

  @Test("is the first of all ways that end, whatever the lineage")
  func law() throws {
    var ends = (origins: 0, cycles: 0)
    for seed in 0..<1_500 {
      let records = randomLineage(seed: seed)
      let graph = LineageGraph.build(from: records).graph
      let byID = Dictionary(records.map { ($0.id, $0) }) { first, _ in first }
      for node in graph.present {
        let has = { (id: SnapshotID) in
          (id.text.utf8.reduce(seed) { $0 &* 31 &+ Int($1) }) % 4 != 0 || id == graph.id(of: node)
        }
        let way = graph.wayToOrigin(from: node) { has(graph.id(of: $0)) }
        let naive = naiveWayToOrigin(of: graph.id(of: node), in: byID, has: has)
        let ids = ([node] + way.steps.map(\.parent)).map { graph.id(of: $0) }
        switch way.end {
        case .origin(let origin):
          #expect(ids == naive, "seed \(seed)")
          #expect(ids.last == graph.id(of: origin))
          ends.origins += 1
        case .cycle(let cycle):
          #expect(naive == nil, "seed \(seed)")
          #expect(way.steps.last?.parent == cycle.first)
          #expect(way.steps.suffix(cycle.count).map(\.child) == cycle)
          ends.cycles += 1
        }
      }
    }
    #expect(ends.origins > 5_000 && ends.cycles > 20)
  }
}

extension LineageGraph {
  /// Makes a graph of edges, child first, in stored order; what is not present is missing.
  fileprivate init(diagram: String, present: String) {
    var records: [SnapshotID: Snapshot] = [:]
    for letter in present {
      let id = SnapshotID(String(letter))
      records[id] = Snapshot(id: id, file: "\(letter).json")
    }
    for edge in diagram.split(separator: " ") {
      let ends = edge.split(separator: "<").map { SnapshotID(String($0)) }
      records[ends[0]]?.parents.append(ParentReference(ends[1]))
    }
    self = LineageGraph.build(from: records.values).graph
  }

  /// The way from a node to the origin of what some nodes have.
  fileprivate func way(from start: String, among letters: String) -> String {
    guard let node = node(for: SnapshotID(start)) else { return "no such node" }
    let way = wayToOrigin(from: node) { letters.contains(id(of: $0).text) }
    var words = [start]
    for step in way.steps {
      let others = step.others.map { id(of: $0).text }.joined()
      words.append(id(of: step.parent).text + (others.isEmpty ? "" : "(\(others))"))
    }
    switch way.end {
    case .origin(let origin): words += ["origin", id(of: origin).text]
    case .cycle(let nodes): words += ["cycle", nodes.map { id(of: $0).text }.joined()]
    }
    return words.joined(separator: " ")
  }
}
