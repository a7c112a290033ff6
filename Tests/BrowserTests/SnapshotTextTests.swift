// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import TestSupport
import Testing

@Suite("Snapshots in few words")
struct SnapshotTextTests {
  @Test(
    "a number has at most three decimals",
    arguments: [(1, "1"), (0.25, "0.25"), (1.23456, "1.235"), (-2.5, "-2.5"), (1e20, "1e+20")])
  func numbers(number: Double, text: String) { #expect(number.shortText == text) }

  @Test("a place in a cohort is the recorded one, or the one after all recorded ones")
  func places() throws {
    var records = diagram("r <- a@c; r <- b@c; r <- d@c; r <- e")
    records[2].cohorts[0].index = 0
    records[2].cohorts[0].size = 7
    let graph = LineageGraph.build(from: records).graph
    let places = try ["a", "b", "d"].map { name in
      let node = try #require(graph.node(for: SnapshotID(name)))
      return graph.placeText(of: node, in: try #require(graph.cohortIndex(of: node)))
    }
    #expect(places == ["2/7", "1/7", "3/7"])
  }

  @Test("any recorded place can be said")
  func extremePlaces() {
    var records = diagram("r <- a@c")
    records[1].cohorts[0].index = .max
    let graph = LineageGraph.build(from: records).graph
    #expect(graph.placeText(of: NodeIndex(1), in: CohortIndex(0)) == "\(Int.max)/1")
  }

  @Test("members of an inferred cohort count in the lineage's order")
  func inferredPlaces() throws {
    let graph = diagramGraph("r <- a; r <- b; r <- d")
    let node = try #require(graph.node(for: "b"))
    #expect(graph.placeText(of: node, in: try #require(graph.cohortIndex(of: node))) == "2/3")
  }

  @Test("a missing snapshot says how many name it")
  func missing() throws {
    let (graph, findings) = LineageGraph.build(
      from: diagram("?m <- a; ?m <- b; ?k <- b; ?r <- ?m; ?r <- ?k"))
    let texts = try ["m", "k", "r"].map {
      graph.missingText(of: try #require(graph.node(for: SnapshotID($0))))
    }
    #expect(
      texts == [
        "missing; named by 2 snapshots", "missing; named by 1 snapshot",
        "missing; named as an ancestor",
      ])
    // Whoever checks the store reads the same numbers.
    #expect(
      Set(findings.map(\.message)) == [
        "m has no file; 2 snapshots name it as their parent",
        "k has no file; 1 snapshot names it as its parent",
        "r has no file; other files name it as an ancestor",
      ])
  }
}
