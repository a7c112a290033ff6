// SPDX-License-Identifier: MIT

import LineageCore

/// The text of one file of a made-up curriculum, in flat shape with the multi-parent fields.
///
/// Nodes and edges stand one a line, in the very bytes that the id is made of.
struct DemoText {
  private static let labels = [
    "patch vs add vs harden", "one weakness each", "more hops", "relocate vs rotate",
  ]

  /// The snapshot's place in the plan.
  let number: Int
  let step: DemoPlan.Step

  /// The ids of the parents; of a convergence those of both derivations.
  var parents: [String] = []

  /// The longest distance from a root along primary parents.
  var generation = 0

  /// What was done, where something was.
  var record: DemoChange.Record?

  /// Creates the text of a snapshot that has neither parents nor history yet.
  init(number: Int, step: DemoPlan.Step) {
    self.number = number
    self.step = step
  }

  /// The id of a world.
  static func id(of world: DemoWorld) -> String {
    let edges = world.edges.joined(separator: ",")
    let nodes = world.nodes.joined(separator: ",")
    let canonical = #"{"edges":[\#(edges)],"nodes":[\#(nodes)],"ontology":"cyber.webapp@v2"}"#
    return "sha256:" + ContentID.digest(of: Array(canonical.utf8))
  }

  /// The id and the bytes of the file.
  func file(of world: DemoWorld, _ random: inout SplitMix64) -> (id: String, bytes: [UInt8]) {
    let id = Self.id(of: world)
    let difficulty = Self.thousandths(world.difficulty)
    let text = """
      {"graph":{"edges":[
      \(world.edges.joined(separator: ",\n"))
      ],"nodes":[
      \(world.nodes.joined(separator: ",\n"))
      ],"ontology":"cyber.webapp@v2"},
      "history":[{"detail":"world admitted and frozen","phase":"freeze","seq":0}],
      "lineage":{\(lineage(of: world.estate, difficulty, &random))},
      "ontology_id":"cyber.webapp@v2",
      "snapshot_id":"\(id)",
      "tasks":[{"entrypoints":["ep.0"],"feasibility_check":"webapp.pentest",\
      "goal_nodes":["secret.flag"],"id":"webapp.pentest.0","instruction":"Recover the flag.",\
      "meta":{"difficulty":\(difficulty),"family":"webapp.pentest"},\
      "success_check":"webapp.pentest"}]}

      """
    return (id, Array(text.utf8))
  }

  private func lineage(
    of estate: String, _ difficulty: String, _ random: inout SplitMix64
  ) -> String {
    var fields: [String] = []
    if let record, let parent = parents.first {
      let evolve = evolve(record, from: parent, &random)
      fields.append(#""_evolve":\#(evolve)"#)
      if let cohort { fields.append(#""cohort":\#(cohort)"#) }
      if step.kind == .convergence, parents.count > 1 {
        let second = self.evolve(record, from: parents[1], &random)
        fields.append(
          """
          "derivations":[{"_evolve":\(evolve),"parents":[\(reference(parent, "derived"))]},
          {"_evolve":\(second),"parents":[\(reference(parents[1], "derived"))]}]
          """)
      }
    }
    let title = "\(estate) \(generation)-\(number)"
    fields.append(#""manifest":{"seed":\#(random.below(1_000)),"title":"\#(title)"}"#)
    fields.append(#""pack":"webapp","pack_version":"v2""#)
    if !parents.isEmpty { fields.append(#""parents":[\#(references)]"#) }
    fields.append(#""world_difficulty":\#(difficulty)"#)
    return fields.joined(separator: ",\n")
  }

  /// The parents of the only, or first, derivation.
  private var references: String {
    let own = step.kind == .convergence ? parents.prefix(1) : parents.prefix(2)
    let roles = ["derived", "counterfactual"]
    return zip(own, roles).map { reference($0, $1) }.joined(separator: ",")
  }

  private func reference(_ parent: String, _ role: String) -> String {
    #"{"id":"\#(parent)","role":"\#(role)"}"#
  }

  private func evolve(
    _ record: DemoChange.Record, from parent: String, _ random: inout SplitMix64
  ) -> String {
    let family = random.chance(inThousand: 700) ? "webapp.pentest" : "webapp.build"
    let relevance = Self.thousandths(10 * random.below(100))
    return #"{"direction":"\#(record.direction)","family":"\#(family)","kind":"\#(record.kind)","#
      + #""note":"\#(record.note)","parent_snapshot_id":"\#(parent)","relevance":\#(relevance)}"#
  }

  private var cohort: String? {
    step.cohort.map { cohort in
      let label =
        step.secondParent == nil ? Self.labels[Int(cohort) % Self.labels.count] : "what if"
      return
        #"{"id":"c-\#(cohort)","index":\#(step.index),"label":"\#(label)","size":\#(step.size)}"#
    }
  }

  /// A number of thousandths as a decimal: 300 is 0.3.
  private static func thousandths(_ number: Int) -> String {
    var digits = String(number + 1_000).dropFirst()
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    return "0.\(digits)"
  }
}
