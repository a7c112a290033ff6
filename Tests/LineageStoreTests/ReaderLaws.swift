// SPDX-License-Identifier: MIT

import LineageCore

@testable import LineageStore

/// What must hold of any bytes that the readers are given, whether or not they mean anything.
///
/// The fuzzer in `Tests/Fuzzing` looks for bytes that break a law, and ``FuzzingTests`` sees that
/// those found once break none any more. The first law is that no reader traps.
struct ReaderLaws {
  /// The laws that do not hold, in words.
  private(set) var broken: [String] = []

  /// The bytes.
  let bytes: [UInt8]

  /// Gives bytes to every reader.
  ///
  /// - Complexity: O(length²).
  init(checking bytes: [UInt8]) {
    self.bytes = bytes
    do throws(JSONError) {
      let document = try JSONDocument(bytes)
      checkTape(of: document)
      checkWriters(of: document)
      for name in ["x.json", "x/spec.json"] { checkSnapshot(of: document, named: name) }
    } catch {
      checkPlace(of: error)
      for name in ["x.json", "x/spec.json"] { checkRejection(named: name) }
    }
    checkRecords()
  }

  /// Notes a law if it does not hold.
  mutating func law(_ law: String, _ holds: Bool) {
    if !holds { broken.append(law) }
  }
}

extension ReaderLaws {
  private mutating func checkPlace(of error: JSONError) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.indices.contains(error.line - 1) else {
      broken.append("an error is on a line of the file")
      return
    }
    let columns = 1...(lines[error.line - 1].count + 1)
    law("an error is in a column of its line", columns.contains(error.column))
  }

  private mutating func checkTape(of document: JSONDocument) {
    let tape = document.tape
    let isOrdered = tape.indices.allSatisfy { place in
      let token = tape[place]
      let next = Int(token.next)
      return token.start <= token.end && token.end <= document.bytes.count
        && place < next && next <= tape.count
        && (next == tape.count || token.end <= tape[next].start)
    }
    law("tokens are inside the file and in its order", isOrdered)
  }

  private mutating func checkWriters(of document: JSONDocument) {
    let readable = written(document, .readable)
    let canonical = written(document, .canonical)
    guard let readAgain = parsed(readable), let canonicalAgain = parsed(canonical) else {
      broken.append("what is written is JSON")
      return
    }
    law("the readable form is its own", written(readAgain, .readable) == readable)
    law("the canonical form is its own", written(canonicalAgain, .canonical) == canonical)
    law("the readable form says the same", written(readAgain, .canonical) == canonical)
  }

  private func written(_ document: JSONDocument, _ style: JSONWriter.Style) -> [UInt8] {
    var writer = JSONWriter(style)
    writer.write(document.root)
    return writer.bytes
  }

  private func parsed(_ bytes: [UInt8]) -> JSONDocument? {
    do { return try JSONDocument(bytes) } catch { return nil }
  }
}

extension ReaderLaws {
  private mutating func checkRejection(named name: String) {
    let result = decoded(bytes, name)
    law("what is not JSON holds no snapshot", result.snapshot == nil)
    law("what is not JSON has one finding", result.findings.map(\.kind) == [.unparsable])
  }

  private mutating func checkSnapshot(of document: JSONDocument, named name: String) {
    let result = decoded(bytes, name)
    checkFindings(of: result, in: document, named: name)
    let readable = decoded(written(document, .readable), name)
    law(
      "the readable form is the same snapshot",
      record(of: markless(readable), name) == record(of: markless(result), name))
    let canonical = decoded(written(document, .canonical), name)
    law(
      "the canonical form is the same snapshot",
      record(of: bare(canonical), name) == record(of: bare(result), name))
    checkRecord(record(of: result, name), named: name)
    checkContent(of: result, named: name)
  }

  private mutating func checkFindings(
    of result: SnapshotDecoder.Result, in document: JSONDocument, named name: String
  ) {
    let findings = result.findings
    law("every finding names the file", findings.allSatisfy { $0.file == name })
    law("every finding says something", findings.allSatisfy { !$0.message.isEmpty })
    if result.snapshot == nil {
      law("no snapshot is an error", findings.contains { $0.severity == .error })
    }
    let places = findings.filter { $0.kind != .byteOrderMark }.compactMap(\.place)
    guard !places.isEmpty else { return }
    let paths = Set(document.tape.indices.map { document.path(to: $0) })
    law("every finding has its place in the file", paths.isSuperset(of: places))
  }

  /// A file that holds a snapshot can be taken apart, and put together again.
  private mutating func checkContent(of result: SnapshotDecoder.Result, named name: String) {
    let file = StoreFile(name)
    do throws(Rejection) {
      let document = try SnapshotDocument(bytes, in: file)
      let id = result.snapshot?.id
      law("both readers see the same snapshot", id?.text == document.identity.id)
      law("both readers see the same shape", result.snapshot?.shape == document.identity.shape)
      for id in result.hearsay.map(\.id) + [SnapshotID(document.identity.id)] {
        law("what a file tells of a snapshot has facts", document.places(of: id)?.facts != nil)
      }
      let content = SnapshotContent(document)
      let again = SnapshotContent(try SnapshotDocument(content.bytes, in: file))
      law("a content is its own", again == content && again.bytes == content.bytes)
    } catch {
      law("what the decoder takes every reader takes", result.snapshot == nil)
    }
  }

  private func decoded(_ bytes: [UInt8], _ name: String) -> SnapshotDecoder.Result {
    let file = StoreFile(name)
    return SnapshotDecoder(file: file, shownName: name, recomputesID: true)
      .decode(bytes) { _ in false }
  }

  /// A result without the note on the byte-order mark, which no writer writes.
  private func markless(_ result: SnapshotDecoder.Result) -> SnapshotDecoder.Result {
    var result = result
    result.findings.removeAll { $0.kind == .byteOrderMark }
    return result
  }

  /// A result without what repeats the spelling of the file.
  private func bare(_ result: SnapshotDecoder.Result) -> SnapshotDecoder.Result {
    var result = result
    result.findings = []
    result.snapshot = result.snapshot.map(directiveless)
    result.hearsay = result.hearsay.map(directiveless)
    return result
  }

  private func directiveless(_ snapshot: Snapshot) -> Snapshot {
    var snapshot = snapshot
    for index in snapshot.parents.indices { snapshot.parents[index].directive = nil }
    return snapshot
  }
}
