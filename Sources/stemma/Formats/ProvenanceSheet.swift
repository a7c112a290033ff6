// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import Screen

/// A document of how snapshots came to be.
///
/// It tells of all their ancestors, each fact with the file and the key that it is from. The same
/// store gives the same bytes.
protocol ProvenanceSheet {
  /// The lines before the first snapshot.
  var head: [String] { get }

  /// The lines of a snapshot.
  func lines(of node: NodeIndex, _ page: ProvenancePage) -> [String]

  /// The lines after the last snapshot, about cohorts.
  func tail(_ cohorts: [ProvenanceCohort]) -> [String]
}

/// The forms that sheets have.
enum ProvenanceSheetKind: String, CaseIterable {
  case text
  case markdown
  case json
  case provJSON = "prov-json"

  /// Prints a sheet on standard output, a page after the other, so that no more than one file is held.
  func print(
    _ provenance: LineageCore.Provenance, of store: SnapshotStore, revealsHidden: Bool
  ) throws(CommandError) {
    let pages = ProvenancePages(provenance, of: store, revealsHidden: revealsHidden)
    let facts = ProvenanceFacts(provenance: provenance, graph: store.graph)
    var destination = Destination.standardOutput
    // Where it is kept, it is the same in every locale.
    if !destination.isTerminal { destination.glyphs = .unicode }
    let place = destination
    try Output.print { output throws(OutputError) in
      switch self {
      case .text: try TextProvenanceSheet(facts, for: place).write(pages, to: &output)
      case .markdown: try MarkdownProvenanceSheet(facts, for: place).write(pages, to: &output)
      case .json: try JSONProvenanceSheet(facts, for: place).write(pages, to: &output)
      case .provJSON:
        let lineage = ExportedLineage(
          pages.nodes, of: store.graph, metrics: nil, isForTerminal: place.isTerminal)
        try ProvExport(pages: pages).write(lineage, to: &output)
      }
    }
    if let failure = pages.failure { throw failure }
  }
}

extension ProvenanceSheet {
  /// Writes the sheet, as far as files can be read.
  fileprivate func write(_ pages: ProvenancePages, to output: inout Output) throws(OutputError) {
    for line in head { try output.writeLine(line) }
    for node in pages.provenance.nodes {
      guard let page = pages.page(of: node) else { return }
      for line in lines(of: node, page) { try output.writeLine(line) }
    }
    let cohorts = pages.cohorts
    if pages.failure != nil { return }
    for line in tail(cohorts) { try output.writeLine(line) }
  }
}

/// What all sheets say.
struct ProvenanceFacts {
  let provenance: LineageCore.Provenance
  let graph: LineageGraph

  /// The snapshots in question.
  var subjects: String {
    provenance.subjects.map { graph.id(of: $0).text }.joined(separator: ", ")
  }

  /// How many there are of what.
  var counts: String {
    let missing = provenance.nodes.intersection(graph.missing).count
    let parts = [
      Self.count(provenance.nodes.count, "snapshot"), Self.count(provenance.edges.count, "step"),
      Self.count(provenance.cohorts.count, "cohort"),
    ]
    return parts.joined(separator: ", ") + (missing > 0 ? ", \(missing) missing" : "")
  }

  /// What a snapshot is, in a few words.
  func standing(of node: NodeIndex, _ page: ProvenancePage) -> String {
    let snapshot = graph[node]
    let shape = snapshot.shape.map { ", in \($0.rawValue) shape" } ?? ""
    let file = page.file.map { ", as \($0) says" } ?? ""
    let isMissing = snapshot.isMissing ? "missing, " : ""
    return "\(isMissing)generation \(graph.generation(of: node))\(shape)\(file)"
  }

  /// The facts that are not told as steps.
  func otherFacts(_ page: ProvenancePage) -> [SnapshotDetail.Fact] {
    page.facts.filter { $0.subject != .parents }
  }

  private static func count(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
  }
}
