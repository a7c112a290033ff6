// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("A store that is opened by its index")
struct IndexedStoreTests {
  private let indexed: IndexedFolder
  private var files: TemporaryStore { indexed.files }

  init() throws { indexed = try IndexedFolder() }

  @Test("says what one says that reads all files, whatever was changed", arguments: 0..<40)
  func law(seed: Int) async throws {
    var store = try RandomStore(of: files, seed: seed)
    for _ in 0..<9 { try store.comeAndGo() }
    for step in 0..<8 {
      let answers = try StoreAnswers(of: try await indexed.open(.files))
      let differences = try await answers.differences(fromReading: files.path)
      #expect(differences == [], "step \(step)")
      for _ in 0..<(1 + step % 3) { try store.change() }
    }
  }

  @Test("sees files come and go by the time of the folder", arguments: 0..<15)
  func folder(seed: Int) async throws {
    var store = try RandomStore(of: files, seed: seed)
    for _ in 0..<9 { try store.comeAndGo() }
    for step in 0..<6 {
      let answers = try StoreAnswers(of: try await indexed.open(.folder))
      let differences = try await answers.differences(fromReading: files.path)
      #expect(differences == [], "step \(step)")
      try store.comeAndGo()
      if step % 2 == 0 { settleFolder(seconds: step) }
    }
  }

  @Test("does not see by the time of the folder what is rewritten in place, but by the files")
  func rewritten() async throws {
    try files.write(chainText("a"), to: "a.json")
    try files.write(chainText("b", parent: #""a""#), to: "b.json")
    settleFolder(seconds: 1)
    _ = try await indexed.open(.files)
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: files.path(of: "b.json")))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: Data(chainText("b", parent: #""c""#).utf8))
    try handle.close()
    for verification in [IndexOptions.Verification.folder, .nothing] {
      #expect(try await indexed.open(verification).parents(of: "b").map(\.id) == ["a"])
    }
    // A file that came shows itself; what stands beside it is still believed.
    try files.write(chainText("d", parent: #""b""#), to: "d.json")
    let store = try await indexed.open(.folder)
    #expect(store.parents(of: "d").map(\.id) == ["b"])
    #expect(store.parents(of: "b").map(\.id) == ["a"])
    #expect(try await indexed.open(.files).parents(of: "b").map(\.id) == ["c"])
  }

  @Test("and looked at afterwards, is as if it had been looked at before", arguments: 0..<20)
  func verified(seed: Int) async throws {
    var store = try RandomStore(of: files, seed: seed)
    for _ in 0..<9 { try store.comeAndGo() }
    for step in 0..<6 {
      let known = try await indexed.open(.nothing)
      let before = try StoreAnswers(of: known)
      let after = try await known.verified().map { try StoreAnswers(of: $0) } ?? before
      let differences = try await after.differences(fromReading: files.path)
      #expect(differences == [], "step \(step)")
      #expect(try StoreAnswers(of: known).snapshots == before.snapshots)
      for _ in 0..<(1 + step % 3) { try store.change() }
    }
  }

  @Test("is not given anew where nothing has changed")
  func unchanged() async throws {
    try files.write(chainText("a"), to: "a.json")
    try files.write("damaged", to: "b.json")
    #expect(try await indexed.open(.nothing).wasEverComplete == false)
    #expect(try await indexed.open(.nothing).verified()?.presentIDs == ["a"])
    let known = try await indexed.open(.nothing)
    #expect(known.wasEverComplete && known.presentIDs == ["a"])
    #expect(try await known.verified() == nil)
    try files.write(chainText("b"), to: "b.json")
    #expect(try await known.verified()?.presentIDs == ["a", "b"])
  }
}

extension IndexedStoreTests {
  /// Gives the folder a time that is long past.
  private func settleFolder(seconds: Int) {
    let time = timespec(tv_sec: 1_000_000 + seconds, tv_nsec: 0)
    utimensat(AT_FDCWD, files.path, [time, time], 0)
  }
}
