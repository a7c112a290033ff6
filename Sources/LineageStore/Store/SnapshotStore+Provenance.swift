// SPDX-License-Identifier: MIT

public import LineageCore

extension SnapshotStore {
  /// Reads how a snapshot came to be out of its file, as the file is now, or of a missing snapshot
  /// out of another's.
  ///
  /// - Parameters:
  ///   - id: The snapshot.
  ///   - revealsHidden: Whether texts are told that repeat what the world in the file hides.
  /// - Returns: What the file says; nothing where no file tells of the snapshot.
  /// - Throws: `StoreError.unreadable` where the file cannot be read, or does not say it any more.
  /// - Complexity: O(length of the file).
  public func provenancePage(
    of id: SnapshotID, revealsHidden: Bool = false
  ) throws(StoreError) -> ProvenancePage {
    guard let testimony = try testimony(of: id) else {
      return ProvenancePage(steps: [], facts: [], file: nil)
    }
    let hidden = revealsHidden ? nil : HiddenTexts(in: [testimony.document.root])
    let shown = ShownValues(hidden: hidden)
    var steps: [ProvenancePage.Step] = []
    if case .places(let places) = testimony.content {
      var reader = FieldReader(isQuiet: true)
      for (number, derivation) in Derivation.all(in: places, &reader).enumerated() {
        steps += derivation.steps(number: number + 1, shown)
      }
    }
    return ProvenancePage(steps: steps, facts: testimony.facts(shown), file: testimony.file)
  }
}

extension Derivation {
  /// The steps from its parents.
  fileprivate func steps(number: Int, _ shown: ShownValues) -> [ProvenancePage.Step] {
    let line = directive?.line.map { shown.text($0).text }
    return parents.map { parent in
      ProvenancePage.Step(
        ParentReference(parent.id, role: shown.text(parent.role).text, directive: line),
        derivation: number, key: place(of: parent.id)?.path ?? "",
        directiveKey: line == nil ? nil : directive?.value.path)
    }
  }
}
