// SPDX-License-Identifier: MIT

import LineageCore

/// Turns the bytes of a file into a snapshot and what is to be said about it, whatever its shape.
struct SnapshotDecoder {
  /// The file, and how findings and records name it.
  let file: StoreFile
  let shownName: String

  /// What a file turned out to hold.
  struct Result: Sendable {
    /// The snapshot, unless the file holds none.
    var snapshot: Snapshot?

    /// What is the matter with the file.
    var findings: [Finding] = []

    /// What the file says about other snapshots.
    var hearsay: [Snapshot] = []
  }

  /// Decodes a file, and of what it says about other snapshots what is asked for.
  ///
  /// - Complexity: O(length).
  func decode(_ bytes: [UInt8], hears: (SnapshotID) -> Bool = { _ in false }) -> Result {
    do {
      return decode(try JSONDocument(bytes), hears: hears)
    } catch {
      let message = error.problem.message
      return rejected([Finding(.unparsable, place: error.place, message: message)])
    }
  }

  private func decode(_ document: JSONDocument, hears: (SnapshotID) -> Bool) -> Result {
    var findings = notes(on: document)
    let identity: Identity
    do {
      identity = try Identity(of: document.root, in: file)
    } catch {
      return rejected([error.finding] + findings)
    }
    if identity.storedID.compareBytes(to: file.namesake) != 0 {
      let message = "the file is not named after its snapshot, \(identity.storedID)"
      findings.append(Finding(.nameMismatch, message: message))
    }
    var reader = FieldReader()
    let id = SnapshotID(identity.id)
    let places = identity.places(in: document.root, &reader)
    let snapshot = Snapshot(
      id: id, shape: identity.shape, file: shownName, places: places, &reader)
    var result = Result(snapshot: snapshot, findings: located(findings + reader.findings, id))
    if identity.shape == .chain {
      result.hearsay = hearsay(in: document.root, id: identity.id, hears: hears)
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
  private func hearsay(
    in root: JSONValue, id: String, hears: (SnapshotID) -> Bool
  ) -> [Snapshot] {
    Chain.otherRows(in: root, id: id).compactMap { row in
      let id = SnapshotID(row.id)
      guard hears(id) else { return nil }
      var reader = FieldReader(isQuiet: true)
      let places = Chain.places(inRow: row.row, &reader)
      return Snapshot(id: id, shape: nil, file: nil, places: places, &reader)
    }
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
