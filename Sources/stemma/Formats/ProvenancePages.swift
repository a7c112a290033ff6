// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore

/// The pages of a provenance, each read from its file when it is asked for.
final class ProvenancePages {
  /// Why a file could not be read; from then on there are no pages.
  private(set) var failure: CommandError?

  /// What the pages are about.
  let provenance: LineageCore.Provenance

  /// The lineage.
  var graph: LineageGraph { store.graph }

  private let store: SnapshotStore
  private let revealsHidden: Bool

  /// Prepares to read pages.
  init(_ provenance: LineageCore.Provenance, of store: SnapshotStore, revealsHidden: Bool) {
    self.provenance = provenance
    self.store = store
    self.revealsHidden = revealsHidden
  }

  /// The page of a snapshot; `nil` where it could not be read.
  func page(of node: NodeIndex) -> ProvenancePage? {
    if failure != nil { return nil }
    do {
      return try store.provenancePage(of: store.graph.id(of: node), revealsHidden: revealsHidden)
    } catch {
      failure = .store(error)
      return nil
    }
  }

  /// All that the provenance is about: the snapshots, their ancestors, and who was made with them.
  var nodes: NodeSet {
    provenance.cohorts.reduce(into: provenance.nodes) { nodes, cohort in
      for member in store.graph.members(of: cohort) { nodes.insert(member) }
    }
  }

  /// What a snapshot is to the provenance.
  func standing(of node: NodeIndex) -> String {
    if provenance.subjects.contains(node) { return "subject" }
    return provenance.nodes.contains(node) ? "ancestor" : "cohort mate"
  }
}
