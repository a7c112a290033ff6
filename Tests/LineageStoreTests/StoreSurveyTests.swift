// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("A survey of a store's directory")
struct StoreSurveyTests {
  @Test("names exactly the files whose stamp or presence changed", arguments: 0..<40)
  func law(seed: Int) async throws {
    let files = try TemporaryStore()
    var edits = try RandomEdits(of: files, seed: seed)
    for _ in 0..<4 {
      try edits.run(25)
      let before = try DirectoryOracle(files.path)
      let (known, rows) = known(before, seed: seed)
      #expect(try await survey(files, known).isUneventful)
      try edits.run(Int.random(in: 0...20))
      let after = try DirectoryOracle(files.path)
      let changed = after.stamps.filter { before.stamps[$0] != $1 }
      let gone = rows.filter { after.stamps[$0.key] == nil }.values.sorted()

      let survey = try await survey(files, known)
      expect(survey, changed, rows, gone)
      #expect(survey.unchangedCount == after.stamps.count - changed.count)

      let trusting = try await self.survey(files, known, namesOnly: true)
      let seen = changed.filter { rows[$0.key] == nil || !after.plain.contains($0.key) }
      expect(trusting, seen, rows, gone)
    }
  }

  @Test("finds everything new where nothing is known, as a listing does")
  func nothingKnown() async throws {
    let files = try TemporaryStore([
      "b.json": "1", "a.json": "22", ".c.json": "", "d.txt": "", "e/spec.json": "333", "f/x": "",
      "e-.json": "4444", "objects/one": "55555",
    ])
    try files.link("g.json", to: "objects/one")
    try files.link("h.json", to: "objects/one")
    try files.link("i.json", to: "nowhere")
    try files.link("j.json", to: "a.json")
    for namesOnly in [false, true] {
      let survey = try await survey(files, KnownFiles(), namesOnly: namesOnly)
      #expect(
        survey.changed.map { "\($0.file.name) \($0.stamp.size)" }
          == ["a.json 2", "b.json 1", "e-.json 4", "e/spec.json 3", "g.json 5"])
      #expect(survey.changed.allSatisfy { $0.row == nil })
      #expect(survey.linkedFiles.map(\.name) == ["g.json"])
      #expect(survey.linkedFiles.first?.linkedPath?.hasSuffix("/objects/one") == true)
      #expect(survey.otherFolders == ["f", "objects"])
      #expect(survey.findings.map(\.file) == ["i.json"])
    }
    let listing = try StoreListing(of: StoreDirectory(files.path))
    #expect(listing.files.map(\.name) == ["a.json", "b.json", "e-.json", "e/spec.json", "g.json"])
  }

  @Test("says what a link leads to, though nothing has changed but the link")
  func movedTarget() async throws {
    let files = try TemporaryStore(["objects/one": "1"])
    try files.link("a.json", to: "objects/one")
    let known = known(try DirectoryOracle(files.path), seed: 0).0
    let paths = (files.path(of: "objects/one"), files.path(of: "objects/two"))
    try FileManager.default.moveItem(atPath: paths.0, toPath: paths.1)
    try files.remove("a.json")
    try files.link("a.json", to: "objects/two")
    let survey = try await survey(files, known)
    #expect(survey.isUneventful)
    #expect(survey.linkedFiles.first?.linkedPath?.hasSuffix("/objects/two") == true)
  }

  @Test("does not see what is rewritten in place where names are enough")
  func namesOnly() async throws {
    let files = try TemporaryStore(["a.json": "1", "b.json": "1", "c.json": "1"])
    let known = known(try DirectoryOracle(files.path), seed: 0).0
    try files.write("22", to: "a.json")
    try files.remove("b.json")
    try files.write("1", to: "d.json")
    let trusting = try await survey(files, known, namesOnly: true)
    #expect(trusting.changed.map(\.file.name) == ["d.json"])
    #expect(trusting.gone.count == 1)
    #expect(try await survey(files, known).changed.map(\.file.name) == ["a.json", "d.json"])
  }

  @Test("gives the directory's own time, which tells that files came or went")
  func folder() async throws {
    let files = try TemporaryStore(["a.json": "1"])
    let before = try await survey(files, KnownFiles()).folder
    #expect(try await survey(files, KnownFiles()).folder == before)
    try files.write("1", to: "b.json")
    utimensat(AT_FDCWD, files.path, [timespec(), timespec(tv_sec: 7, tv_nsec: 9)], 0)
    #expect(try await survey(files, KnownFiles()).folder.modified == 7_000_000_009)
  }

  @Test("finds out by itself what the file system does not say about a name")
  func unknownKinds() throws {
    let files = try TemporaryStore([
      "a.json": "1", "note": "", "f/spec.json": "2", "g/x": "", "h/spec.json/x": "",
    ])
    for name in ["b.json", "l", "i/spec.json"] {
      if name.hasPrefix("i") { try files.makeFolder("i") }
      try files.link(name, to: files.path(of: "f"))
    }
    #expect(mkfifo(files.path(of: "p.json"), 0o600) == 0)
    var reader = EntryReader(in: try OpenDirectory(files.path))
    func entries(_ name: String, _ kind: FileStatus.Kind) -> [StoreEntry] {
      Array(name.utf8).withUnsafeBytes { bytes in
        [nil, kind].map { reader.entry(bytes, $0, needsStatus: true) }
      }
    }
    let kinds: KeyValuePairs<String, FileStatus.Kind> = [
      "note": .regular, "g": .directory, "h": .directory, "i": .directory, "b.json": .link,
      "l": .link, "p.json": .other,
    ]
    #expect(
      kinds.map { entries($0, $1) }.map { Set($0) } == [
        [.nothing], [.otherFolder], [.unfitSpec], [.linkedSpec], [.link], [.linkedFolder],
        [.unfit("this is neither a file nor a directory")],
      ])
    #expect(Set(entries("a.json", .regular)).count == 1)
    #expect(Set(entries("f", .directory)).count == 1)
    #expect(entries("gone.json", .regular) == [.nothing, .nothing])
  }

  @Test("leaves it to the reader to say why the system refuses a file's status")
  func refused() throws {
    let files = try TemporaryStore()
    var reader = EntryReader(in: try OpenDirectory(files.path))
    let name = String(repeating: "x", count: 300) + ".json"
    let entries = Array(name.utf8).withUnsafeBytes { bytes in
      [.regular, nil].map { reader.entry(bytes, $0, needsStatus: true) }
    }
    #expect(entries == [.file(nil), .unfit("file name too long")])
    #expect(!FileStamp.unknown.matches(.unknown))
  }

  @Test("ends early where the task is cancelled")
  func cancelled() async throws {
    let files = try TemporaryStore()
    for number in 0..<500 { try files.write("", to: "\(number).json") }
    let surveying = Task { () async throws(StoreError) in
      try await StoreSurvey(of: StoreDirectory(files.path), known: KnownFiles()) { seen, all in
        #expect(all == 500 && seen < 500)
        if seen > 0 { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    let result = await surveying.result
    #expect(throws: StoreError.cancelled) { try result.get() }
  }
}

extension StoreSurveyTests {
  /// What is known of a directory after a complete look at it, in a random order.
  private func known(_ oracle: DirectoryOracle, seed: Int) -> (KnownFiles, [String: UInt32]) {
    var random = SeededGenerator(seed: seed)
    var known = KnownFiles()
    var rows: [String: UInt32] = [:]
    for name in oracle.stamps.keys.sorted().shuffled(using: &random) {
      let row = UInt32(1_000 - 7 * rows.count)
      rows[name] = row
      oracle.stamps[name].map { known.append(name.utf8, $0, row: row) }
    }
    return (known, rows)
  }

  private func survey(
    _ files: TemporaryStore, _ known: KnownFiles, namesOnly: Bool = false
  ) async throws -> StoreSurvey {
    try await StoreSurvey(of: StoreDirectory(files.path), known: known, namesOnly: namesOnly)
  }

  private func expect(
    _ survey: StoreSurvey, _ changed: [String: FileStamp], _ rows: [String: UInt32],
    _ gone: [UInt32], location: SourceLocation = #_sourceLocation
  ) {
    let names = changed.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(survey.changed.map(\.file.name) == names, sourceLocation: location)
    #expect(survey.changed.map(\.stamp) == names.map { changed[$0] }, sourceLocation: location)
    #expect(survey.changed.map(\.row) == names.map { rows[$0] }, sourceLocation: location)
    #expect(survey.gone == gone, sourceLocation: location)
  }
}

extension StoreSurvey {
  /// Whether nothing has changed.
  var isUneventful: Bool { changed.isEmpty && gone.isEmpty }
}
