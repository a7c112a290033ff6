// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("The difference of two snapshots")
struct DifferenceTests {
  private func drawing(
    _ left: String, _ right: String, revealsHidden: Bool = false
  ) async throws -> String {
    try await comparison(left, right, revealsHidden: revealsHidden).drawing
  }

  @Test("in flat shape is told in order of meaning, each thing once")
  func flat() async throws {
    let left = flatText(
      "a1", evolve: #"{"direction": "harden", "kind": "grow", "relevance": 0.5}"#,
      lineage: #"""
        "manifest": {"seed": 1, "same": []}, "pack": "web", "attempts": 1,
        "cohort": {"id": "c", "index": 0}
        """#,
      rest: graphText(
        nodes: [nodeText("ep.0", #""port": 80"#), nodeText("svc.0"), nodeText("x")],
        edges: [#"{"id": "e0", "kind": "runs", "src": "svc.0", "dst": "ep.0"}"#],
        more: #", "ontology": "o1""#)
        + #", "tasks": [{"id": "t1", "meta": {"level": 1}}, {"id": "t2"}]"#)
    let right = flatText(
      "b2", evolve: #"{"direction": "soften", "kind": "grow", "relevance": 0.7, "parent": "a1"}"#,
      lineage: #"""
        "manifest": {"seed": 2, "same": []}, "pack": "web", "attempts": 2, "cohort": "c"
        """#,
      rest: graphText(
        nodes: [nodeText("svc.0"), nodeText("ep.0", #""port": 90, "tls": true"#), nodeText("y")],
        edges: [
          #"{"id": "e1", "kind": "runs", "src": "svc.0", "dst": "ep.0"}"#,
          #"{"id": "e0", "kind": "runs", "src": "ep.0", "dst": "svc.0"}"#,
        ], more: #", "ontology": "o2""#)
        + #", "tasks": [{"id": "t2"}, {"id": "t1", "meta": {"level": 2}}, {"id": "t3"}]"#
        + #", "history": [{"seq": 0, "phase": "evolve", "refs": ["a1"]}]"#)
    #expect(
      try await drawing(left, right) == """
        directive
          ~ directive: harden/grow -> soften/grow
          ~ relevance: 0.5 -> 0.7
        world nodes
          ~ ep.0 attrs.port: 80 -> 90
          + ep.0 attrs.tls: . -> true
          - x: {"kind":"host","attrs":{}} -> .
          + y: . -> {"kind":"host","attrs":{}}
        world edges
          + ep.0 runs svc.0: . -> {"id":"e0"}
          ~ svc.0 runs ep.0 id: "e0" -> "e1"
        manifest
          ~ seed: 1 -> 2
        tasks
          ~ t1 meta.level: 1 -> 2
          + t3: . -> {}
        parents
          + a1: . -> derived
        cohort
          ~ cohort: {"id":"c","index":0} -> "c"
        rest
          ~ lineage.attempts: 1 -> 2
          ~ graph.ontology: "o1" -> "o2"
        """)
  }

  @Test("in chain shape looks at the snapshots' own rows, not at their ancestors'")
  func chain() async throws {
    let left = chainText(
      "a1", parent: #""00""#, before: [#"{"id": "00", "prompt": "first"}"#],
      row: #""manifest": {"mode": "a"}, "prompt": "p", "curriculum": {"add": ["x"], "seed": 1}"#,
      rest: #"""
        "manifest": {"mode": "a"}, "world": {"flag": 1}, "world_graph": {
          "nodes": [{"id": "n", "type": "host", "attrs": {"os": {"name": "linux"}}}],
          "edges": [{"source": "n", "relation": "on", "target": "m", "attrs": {"k": 1}}]}
        """#)
    let right = chainText(
      "b2", parent: #""a1""#, before: [#"{"id": "00"}"#, #"{"id": "a1", "parent_id": "00"}"#],
      row: #"""
        "manifest": {"mode": "b"}, "prompt": "q", "curriculum": null,
        "parents": [{"id": "a1", "weight": 2}, {"id": "00", "role": "base"}],
        "cohort": {"id": "c-1", "label": "two"}
        """#,
      rest: #"""
        "manifest": {"mode": "b"}, "world": {"flag": 1.0}, "world_graph": {
          "nodes": [{"id": "n", "type": "host", "attrs": {"os": {"name": "bsd"}}}],
          "edges": [{"source": "n", "relation": "on", "target": "m", "attrs": {"k": 2}}]}
        """#)
    #expect(
      try await drawing(left, right) == """
        directive
          - directive: add x -> .
          - seed: 1 -> .
        world nodes
          ~ n attrs.os.name: "linux" -> "bsd"
        world edges
          ~ n on m attrs.k: 1 -> 2
        manifest
          ~ mode: "a" -> "b"
        parents
          ~ 00 role: derived -> base
          + a1: . -> derived
          + a1 weight: . -> 2
        cohort
          + id: . -> "c-1"
          + label: . -> "two"
        rest
          ~ lineage.prompt: "p" -> "q"
          ~ world.flag: 1 -> 1.0
        """)
  }

  @Test("is not where orders, escapes and white space are all that differs")
  func equal() async throws {
    let edges = [
      #"{"src": "a", "kind": "k", "dst": "b"}"#, #"{"src": "b", "kind": "k", "dst": "a"}"#,
    ]
    let left = flatText(
      "a1", lineage: #""x": "é", "y": 1"#,
      rest: graphText(nodes: [nodeText("a"), nodeText("b")], edges: edges))
    let right = flatText(
      "b2", lineage: #""y":1, "x":"\u00e9", "parents": [], "cohort": null"#,
      rest: graphText(nodes: [nodeText("b"), nodeText("a")], edges: edges.reversed()))
    #expect(try await drawing(left, right) == "")
  }

  @Test("tells nodes and edges apart that share a name, and shows by place what has none")
  func names() async throws {
    let edge = #""src": "a", "kind": "k", "dst": "b""#
    let left = flatText(
      "a1",
      rest: graphText(
        nodes: [nodeText("a", #""x": 1"#), nodeText("a", #""x": 2"#)],
        edges: [#"{"id": "2", \#(edge), "w": 2}"#, #"{"id": "1", \#(edge), "w": 1}"#]))
    let right = flatText(
      "b2",
      rest: graphText(
        nodes: [nodeText("a", #""x": 1"#), nodeText("a", #""x": 3"#)],
        edges: [#"{"id": "1", \#(edge), "w": 1}"#, #"{"id": "2", \#(edge), "w": 3}"#]))
    #expect(
      try await drawing(left, right) == """
        world nodes
          ~ a #2 attrs.x: 2 -> 3
        world edges
          ~ a k b #2 w: 2 -> 3
        """)
    let odd = flatText("b2", rest: graphText(nodes: [nodeText("a", #""x": 1"#), "7"]))
    #expect(
      try await drawing(left, odd) == """
        world nodes
          ~ graph.nodes[1]: {"id":"a","kind":"host","attrs":{"x":2}} -> 7
        world edges
          - a k b: {"id":"1","w":1} -> .
          - a k b #2: {"id":"2","w":2} -> .
        """)
  }

  @Test("matches the worlds of different shapes")
  func shapes() async throws {
    let left = chainText(
      "a1",
      rest: #"""
        "world_graph": {"nodes": [{"id": "n", "attrs": {"x": 1}}],
          "edges": [{"source": "n", "relation": "on", "target": "m"}]}
        """#)
    let right = flatText(
      "b2",
      rest: #"""
        "graph": {"nodes": [{"id": "n", "attrs": {"x": 2}}],
          "edges": [{"src": "n", "kind": "on", "dst": "m"}]}
        """#)
    #expect(
      try await drawing(left, right) == """
        world nodes
          ~ n attrs.x: 1 -> 2
        """)
  }

  @Test("says that each derivation of a world is another one")
  func derivations() async throws {
    let first = #"{"parents": ["p1"], "cohort": "c", "_evolve": {"note": "n"}}"#
    let left = flatText("a1", lineage: #""derivations": [\#(first)]"#)
    let right = flatText(
      "b2",
      lineage: #"""
        "derivations": [\#(first), {"parents": ["p2"], "cohort": "d", "_evolve": {"note": "m"}}]
        """#)
    #expect(
      try await drawing(left, right) == """
        directive
          + derivation 2: . -> "m"
        parents
          + p2: . -> derived
        cohort
          + derivation 2: . -> "d"
        """)
  }
}
