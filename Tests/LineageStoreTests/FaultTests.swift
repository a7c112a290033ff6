// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

/// Every call that saving a batch makes fails in turn, in every way.
@Suite("Saving, where the system fails")
struct FaultTests {
  /// How a call fails.
  enum Way: CaseIterable {
    /// It is refused, and those after it are not.
    case once
    /// It is done, but the answer is lost.
    case unanswered
    /// It and all after it are refused, as if the program had died there.
    case forever

    func fate(of number: Int, failing: Int, _ code: Int32) -> FaultyFolder.Fate {
      switch self {
      case .once: number == failing ? .refused(code) : .done
      case .unanswered: number == failing ? .unanswered(code) : .done
      case .forever: number >= failing ? .refused(code) : .done
      }
    }
  }

  @Test(
    "nothing is lost or damaged, and to save again completes it",
    arguments: [ENOSPC, EIO, EINTR, EACCES], Way.allCases)
  func everyCall(code: Int32, way: Way) async throws {
    // A signal comes between once, not for ever.
    if code == EINTR, way == .forever { return }
    let files = try TemporaryStore([
      "r.json": wholeFlatText("r"), "s.json": wholeFlatText("s"), "kept.json": chainText("kept"),
    ])
    let merged = try await addWorld(to: files)
    let store = try await files.open()
    let batch = try batch(for: store)
    let before = try contents(of: files)
    var number = 0
    while try fails(at: number, code, way, batch, merged, in: files, store) {
      number += 1
      for name in try contents(of: files).keys { try files.remove(name) }
      for (name, bytes) in before { try files.write(bytes, to: name) }
    }
    #expect(number > 40)
  }

  /// Saves a batch in which a call fails; `false` where there are not so many calls.
  private func fails(
    at failing: Int, _ code: Int32, _ way: Way, _ batch: [SnapshotFile], _ merged: SnapshotID,
    in files: TemporaryStore, _ store: SnapshotStore
  ) throws -> Bool {
    let before = try contents(of: files)
    let folder = try FaultyFolder(files.path) { number, _ in
      way.fate(of: number, failing: failing, code)
    }
    var isAcknowledged = true
    do throws(WriteError) {
      try save(batch, in: folder, of: store)
    } catch {
      isAcknowledged = false
      #expect(folder.log.count > failing, "\(error.message)")
      #expect(code != EINTR, "\(error.message)")
    }
    let after = try contents(of: files)
    for (name, bytes) in before where name != merged.fileName { #expect(after[name] == bytes) }
    for file in batch where file.id != merged {
      let isWhole = after[file.id.fileName] == file.bytes
      #expect(isWhole || (!isAcknowledged && after[file.id.fileName] == nil))
    }
    #expect(after["x.json"] == nil || after["y.json"] != nil, "a child came before its parent")
    let known = Set(batch.map(\.id.fileName) + before.keys + [TemporaryName.lock])
    #expect(after.keys.allSatisfy { known.contains($0) || TemporaryName.isOne($0) })
    let isWhole = after[merged.fileName] == before[merged.fileName]
    if isAcknowledged || !isWhole { try expectMerge(after[merged.fileName], merged) }
    try save(batch, in: try FaultyFolder(files.path) { _, _ in .done }, of: store)
    try expectMerge(try contents(of: files)[merged.fileName], merged)
    let complete = try contents(of: files)
    #expect(batch.allSatisfy { $0.id == merged || complete[$0.id.fileName] == $0.bytes })
    return folder.log.count > failing
  }

  /// Three new snapshots, one that is there, and another derivation of one that is there.
  private func batch(for store: SnapshotStore) throws -> [SnapshotFile] {
    let texts = [
      chainText("x", parent: #""y""#), chainText("kept"), chainText("y", parent: #""kept""#),
      chainText("z", rest: #""long": "\#(String(repeating: "z", count: 300))""#),
    ]
    let derived = try store.draft(
      from: [ParentReference("s")], cohort: .none, variants: [.world(1)])
    return try texts.map { try SnapshotFile(Array($0.utf8), from: "a text") } + derived
  }

  /// Adds a world, derived from one parent, that the batch derives from another.
  private func addWorld(to files: TemporaryStore) async throws -> SnapshotID {
    let drafts = try await files.open().draft(
      from: [ParentReference("r")], cohort: .none, variants: [.world(1)])
    try files.write(drafts[0].bytes, to: drafts[0].id.fileName)
    return drafts[0].id
  }

  private func save(
    _ batch: [SnapshotFile], in folder: FaultyFolder, of store: SnapshotStore
  ) throws(WriteError) {
    let options = SaveOptions(mergesLineage: true)
    _ = try SnapshotWriter(store: store, folder: folder, options: options).save(batch)
  }

  /// Expects a whole file with both derivations.
  private func expectMerge(_ bytes: [UInt8]?, _ id: SnapshotID) throws {
    let file = try SnapshotFile(try #require(bytes), from: "the merged file")
    #expect(file.id == id)
    #expect(file.snapshot.parents.map(\.id) == ["r", "s"])
  }

  private func contents(of files: TemporaryStore) throws -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: files.path) {
      contents[name] = Array(try Data(contentsOf: URL(fileURLWithPath: files.path(of: name))))
    }
    return contents
  }
}
