// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("The record of a file in the index")
struct IndexedFileRecordTests {
  @Test("gives back what was written", arguments: 0..<20)
  func roundTrip(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let file = random.indexedFile()
      let read = try decode(record(of: file), like: file)
      #expect(read == file)
      // Names are compared by their bytes, as `==` on text is not.
      #expect(String(reflecting: read) == String(reflecting: file))
      #expect(try snapshot(in: record(of: file), like: file) == file.snapshot)
    }
  }

  /// Fails for a field that was added to a type and not to this file, and then for one that is in
  /// this file and not in the record.
  @Test("holds every field")
  func everyField() throws {
    let file = Self.full
    #expect(emptyFields(of: file, named: "file") == [])
    #expect(try decode(record(of: file), like: file) == file)
  }

  @Test("keeps numbers to the bit")
  func bits() throws {
    for difficulty in [-0.0, .nan, .infinity, .leastNonzeroMagnitude] {
      var file = Self.full
      file.snapshot?.difficulty = difficulty
      let read = try decode(record(of: file), like: file).snapshot?.difficulty
      #expect(read?.bitPattern == difficulty.bitPattern)
    }
    for number in [Int.min, .max, 0, -1] {
      var file = Self.full
      file.snapshot?.recordedGeneration = number
      #expect(try decode(record(of: file), like: file) == file)
    }
  }

  @Test("is short: what the file's name and stamp say is not repeated")
  func length() {
    let id = "sha256:" + String(repeating: "0123456789abcdef", count: 4)
    let name = id + ".json"
    var file = IndexedFile(name: name, status: FileStamp(size: 1, modified: 1 << 60, inode: 3))
    file.snapshot = Snapshot(id: SnapshotID(id), observed: 1 << 60, file: name)
    #expect(record(of: file).count == 1 + 4 + 1)
  }

  @Test("that is damaged, cut short or made up gives something or nothing", arguments: 0..<20)
  func damage(seed: Int) {
    var random = SeededGenerator(seed: 100 + seed)
    for _ in 0..<100 {
      let file = random.indexedFile()
      var bytes = record(of: file)
      if random.chance(0.1) { bytes = bytes.map { _ in UInt8.random(in: 0...255, using: &random) } }
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[place] = random.chance(0.3) ? 0xFF : UInt8.random(in: 0...255, using: &random)
      }
      if random.chance(0.3) { bytes.removeLast(Int.random(in: 0...bytes.count, using: &random)) }
      let read = try? decode(bytes, like: file)
      #expect(read.map { $0.name == file.name } ?? true)
      _ = try? snapshot(in: bytes, like: file)
    }
  }

  @Test("that is cut short, or goes on, is noticed")
  func truncation() {
    let bytes = record(of: Self.full)
    for count in bytes.indices {
      #expect(throws: RecordDamage.self) { try decode(Array(bytes[..<count]), like: Self.full) }
    }
    #expect(throws: RecordDamage.self) { try decode(bytes + [0], like: Self.full) }
  }
}

extension IndexedFileRecordTests {
  /// A file in which every field says something that is not its usual value.
  private static var full: IndexedFile {
    let cohort = CohortMembership("c", label: "l", index: 1, size: 2, parents: ["p"])
    let snapshot = Snapshot(
      id: "s", parents: [ParentReference("p", role: "donor", directive: "d")], cohorts: [cohort],
      derivationCount: 2, title: "t", pack: Snapshot.Pack(id: "k", version: "v"),
      difficulty: 0.5, direction: "harden", recordedGeneration: 7, shape: .spec,
      listsParents: true, observed: 9, file: "f")
    return IndexedFile(
      name: "n.json", linkedPath: "../n", status: FileStamp(size: 1, modified: 2, inode: 3),
      snapshot: snapshot,
      findings: [Finding(.link, snapshot: "s", file: "f", place: "p", message: "m")],
      hearsay: [snapshot], prompt: "p", summary: "s", numbers: [NamedNumber(name: "n", value: 0.5)])
  }

  /// The fields, however deep, that are `nil` or empty lists.
  private func emptyFields(of value: Any, named name: String) -> [String] {
    let mirror = Mirror(reflecting: value)
    let mayBeEmpty = mirror.displayStyle == .optional || mirror.displayStyle == .collection
    if mayBeEmpty, mirror.children.isEmpty { return [name] }
    return mirror.children.flatMap { emptyFields(of: $0.value, named: $0.label ?? name) }
  }

  private func record(of file: IndexedFile) -> [UInt8] {
    var writer = RecordWriter()
    file.write(to: &writer)
    return writer.bytes
  }

  private func decode(_ bytes: [UInt8], like file: IndexedFile) throws -> IndexedFile {
    try bytes.withUnsafeBytes { bytes in
      try IndexedFile(name: file.name, status: file.status, record: bytes)
    }
  }

  private func snapshot(in bytes: [UInt8], like file: IndexedFile) throws -> Snapshot? {
    try bytes.withUnsafeBytes { bytes in
      try IndexedFile.snapshot(named: file.name, status: file.status, record: bytes)
    }
  }
}
