// SPDX-License-Identifier: MIT

import Foundation
import TerminalTesting
import TestSupport
import Testing

/// The index as those who run the program meet it: killed, without room, shared, out of place.
@Suite("The index of a store")
struct IndexTests {
  private let store: TemporaryStore
  private let cache: TemporaryStore

  /// How many snapshots the store has: so many that reading them all takes a while.
  private static let count = 1_500

  private let expected = (1..<Self.count).map { "\($0)" }.sorted()

  init() throws {
    store = try TemporaryStore(isInMemory: true)
    cache = try TemporaryStore(isInMemory: true)
    try store.write(chainText("0"), to: "0.json")
    for number in 1..<Self.count {
      try store.write(chainText("\(number)", parent: #""0""#), to: "\(number).json")
    }
  }

  private var environment: [String: String] { ["XDG_CACHE_HOME": cache.path] }

  /// Expects the right answer, with nothing else said.
  private func expectAnswer(_ options: String...) throws {
    let run = try stemma(
      ["children", "0", "--ids", "-s", store.path] + options, environment: environment)
    #expect(run.lines.sorted() == expected)
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test("is of use however far a process came that was killed at its first indexing")
  func killed() throws {
    var random = SeededGenerator(seed: 3)
    var (killed, round) = (0, 0)
    // How many of the kills come in time depends on the machine.
    while killed < 15 || round % 4 > 0 {
      let folder = cache.path(of: "stemma")
      if round % 4 == 0, FileManager.default.fileExists(atPath: folder) {
        try FileManager.default.removeItem(atPath: folder)
      }
      let process = try start(
        [builtProgram("stemma"), "list", "--count", "-s", store.path], in: "/", environment,
        cache.path(of: "output"), cache.path(of: "errors"))
      usleep(.random(in: 0...300_000, using: &random))
      kill(process, SIGKILL)
      if try waitForEnd(of: process) == -SIGKILL { killed += 1 }
      if round % 4 == 3 { try expectAnswer() }
      round += 1
      try #require(round < 1_000, "\(killed)")
    }
    try expectAnswer("--trust-index")
  }

  @Test("is made by several at once, each of which answers as if it were alone")
  func together() throws {
    for round in 0..<3 {
      // New files, half of which each has to find after the others.
      for number in 0..<20 where round > 0 {
        try store.write(chainText("\(round) \(number)"), to: "\(round) \(number).json", age: 0)
      }
      let processes = try (0..<4).map { number in
        try start(
          [builtProgram("stemma"), "children", "0", "--ids", "-s", store.path], in: "/",
          environment, cache.path(of: "output \(round) \(number)"),
          cache.path(of: "errors \(round) \(number)"))
      }
      for (number, process) in processes.enumerated() {
        #expect(try waitForEnd(of: process) == 0)
        #expect(try text("errors \(round) \(number)") == "")
        let lines = try text("output \(round) \(number)").split(separator: "\n").map(String.init)
        #expect(lines.sorted() == expected)
      }
    }
    try expectAnswer("--trust-index")
  }

  @Test("is kept in memory where there is no room for it, and one line says so")
  func full() throws {
    // No file may grow beyond 64 blocks of 1,024 bytes, and the signal that says so is ignored.
    let line = "trap '' XFSZ; ulimit -f 64; $stemma children 0 --ids -s '\(store.path)'"
    for _ in 0..<2 {
      let run = try shell(line, environment: environment)
      #expect(run.lines.sorted() == expected)
      #expect(run.status == 0)
      #expect(run.errors.split(separator: "\n").count == 1)
      #expect(run.errors.contains("memory"), "\(run.errors)")
    }
    try expectAnswer()
  }

  @Test("is kept in memory where no folder will do, and one line says so")
  func nowhere() throws {
    let unusable = ["XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "TMPDIR"].map { ($0, "/dev/null/no") }
    let run = try stemma(
      ["children", "0", "--ids", "-s", store.path],
      environment: Dictionary(uniqueKeysWithValues: unusable))
    #expect(run.lines.sorted() == expected)
    #expect(run.status == 0)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("memory"), "\(run.errors)")
  }

  @Test("is never in the store unless it was asked for there")
  func place() throws {
    let before = try FileManager.default.contentsOfDirectory(atPath: store.path).sorted()
    try expectAnswer()
    try expectAnswer("--trust-index")
    try stemma(["check", "-s", store.path], environment: environment)
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.path).sorted() == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: cache.path) == ["stemma"])
    try expectAnswer("--index", store.path(of: "index"))
    #expect(FileManager.default.fileExists(atPath: store.path(of: "index")))
    // It is no snapshot.
    try expectAnswer("--index", store.path(of: "index"))
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: cache.path(of: name), encoding: .utf8)
  }
}
