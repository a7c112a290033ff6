// SPDX-License-Identifier: MIT

import LineageCore

/// W3C PROV in JSON: <https://www.w3.org/submissions/prov-json/>.
///
/// A snapshot is an entity, each of its parents one derivation with a role, a cohort a collection of
/// its members. In PROV nothing derives from itself: within a cycle each derivation is of an entity of
/// its own, of which it is said that it specializes the snapshot.
///
/// A provenance sheet has more of each: what its file says, with the file and the key.
struct ProvExport: LineageExport {
  /// What files say, for a sheet.
  var pages: ProvenancePages?

  private static let prefixes = [
    ("snapshot", "urn:stemma:snapshot:"), ("cohort", "urn:stemma:cohort:"),
    ("stemma", "urn:stemma:vocabulary:"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
  ]

  func write(_ lineage: ExportedLineage, to output: inout Output) throws(OutputError) {
    let prefixes = Self.prefixes.map { "\"\($0)\":\(Self.string($1))" }.joined(separator: ",")
    try output.write("{\"prefix\":{\(prefixes)},\n\"entity\":{")
    var entities = Members()
    for (done, node) in lineage.nodes.enumerated() {
      lineage.progress(done)
      try writeEntities(of: node, lineage, &entities, to: &output)
    }
    for (cohort, _) in cohorts(of: lineage) {
      try entities.write(
        Self.name(of: cohort, lineage), Self.collection(cohort, lineage), to: &output)
    }
    try output.write("},\n\"wasDerivedFrom\":{")
    var derivations = Members()
    try forEachEdge(of: lineage) { node, edge throws(OutputError) in
      let derived = Self.derivedName(of: node, edge, lineage)
      let value = derivation(of: derived, edge, from: node, lineage)
      try derivations.write("_:d\(derivations.count)", value, to: &output)
    }
    try output.write("},\n\"hadMember\":{")
    var memberships = Members()
    for (cohort, members) in cohorts(of: lineage) {
      for member in members {
        let pair = [
          ("prov:collection", Self.name(of: cohort, lineage)),
          ("prov:entity", Self.name(of: member, lineage)),
        ]
        try memberships.write("_:m\(memberships.count)", Self.object(pair), to: &output)
      }
    }
    try output.write("},\n\"specializationOf\":{")
    var specializations = Members()
    try forEachEdge(of: lineage) { node, edge throws(OutputError) in
      guard edge.isCyclic else { return }
      let pair = [
        ("prov:specificEntity", Self.derivedName(of: node, edge, lineage)),
        ("prov:generalEntity", Self.name(of: node, lineage)),
      ]
      try specializations.write("_:s\(specializations.count)", Self.object(pair), to: &output)
    }
    try output.writeLine("}}")
  }

  /// The cohorts; in a sheet, those that it is about, as of others not all members are there.
  private func cohorts(
    of lineage: ExportedLineage
  ) -> [(index: CohortIndex, members: [NodeIndex])] {
    guard let pages else { return lineage.cohorts }
    let known = Set(pages.provenance.cohorts)
    return lineage.cohorts.filter { known.contains($0.index) }
  }

  private func forEachEdge(
    of lineage: ExportedLineage,
    _ visit: (NodeIndex, ExportedLineage.Edge) throws(OutputError) -> Void
  ) throws(OutputError) {
    for node in lineage.nodes {
      for edge in lineage.edges(of: node, lineage.graph[node]) { try visit(node, edge) }
    }
  }

  private func writeEntities(
    of node: NodeIndex, _ lineage: ExportedLineage, _ entities: inout Members,
    to output: inout Output
  ) throws(OutputError) {
    let snapshot = lineage.graph[node]
    var json = JSONText()
    json.object { json in
      json.field("prov:label", snapshot.id.text)
      if let pages {
        json.field("stemma:standing", pages.standing(of: node))
        if let page = pages.page(of: node) { json.facts(of: page) }
      } else {
        if let title = snapshot.title { json.field("stemma:title", title) }
        if let directive = snapshot.directive { json.field("stemma:directive", directive) }
        if let difficulty = snapshot.difficulty {
          json.typed("stemma:difficulty", String(difficulty), "xsd:double")
        }
      }
      json.typed("stemma:generation", String(lineage.graph.generation(of: node)), "xsd:long")
      json.typed("stemma:missing", String(snapshot.isMissing), "xsd:boolean")
    }
    try entities.write(Self.name(of: node, lineage), json.text, to: &output)
    for edge in lineage.edges(of: node, snapshot) where edge.isCyclic {
      let label = "\(snapshot.id.text), derived from \(edge.reference.id.text)"
      try entities.write(
        Self.derivedName(of: node, edge, lineage), Self.object([("prov:label", label)]), to: &output
      )
    }
  }
}

// The values.
extension ProvExport {
  private static func collection(_ cohort: CohortIndex, _ lineage: ExportedLineage) -> String {
    var json = JSONText()
    json.object { json in
      json.field("prov:label", lineage.name(of: cohort))
      json.typed("prov:type", "prov:Collection", "prov:QUALIFIED_NAME")
      json.typed("stemma:inferred", String(lineage.graph.isInferred(cohort)), "xsd:boolean")
    }
    return json.text
  }

  private func derivation(
    of derived: String, _ edge: ExportedLineage.Edge, from node: NodeIndex,
    _ lineage: ExportedLineage
  ) -> String {
    let page = pages?.page(of: node)
    let step = page?.steps.first { $0.parent.id == edge.reference.id }
    let reference = pages == nil ? edge.reference : step?.parent
    var json = JSONText()
    json.object { json in
      json.field("prov:generatedEntity", derived)
      json.field("prov:usedEntity", Self.name(of: edge.parent, lineage))
      if let reference { json.field("prov:role", reference.role) }
      json.typed("stemma:place", String(edge.place), "xsd:long")
      if let directive = reference?.directive { json.field("stemma:directive", directive) }
      if let file = page?.file { json.field("stemma:file", file) }
      if let step { json.field("stemma:key", step.key) }
      if let key = step?.directiveKey { json.field("stemma:directive.key", key) }
    }
    return json.text
  }

  private static func derivedName(
    of node: NodeIndex, _ edge: ExportedLineage.Edge, _ lineage: ExportedLineage
  ) -> String {
    // No id ends so: what else it has is written as per cent.
    name(of: node, lineage) + (edge.isCyclic ? "/derivation/\(edge.place + 1)" : "")
  }

  private static func name(of node: NodeIndex, _ lineage: ExportedLineage) -> String {
    "snapshot:" + local(lineage.graph.id(of: node).text)
  }

  private static func name(of cohort: CohortIndex, _ lineage: ExportedLineage) -> String {
    "cohort:" + local(lineage.graph.id(of: cohort).text)
  }

  /// The local part of a qualified name, in which a URI could not be mistaken.
  private static func local(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let isPlain =
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          && byte >= UInt8(ascii: "A")
        || "._-:".utf8.contains(byte)
      result +=
        isPlain
        ? String(UnicodeScalar(byte))
        : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return result
  }

  private static func object(_ fields: [(String, String)]) -> String {
    var json = JSONText()
    json.object { json in for (key, value) in fields { json.field(key, value) } }
    return json.text
  }

  private static func string(_ text: String) -> String {
    var json = JSONText()
    json.string(text)
    return json.text
  }

  /// The members of an object that is too large to be kept.
  private struct Members {
    private(set) var count = 0

    mutating func write(
      _ key: String, _ value: String, to output: inout Output
    ) throws(OutputError) {
      try output.write((count == 0 ? "\n" : ",\n") + ProvExport.string(key) + ":" + value)
      count += 1
    }
  }
}

extension JSONText {
  /// Writes what a file says of a snapshot, and under which keys; several facts of one kind as a list.
  fileprivate mutating func facts(of page: ProvenancePage) {
    if let file = page.file { field("stemma:file", file) }
    for subject in SnapshotDetail.Subject.allCases where subject != .parents {
      let facts = page.facts.filter { $0.subject == subject }
      if facts.isEmpty { continue }
      let name = "stemma:" + subject.rawValue.split(separator: " ").joined(separator: "-")
      texts(name, facts.map { $0.values.joined(separator: "\n") })
      texts(name + ".key", facts.map(\.key))
    }
  }

  private mutating func texts(_ key: String, _ values: [String]) {
    if values.count == 1 {
      field(key, values[0])
    } else {
      field(key, of: values) { $0.string($1) }
    }
  }

  /// Writes a field that holds a value of a type, as PROV has them.
  fileprivate mutating func typed(_ key: String, _ value: String, _ type: String) {
    field(
      key, of: (value, type),
      object: { json, pair in
        json.field("$", pair.0)
        json.field("type", pair.1)
      })
  }
}
