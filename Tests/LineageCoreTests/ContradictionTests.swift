// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("Steps that do the contrary of what they were made for")
struct ContradictionTests {
  private static func records(seed: Int) -> [Snapshot] {
    var random = SeededGenerator(seed: seed)
    var records = randomLineage(seed: seed, atMost: 20)
    for place in records.indices {
      records[place].direction =
        ["harden", "soften", "diversify", nil, "Harden"]
        .randomElement(using: &random) ?? nil
      records[place].difficulty =
        [0.1, 0.2, 0.2, 0.3, nil, .nan].randomElement(using: &random) ?? nil
    }
    return records
  }

  @Test("contradicts() names them, as many as a person would", arguments: 0..<4)
  func law(group: Int) async throws {
    for seed in group * 100..<(group + 1) * 100 {
      let graph = LineageGraph.build(from: Self.records(seed: seed)).graph
      var expected: [String] = []
      for child in graph.nodes where !graph.isMissing(child) {
        guard let parent = graph.parents(of: child).first, let own = graph[child].difficulty,
          let before = graph[parent].difficulty
        else { continue }
        let isHardened = graph[child].direction?.lowercased() == "harden" && own < before
        let isSoftened = graph[child].direction == "soften" && own > before
        if isHardened || isSoftened { expected.append(graph.id(of: child).text) }
      }
      let found = try await Query("contradicts()").answer(in: QueryScope(of: graph))
      #expect(found.map { graph.id(of: $0).text } == expected, "seed \(seed)")
    }
  }

  @Test("are told with both values, and in what they were measured")
  func text() throws {
    var records = diagram("a <- b <- c; a <- d")
    for (place, record) in records.enumerated() {
      let known: [String: (String?, Double?)] = [
        "a": (nil, 0.5), "b": ("harden", 0.25), "c": ("soften", 1), "d": ("harden", 0.5),
      ]
      (records[place].direction, records[place].difficulty) = known[record.id.text] ?? (nil, nil)
    }
    let graph = LineageGraph.build(from: records).graph
    let texts = graph.nodes.flatMap { graph.contradictions(of: $0, metrics: nil).map(\.text) }
    #expect(
      texts == [
        "harden, but difficulty fell from 0.5 to 0.25",
        "soften, but difficulty rose from 0.25 to 1",
      ])
  }

  @Test("of a metric are those where more of it does not fit, whatever its name")
  func metric() async throws {
    var records = diagram("a <- b; a <- c; a <- d")
    for place in records.indices.dropFirst() { records[place].direction = "harden" }
    let graph = LineageGraph.build(from: records).graph
    for (name, isKnown) in [("solve_rate", true), ("score", false)] {
      var draft = MetricsDraft(for: graph)
      draft.beginFile("rates")
      for (line, row) in [("a", 0.5), ("b", 0.75), ("c", 0.25)].enumerated() {
        draft.add(row.1, of: name, for: SnapshotID(row.0), task: nil, line: line + 1)
      }
      let metrics = draft.finish().metrics
      var scope = QueryScope(of: graph)
      scope.metrics = metrics
      let found = try await Query("contradicts(\(name))").answer(in: scope)
      #expect(found.map { graph.id(of: $0).text } == ["b"])
      let texts = graph.nodes.flatMap { graph.contradictions(of: $0, metrics: metrics).map(\.text) }
      #expect(texts == (isKnown ? ["harden, but solve_rate rose from 0.5 to 0.75"] : []))
    }
    await #expect(throws: QueryFailure.self) {
      _ = try await Query("contradicts(nothing)").answer(in: QueryScope(of: graph))
    }
  }
}
