// SPDX-License-Identifier: MIT

import LineageCore
import Screen

extension BrowserState {
  /// Takes in what happened, and returns what is to be done in the world.
  ///
  /// - Complexity: O(rows) at most, but for the arrival of a lineage: O(*n* + *m*).
  public mutating func update(_ action: Action) -> [Effect] {
    var effects: [Effect] = []
    switch action {
    case .key(let key): effects = press(key)
    case .resized(let size): self.size = size
    case .progressed(let progress): if loading != nil { loading = progress }
    case .loaded(let graph, let findings): load(graph, findings)
    case .verified: loading = nil
    case .failed(let reason):
      loading = nil
      failure = reason
      view = nil
    case .detailRead(let id, let result): inspector.keep(result, of: id)
    case .marksRead(let marks): self.marks.merge(marks) { own, _ in own }
    }
    scrollToCursor()
    scrollInspector()
    return effects + detailWanted()
  }

  private mutating func load(_ graph: LineageGraph, _ findings: [Finding]) {
    loading = nil
    failure = nil
    self.findings = [:]
    let old = narrowings.first?.view ?? view
    let place = view.map { $0.place(of: cursor) }
    narrowings = []
    overlay = nil
    guard graph.count > 0 else {
      view = nil
      failure = "\(name) has no snapshots."
      return
    }
    for finding in findings {
      if let id = finding.snapshot { self.findings[id, default: []].append(finding) }
    }
    view = LineageView(graph, trunk: options.trunk, rows: panes.tree.size.rows)
    if let old {
      view?.adoptFolds(of: old)
      cursor = place.flatMap { view?.row(of: $0) } ?? Row(0)
    }
    let errors = findings.count { $0.severity == .error }
    message =
      errors > 0
      ? Message(
        text: "\(errors.counted("error")) in this store: stemma check lists them", isError: true)
      : Message(text: "? shows the keys, q quits")
  }

  /// Asks for the file of the snapshot that the inspector shows, one at a time.
  private mutating func detailWanted() -> [Effect] {
    guard inspector.isOpen, inspector.awaited == nil, let view, let node = cursorNode else {
      return []
    }
    let id = view.graph.id(of: node)
    guard inspector.details[id] == nil else { return [] }
    inspector.awaited = id
    return [.readDetail(id)]
  }
}

extension BrowserState.Inspector {
  /// How many details are kept.
  private static let capacity = 64

  mutating func keep(_ result: DetailResult, of id: SnapshotID) {
    if awaited == id { awaited = nil }
    if details.count >= Self.capacity { details.removeAll() }
    details[id] = result
  }
}

extension Int {
  /// The number with a noun in the right form: `1 error`, `2 errors`.
  func counted(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }
}
