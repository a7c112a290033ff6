// SPDX-License-Identifier: MIT

import LineageCore

/// Turns the bytes of a file into a snapshot and what is to be said about it, whatever its shape.
struct SnapshotDecoder {
  /// The file, and how findings and records name it.
  let file: StoreFile
  let shownName: String

  /// What makes for quicker parsing, which does not look into what no record needs; `nil` to parse
  /// every byte.
  var index: StructuralIndex?

  /// The members of a document that the shapes ask for.
  static let neededKeys: [StaticString] = [
    "id", "snapshot_id", "lineage", "manifest", "tasks", "history", "imported",
  ]

  /// Where facts are, whatever a document looks like; `nil` to tell by its content.
  var mapping: Mapping?

  /// Whether the id is computed that the content should have.
  var recomputesID = false

  /// What a file turned out to hold.
  struct Result: Sendable {
    /// The snapshot, unless the file holds none.
    var snapshot: Snapshot?

    /// What is the matter with the file.
    var findings: [Finding] = []

    /// What the file says about its missing parents, about their missing parents, and so on.
    var hearsay: [Snapshot] = []

    /// What the builder was asked for, and what it says it did.
    var prompt: String?
    var summary: String?

    /// The numbers that are metrics.
    var numbers: [NamedNumber] = []

    /// Whether the content gives the id; `nil` where that was not asked for, or there is no snapshot.
    var content: ContentVerdict?
  }

  /// Decodes a file, and what it says about snapshots that are not known otherwise.
  ///
  /// Quick parsing has no say in what is no snapshot, and why: then every byte is parsed after all.
  ///
  /// - Complexity: O(length).
  func decode(_ bytes: [UInt8], knows: (SnapshotID) -> Bool = { _ in true }) -> Result {
    if let index, mapping == nil,
      let document = JSONDocument(bytes, needed: Self.neededKeys, index: index)
    {
      let result = decode(document, isWhole: false, knows: knows)
      if result.snapshot != nil { return result }
    }
    do {
      return decode(try JSONDocument(bytes), isWhole: true, knows: knows)
    } catch {
      let message = error.problem.message
      return rejected([Finding(.unparsable, place: error.place, message: message)])
    }
  }

  private func decode(
    _ document: JSONDocument, isWhole: Bool, knows: (SnapshotID) -> Bool
  ) -> Result {
    var findings = notes(on: document)
    let identity: Identity
    do {
      // What was not read cannot be looked for the keys of other programs.
      identity = try Identity(
        of: document.root, in: file, mapping: mapping,
        recognizing: isWhole ? Mapping.shipped : [])
    } catch {
      return rejected([error.finding] + findings)
    }
    if identity.isMissing(in: document.root) { return rejected(findings) }
    if identity.shape != .mapped, !file.isLine,
      identity.storedID.compareBytes(to: file.namesake) != 0
    {
      let message = "the file is not named after its snapshot, \(identity.storedID)"
      findings.append(Finding(.nameMismatch, message: message))
    }
    var reader = FieldReader()
    let id = SnapshotID(identity.id)
    let places = identity.places(in: document.root, &reader)
    let snapshot = Snapshot(
      id: id, shape: identity.shape, file: shownName, places: places, &reader)
    findings += reader.findings + snapshot.ownParentFindings
    var result = Result(snapshot: snapshot, findings: located(findings, id))
    result.prompt = places.prompt?.string
    result.summary = places.summary?.string
    result.numbers = places.numbers.isEmpty ? [] : places.namedNumbers
    if recomputesID {
      result.content = ContentVerdict(on: id, identity.shape, document.root)
    }
    if identity.shape == .chain {
      result.hearsay = hearsay(in: document.root, about: snapshot, knows: knows)
    }
    return result
  }

  /// What there is to say about a document before anybody knows what it holds.
  private func notes(on document: JSONDocument) -> [Finding] {
    var notes: [Finding] = []
    if document.hasByteOrderMark {
      notes.append(
        Finding(
          .byteOrderMark, place: "line 1, column 1",
          message: "the file begins with a byte-order mark"))
    }
    if let first = document.duplicateKeys.min() {
      let others = document.duplicateKeys.count - 1
      let more = others > 0 ? "; so do keys in \(others) other objects" : ""
      notes.append(
        Finding(
          .duplicateKey, place: document.path(to: first),
          message: "the key stands twice in one object; the last counts\(more)"))
    }
    return notes
  }

  /// What the rows about other snapshots say, as records of snapshots without a file.
  ///
  /// It goes up from parent to parent, and no further than to a snapshot that is known otherwise:
  /// whose file knows its own parents better.
  private func hearsay(
    in root: JSONValue, about snapshot: Snapshot, knows: (SnapshotID) -> Bool
  ) -> [Snapshot] {
    var unknown = snapshot.parents.map(\.id).filter { !knows($0) }
    guard !unknown.isEmpty else { return [] }
    let rows = Dictionary(
      Chain.otherRows(in: root, id: snapshot.id.text).map { (SnapshotID($0.id), $0.row) },
      uniquingKeysWith: { _, last in last })
    var heard: Set<SnapshotID> = []
    var records: [Snapshot] = []
    var next = 0
    while next < unknown.count {
      let id = unknown[next]
      next += 1
      guard heard.insert(id).inserted, let row = rows[id] else { continue }
      var reader = FieldReader(isQuiet: true)
      let places = Chain.places(inRow: row, &reader)
      let record = Snapshot(id: id, shape: nil, file: nil, places: places, &reader)
      records.append(record)
      unknown += record.parents.map(\.id).filter { !knows($0) }
    }
    return records
  }

  private func rejected(_ findings: [Finding]) -> Result {
    Result(findings: located(findings, nil))
  }

  /// Findings with the name of the file, and the snapshot, filled in.
  private func located(_ findings: [Finding], _ id: SnapshotID?) -> [Finding] {
    findings.map { finding in
      var finding = finding
      finding.file = shownName
      finding.snapshot = finding.snapshot ?? id
      return finding
    }
  }
}
