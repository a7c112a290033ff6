// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("Reading all files once more")
struct FileCheckTests {
  @Test("finds what opening the store found, and nothing twice")
  func same() async throws {
    let files = try TemporaryStore([
      "a.json": chainText("a"), "x.json": chainText("a"), "bad.json": "{", "list.json": "[]",
      "b.json": chainText("b", parent: #""m""#, row: #""parents": ["m", "m"], "cohort": 1"#),
      "bom.json": "\u{FEFF}" + chainText("bom"),
    ])
    try files.link("out.json", to: "/etc/passwd")
    let store = try await files.open()
    let check = try await store.verifyFiles()
    #expect(check.findings == (try store.findings()))
    #expect(Set(check.findings).count == check.findings.count)
    #expect(
      check.findings.map(\.kind) == [
        .wrongType, .unparsable, .notObject, .link, .duplicateID, .nameMismatch,
        .repeatedParent, .missingParent, .byteOrderMark,
      ])
    #expect((check.matching, check.unverifiable) == (0, 0))
  }

  @Test("sees what was rewritten without a trace, and corrects the lineage")
  func rewritten() async throws {
    let files = try TemporaryStore([
      "a.json": chainText("a"), "b.json": chainText("b", parent: #""a""#),
    ])
    let date = Date(timeIntervalSince1970: 1_700_000_000)
    try rewrite("b.json", chainText("b", parent: #""a""#), in: files, date)
    let store = try await files.open()
    let stamp = FileStamp(try Calls.status(of: files.path(of: "b.json")))
    try rewrite("b.json", chainText("b", parent: #""c""#), in: files, date)
    #expect(FileStamp(try Calls.status(of: files.path(of: "b.json"))) == stamp)
    #expect(try await store.verified() == nil)

    let check = try await store.verifyFiles()
    #expect(check.findings.map(\.kind) == [.missingParent])
    #expect(check.store.parents(of: "b").map(\.id) == ["c"])
    #expect(store.parents(of: "b").map(\.id) == ["a"])
  }

  @Test("takes files as they are now, be they damaged or gone")
  func changed() async throws {
    let files = try TemporaryStore([
      "a.json": chainText("a"), "b.json": chainText("b", parent: #""a""#), "c.json": "{",
    ])
    let store = try await files.open()
    try files.remove("a.json")
    try files.write("{ ", to: "b.json")
    try files.write(chainText("c"), to: "c.json")
    var progress: [StoreProgress] = []
    let check = try await store.verifyFiles { progress.append($0) }
    #expect(check.findings.map { "\($0.kind) \($0.file ?? "")" } == ["unparsable b.json"])
    #expect(check.store.presentIDs == ["c"])
    #expect(progress.last?.filesRead == 3)
  }

  @Test("waits for a writer who has not finished")
  func unfinished() async throws {
    let files = try TemporaryStore(["a.json": chainText("a")])
    let store = try await files.open(options: ScanOptions(settlingTime: 600))
    let text = chainText("a", row: #""cohort": "c""#)
    try files.write(String(text.prefix(20)), to: "a.json", age: 0)
    var calls = 0
    let check = try await store.verifyFiles { _ in
      calls += 1
      // The first call is before any file is read, the second after this one was.
      if calls == 2 {
        #expect(throws: Never.self) { try files.write(text, to: "a.json", age: 0) }
      }
    }
    #expect(check.findings.isEmpty)
    #expect(check.store["a"]?.cohorts.map(\.id) == ["c"])
  }

  @Test("finds damage in what no record needs, and where it is")
  func damagedRest() async throws {
    let text = chainText("x", rest: #""world": {"a": [1, 2, tru]}"#)
    let files = try TemporaryStore(["a.json": chainText("a"), "x.json": text])
    let check = try await files.open().verifyFiles()
    #expect(check.findings.map(\.file) == ["x.json"])
    #expect(check.findings.map(\.severity) == [.error])
    #expect(check.findings.map(\.place) == ["line 1, column 80"])
  }

  @Test("ends early when it is cancelled")
  func cancelled() async throws {
    let files = try TemporaryStore(["a.json": chainText("a")])
    let store = try await files.open()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      _ = try await store.verifyFiles()
    }
    await #expect(throws: StoreError.cancelled) { try await task.value }
  }

  @Test("names a place in a cohort that by the file itself there is not")
  func cohortIndex() async throws {
    let files = try TemporaryStore([
      "a.json": chainText("a", row: #""cohort": {"id": "c", "index": 1, "size": 1}"#),
      "b.json": flatText("b", lineage: #""cohort": {"id": "d", "index": -1}"#),
    ])
    let check = try await files.open().verifyFiles()
    #expect(
      check.findings.map { "\($0.kind.rawValue) \($0.file ?? "") \($0.place ?? ""): \($0.message)" }
        == [
          "cohort-index a.json lineage[0].cohort.index: the index is 1, counted from 0, but the "
            + "size is 1",
          "cohort-index b.json lineage.cohort.index: the index is -1, and the first one is 0",
        ])
  }

  /// Writes a file in place, with a time.
  private func rewrite(
    _ name: String, _ text: String, in files: TemporaryStore, _ date: Date
  ) throws {
    try files.write(text, to: name)
    try FileManager.default.setAttributes(
      [.modificationDate: date], ofItemAtPath: files.path(of: name))
  }
}
