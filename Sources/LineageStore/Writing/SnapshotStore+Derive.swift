// SPDX-License-Identifier: MIT

public import LineageCore

extension SnapshotStore {
  /// Derives snapshots from one set of parents, one for each variant, and saves them all.
  ///
  /// Files are written in the shape of the primary parent, with all parents and the cohort where
  /// readers that know only one parent pass over them. The same derivation gives the same ids, so
  /// that to repeat it after a crash completes the batch and changes nothing else.
  ///
  /// ```swift
  /// let forks = try store.derive(
  ///   from: [ParentReference("ab9ce87e4871f6ac")], cohort: .new(label: "patch or add"),
  ///   variants: [#"{"patch": ["ssrf"]}"#, #"{"add": ["xss"]}"#].map { SnapshotVariant(directive: $0) })
  /// ```
  ///
  /// - Parameters:
  ///   - parents: The parents in order, the primary one first; it must have a file.
  ///   - cohort: Whether the snapshots are a cohort. With several variants, or in a new cohort, each
  ///     records its index and how many there are; one that joins a named cohort does not.
  ///   - variants: What to derive.
  ///   - options: What is allowed.
  /// - Returns: The snapshots, in the order of the variants.
  /// - Throws: `WriteError`; unless it says otherwise, nothing was written.
  /// - Complexity: As for ``save(_:options:)``.
  public func derive(
    from parents: [ParentReference], cohort: CohortChoice = .none,
    variants: [SnapshotVariant], options: SaveOptions = SaveOptions()
  ) throws(WriteError) -> [SavedSnapshot] {
    try save(
      try draft(from: parents, cohort: cohort, variants: variants), options: options)
  }

  /// The files of derived snapshots, which are not written yet.
  func draft(
    from parents: [ParentReference], cohort: CohortChoice, variants: [SnapshotVariant]
  ) throws(WriteError) -> [SnapshotFile] {
    guard let primary = parents.first?.id, !variants.isEmpty else { throw .nothing }
    let base = try document(of: primary)
    let plan = CohortPlan(cohort, parents: parents, variants: variants)
    var bytes: [[UInt8]] = []
    for (index, variant) in variants.enumerated() {
      do throws(SnapshotDraft.Objection) {
        let draft = try SnapshotDraft(variant, from: parents, cohort: plan.membership(at: index))
        bytes.append(try draft.bytes(from: base))
      } catch {
        switch error {
        case .variant(let reason): throw .badVariant(number: index + 1, reason: reason)
        case .parent(let reason): throw .unsuitableParent(primary, reason: reason)
        }
      }
    }
    var files: [SnapshotFile] = []
    for (index, bytes) in bytes.enumerated() {
      files.append(try SnapshotFile(bytes, from: "variant \(index + 1)"))
    }
    return files
  }

  /// The file of a snapshot, be it read with the store or written since.
  private func document(of id: SnapshotID) throws(WriteError) -> SnapshotDocument {
    guard let snapshot = self[id], let file = snapshot.file else {
      guard let bytes = try bytesWrittenSince(of: id) else {
        throw .unsuitableParent(id, reason: "it has no file in the store")
      }
      return try document(bytes, in: StoreFile(id.fileName), of: id)
    }
    let name = snapshot.shape == .spec ? id.text + StoreFile.specSuffix : id.fileName
    let bytes: [UInt8]
    do {
      bytes = try self.bytes(ofFileShownAs: file)
    } catch {
      throw .store(error)
    }
    return try document(bytes, in: StoreFile(name), of: id)
  }

  private func document(
    _ bytes: [UInt8], in file: StoreFile, of id: SnapshotID
  ) throws(WriteError) -> SnapshotDocument {
    do {
      return try SnapshotDocument(bytes, in: file)
    } catch {
      throw .unsuitableParent(id, reason: "its file holds no snapshot: \(error.finding.message)")
    }
  }
}
