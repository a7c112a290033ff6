// SPDX-License-Identifier: MIT

import LineageCore

// JSON objects, read by a mapping.
extension ForeignImport {
  /// Reads objects: one a line, or one a file.
  mutating func readObjects(_ bytes: [UInt8], from name: String) {
    for part in JSONLines.parts(of: Self.withoutComments(bytes)) {
      guard part.bytes.count <= ScanOptions().sizeLimit else {
        note("it has more than \(ScanOptions().sizeLimit) bytes", at: part.line, of: name)
        continue
      }
      do throws(Rejection) {
        let document = try SnapshotDocument(
          part.bytes, in: StoreFile(StoreFile.suffix), mapping: mapping)
        if let record = record(of: document, from: name, line: part.line) { add(record) }
      } catch {
        var finding = error.finding
        // Of a line there is no need to say where it ends.
        if part.line != nil, finding.kind == .unparsable { finding.place = nil }
        note(Self.message(finding, hasMapping: mapping != nil), at: part.line, of: name)
      }
    }
  }

  /// The bytes with nothing on lines that begin with `#`: in no JSON is there such a line.
  private static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
    let newline = UInt8(ascii: "\n")
    let lines = bytes.split(separator: newline, omittingEmptySubsequences: false)
    guard lines.contains(where: { $0.first == UInt8(ascii: "#") }) else { return bytes }
    let kept = lines.map { $0.first == UInt8(ascii: "#") ? [] : $0 }
    return Array(kept.joined(separator: [newline]))
  }

  private static func message(_ finding: Finding, hasMapping: Bool) -> String {
    let place = finding.place.map { "\($0): " } ?? ""
    let isUnknown = !hasMapping && [.noID, .noLineage].contains(finding.kind)
    return isUnknown
      ? "no mapping recognizes this; say with --map where it has what" : place + finding.message
  }

  /// The record of an object; `nil` where it only tells of a snapshot that is not there, or something is
  /// wrong with it.
  private mutating func record(
    of document: SnapshotDocument, from name: String, line: Int?
  ) -> ForeignRecord? {
    guard document.identity.shape == .mapped else {
      note(
        "this is a snapshot of stemma's own; `stemma add` takes it in as it is", at: line, of: name)
      return nil
    }
    if document.identity.isMissing(in: document.root) { return nil }
    var reader = FieldReader()
    let places = document.identity.places(in: document.root, &reader)
    let derivation = Derivation.all(in: places, &reader)[0]
    for finding in reader.findings {
      let place = finding.place.map { "\($0): " } ?? ""
      note("\(place)\(finding.message)", at: line, of: name)
    }
    var record = ForeignRecord(document.identity.id, file: name, line: line)
    record.parents = derivation.parents
    record.cohort = derivation.cohort
    record.directive = places.directive.map { RawJSON($0.value) }
    record.title = places.title?.string
    record.pack = places.pack?.string.map {
      Snapshot.Pack(id: $0, version: places.packVersion?.string)
    }
    record.difficulty = places.difficulties.first.map { RawJSON($0) }
    record.generation = places.generation.map { RawJSON($0) }
    record.prompt = places.prompt?.string
    record.summary = places.summary?.string
    record.metrics = places.numbers.map { ($0.name, RawJSON($0.value)) }
    record.record = RawJSON(document.root)
    return record
  }
}
