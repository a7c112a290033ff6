// SPDX-License-Identifier: MIT

import Foundation
import LineageStore
import TestSupport
import Testing

@Suite("A store that cannot be opened")
struct StoreErrorTests {
  @Test("says that there is no directory")
  func noSuchDirectory() async throws {
    let files = try TemporaryStore()
    try await expect(.noSuchDirectory(path: files.path(of: "x")), from: files.path(of: "x"))
  }

  @Test("says that it is no directory")
  func notDirectory() async throws {
    let files = try TemporaryStore(["x": ""])
    try await expect(.notDirectory(path: files.path(of: "x")), from: files.path(of: "x"))
    let below = files.path(of: "x/y")
    try await expect(.notDirectory(path: below), from: below)
  }

  @Test("says why it cannot be read", .enabled(if: getuid() != 0, "root may read all"))
  func unreadable() async throws {
    let files = try TemporaryStore()
    chmod(files.path, 0)
    try await expect(.unreadable(path: files.path, reason: "permission denied"), from: files.path)
  }

  @Test("names the subdirectories that have snapshots, when it has none itself")
  func deeper() async throws {
    let files = try TemporaryStore([
      "config.json": "{}", "run-1/a.json": chainText("a"), "run-2/b/spec.json": specText("b"),
      "logs/c.json": "{}", "empty/x": "",
    ])
    try await expect(
      .noSnapshots(path: files.path, subdirectories: ["run-1", "run-2"]), from: files.path)
    try files.write(chainText("z"), to: "z.json")
    #expect(try await files.open().presentIDs == ["z"])
  }

  @Test("goes on past other files until it finds a snapshot in a subdirectory")
  func pastOtherFiles() async throws {
    let files = try TemporaryStore(["run/z.json": chainText("z")])
    for number in 0..<40 { try files.write("{}", to: "run/report-\(number).json") }
    try await expect(.noSnapshots(path: files.path, subdirectories: ["run"]), from: files.path)
  }

  @Test(
    "says so in a sentence",
    arguments: [
      (StoreError.noSuchDirectory(path: "s"), "there is no directory s"),
      (.notDirectory(path: "s"), "s is not a directory"),
      (.unreadable(path: "s", reason: "permission denied"), "s cannot be read: permission denied"),
      (
        .noSnapshots(path: "s", subdirectories: ["a", "b"]),
        "s has no snapshots, but there are some in a, b"
      ),
      (
        .noSnapshots(path: "s", subdirectories: (0..<10).map { "d\($0)" }),
        "s has no snapshots, but there are some in d0, d1, d2, d3, d4, d5, d6, d7 and 2 more"
      ),
      (.cancelled, "the store was not read to the end, because that was cancelled"),
    ])
  func message(error: StoreError, message: String) {
    #expect(error.message == message)
  }

  private func expect(_ expected: StoreError, from path: String) async throws {
    await #expect(throws: expected) { try await SnapshotStore.open(path) }
  }
}
