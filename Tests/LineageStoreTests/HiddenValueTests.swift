// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("Hidden values")
struct HiddenValueTests {
  private func secret(_ attributes: String, visibility: String = "hidden") -> String {
    nodeText("secret", attributes, more: #", "visibility": "\#(visibility)""#)
  }

  @Test("are said to differ, and no more, unless asked for")
  func attributes() async throws {
    let left = flatText(
      "a1",
      rest: graphText(nodes: [secret(#""flag": "F{1}", "pin": 1, "same": "s", "old": [1, 2]"#)]))
    let right = flatText(
      "b2",
      rest: graphText(
        nodes: [secret(#""flag": "F{2}", "pin": 2, "same": "s", "new": {"k": "v"}"#)]))
    let difference = try await comparison(left, right)
    #expect(
      difference.drawing == """
        world nodes
          ~ secret attrs.flag: (hidden) -> (hidden)
          + secret attrs.new: . -> (hidden)
          - secret attrs.old: (hidden) -> .
          ~ secret attrs.pin: (hidden) -> (hidden)
        """)
    let shown = difference.sections[0].changes.filter { !$0.isHidden }
    #expect(shown.isEmpty)
    #expect(
      try await comparison(left, right, revealsHidden: true).drawing == """
        world nodes
          ~ secret attrs.flag: "F{1}" -> "F{2}"
          + secret attrs.new: . -> {"k":"v"}
          - secret attrs.old: [1,2] -> .
          ~ secret attrs.pin: 1 -> 2
        """)
  }

  @Test("are those of a node that either document hides, or has alone")
  func either() async throws {
    let left = flatText("a1", rest: graphText(nodes: [secret(#""pin": 1"#, visibility: "public")]))
    let right = flatText(
      "b2", rest: graphText(nodes: [secret(#""pin": 2"#), nodeText("x", more: #", "t": 1"#)]))
    #expect(
      try await comparison(left, right).drawing == """
        world nodes
          ~ secret attrs.pin: (hidden) -> (hidden)
          ~ secret visibility: "public" -> "hidden"
          + x: . -> {"kind":"host","attrs":{},"t":1}
        """)
    let none = flatText("a1", rest: graphText())
    #expect(
      try await comparison(none, right).drawing.contains(
        #"+ secret: . -> {"kind":"host","attrs":{"pin":"(hidden)"},"visibility":"hidden"}"#))
  }

  @Test("are not shown where something else repeats them")
  func repeated() async throws {
    let left = flatText(
      "a1",
      lineage: #"""
        "manifest": {"note": "ask F{one}", "os": "nt", "level": 4711, "host": "secret"}
        """#,
      rest: graphText(nodes: [secret(#""flag": "F{one}", "os": "nt", "pin": 4711, "of": "secret""#)]
      ))
    let right = flatText(
      "b2",
      lineage: #"""
        "manifest": {"note": "ask", "os": "ant", "level": 5, "host": "secrets",
          "sub": ["{\"flag\": \"F{one}\"}", {"F{one}": "nt", "k": 47112}]}
        """#,
      rest: graphText(nodes: [secret(#""flag": "F{one}", "os": "nt", "pin": 4711, "of": "secret""#)]
      ))
    #expect(
      try await comparison(left, right).drawing == """
        manifest
          ~ host: "secret" -> "secrets"
          ~ level: (hidden) -> 5
          ~ note: (hidden) -> "ask"
          ~ os: (hidden) -> "ant"
          + sub: . -> ["(hidden)",{"(hidden)":"(hidden)","k":"(hidden)"}]
        """)
  }

  @Test("are in no text of a difference of random worlds", arguments: 0..<60)
  func never(seed: Int) async throws {
    var random = SeededGenerator(seed: seed)
    let secrets = (0..<6).map { number in
      [#"S\"\#(number)\\q"#, "Sé\(number)\u{1F600}", "S{\(number)}", "S\(number)-S\(number)"]
        .randomElement(using: &random) ?? ""
    }
    let worlds = (0..<3).map { _ in
      RandomSecrets(secrets: secrets).world(seed.isMultiple(of: 2), &random)
    }
    let names = ["a1", "b2", "c3"]
    let store = try TemporaryStore()
    for (name, world) in zip(names, worlds) {
      let parents =
        name == "c3" ? #""parents": ["a1", {"id": "b2", "role": "\#(secrets[0])"}], "# : ""
      let row = parents + world.lineage
      let text =
        seed.isMultiple(of: 2)
        ? flatText(name, lineage: row, rest: world.rest)
        : chainText(name, row: row, rest: world.rest)
      try store.write(text, to: name + ".json")
    }
    let opened = try await store.open()
    #expect(opened.presentIDs == names)
    let differences = [
      try opened.differenceFromParents(of: "c3", tellsSame: true),
      try opened.difference(of: "c3", from: "a1", tellsSame: true),
    ]
    // As they stand in a file, and as they are meant.
    let plain = secrets.map {
      $0.replacingOccurrences(of: #"\""#, with: "\"").replacingOccurrences(of: #"\\"#, with: #"\"#)
    }
    for text in differences.flatMap(\.texts) {
      for secret in secrets + plain { #expect(!text.contains(secret), "\(text)") }
    }
    let revealed = try opened.difference(of: "c3", from: "a1", revealsHidden: true)
    #expect(revealed.sections.map(\.subject) == differences[1].sections.map(\.subject))
    #expect(revealed.sections.map(\.changes.count) == differences[1].sections.map(\.changes.count))
  }
}

/// Makes worlds with secrets in them, and in what stands around them.
private struct RandomSecrets {
  let secrets: [String]

  /// The members of `lineage`, or of a row, and of the file.
  func world(_ isFlat: Bool, _ random: inout SeededGenerator) -> (lineage: String, rest: String) {
    // Each world hides all of them, somewhere.
    let hidden = secrets.shuffled(using: &random).enumerated().map { number, secret in
      let value = random.chance(0.5) ? "\"\(secret)\"" : #"{"deep": [1, "\#(secret)"]}"#
      return #"{"id": "h\#(number)", "attrs": {"v": \#(value)}, "visibility": "hidden"}"#
    }
    let shown = (0..<3).map { #"{"id": "n\#($0)", "attrs": {"v": \#(value(&random))}}"# }
    let names = isFlat ? ["src", "kind", "dst"] : ["source", "relation", "target"]
    let ends = names.map { "\"\($0)\": \"\(secrets[Int.random(in: 0..<6, using: &random)])\"" }
    let graph =
      #"{"nodes": [\#((hidden + shown).joined(separator: ", "))], "edges": [{\#(ends.joined(separator: ", ")), "w": 1}]}"#
    let tasks = #""tasks": [{"id": \#(text(&random)), "is": \#(value(&random))}]"#
    let more = #""\#(secrets[0])": \#(value(&random)), "more": \#(value(&random))"#
    let directive = isFlat ? "_evolve" : "curriculum"
    let lineage = [
      #""manifest": {"m": \#(value(&random))}"#, #""\#(directive)": {"note": \#(text(&random))}"#,
      #""cohort": {"id": "c", "label": \#(text(&random))}"#, #""prompt": \#(text(&random))"#,
    ]
    let key = isFlat ? "graph" : "world_graph"
    return (lineage.joined(separator: ", "), "\"\(key)\": \(graph), \(tasks), \(more)")
  }

  private func value(_ random: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: "[\(text(&random)), {\(text(&random)): \(text(&random))}]"
    case 1: "\(Int.random(in: 0..<9, using: &random))"
    default: text(&random)
    }
  }

  private func text(_ random: inout SeededGenerator) -> String {
    let secret = secrets.randomElement(using: &random) ?? ""
    return ["\"x\"", "\"\(secret)\"", "\"say \(secret).\""].randomElement(using: &random) ?? ""
  }
}
