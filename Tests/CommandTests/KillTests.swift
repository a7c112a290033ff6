// SPDX-License-Identifier: MIT

import Foundation
import TerminalTesting
import TestSupport
import Testing

/// The program is killed at random moments while it adds a batch.
@Suite("stemma add, killed")
struct KillTests {
  private let store: TemporaryStore
  private let folder: TemporaryStore

  /// How many snapshots a batch has: so many that a kill falls between them.
  private static let batchSize = 40

  /// How far a batch comes: a step for each temporary file, and one for each that gets its name.
  private static let lastStep = 2 * batchSize

  /// After how many kills their batches are added again, all together.
  private static let completionInterval = 10

  init() throws {
    store = try TemporaryStore(["root.json": chainText("root")], isInMemory: true)
    folder = try TemporaryStore()
  }

  @Test("leaves every snapshot whole or not there, and those it told of there")
  func kills() throws {
    var random = SeededGenerator(seed: 7)
    var expected: [String: String] = [:]
    var rounds = (all: 0, inside: 0)
    // How many kills it takes until enough fall inside depends on the machine. Far more than that,
    // and the kills fall where nothing can happen.
    while rounds.inside < 60 || !rounds.all.isMultiple(of: Self.completionInterval) {
      rounds.all += 1
      try #require(rounds.all < 3_000, "\(rounds)")
      let batch = batch(rounds.all)
      expected.merge(batch) { $1 }
      let before = try steps(of: batch)
      let process = try startAdding(batch)
      if rounds.all.isMultiple(of: 5) {
        usleep(.random(in: 0...50_000, using: &random))
      } else {
        let steps = Int.random(in: 1..<Self.lastStep, using: &random)
        try wait(for: before + steps, of: batch, by: process)
      }
      kill(process, SIGKILL)
      let wasKilled = try waitForEnd(of: process) == -SIGKILL
      let told = try String(contentsOfFile: folder.path(of: "output"), encoding: .utf8)
      let names = try expectWholeFiles(expected)
      for id in told.split(separator: "\n") { #expect(names.contains("\(id).json")) }
      let done = try steps(of: batch) - before
      if wasKilled, 0 < done, done < Self.lastStep { rounds.inside += 1 }
      guard rounds.all.isMultiple(of: Self.completionInterval) else { continue }
      try expectCompletion(of: expected)
      expected = [:]
    }
  }

  /// Snapshots by the names of their files, each with a text that shows where it is cut.
  private func batch(_ number: Int) -> [String: String] {
    var batch: [String: String] = [:]
    for index in 0..<Self.batchSize {
      let id = "\(number)-\(index)"
      let rest = #""filling": "\#(String(repeating: "x", count: 500))", "end": true"#
      batch["\(id).json"] = chainText(id, parent: #""root""#, rest: rest)
    }
    return batch
  }

  private func startAdding(_ batch: [String: String]) throws -> pid_t {
    for name in ["output", "errors"] { try folder.write("", to: name) }
    try folder.write(batch.values.joined(), to: "batch")
    return try start(
      [builtProgram("stemma"), "add", "-s", store.path, folder.path(of: "batch")], in: "/", [:],
      folder.path(of: "output"), folder.path(of: "errors"))
  }

  /// Waits until a batch and what earlier ones have left come to so many steps, or the process has ended.
  private func wait(for step: Int, of batch: [String: String], by process: pid_t) throws {
    var state = siginfo_t()
    while try steps(of: batch) < step {
      waitid(P_PID, id_t(process), &state, WEXITED | WNOHANG | WNOWAIT)
      if state.si_signo != 0 { return }
    }
  }

  /// The steps of a batch, and what earlier ones have left unfinished.
  private func steps(of batch: [String: String]) throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: store.path).reduce(0) {
      $0 + ($1.hasSuffix(".tmp") ? 1 : batch[$1] == nil ? 0 : 2)
    }
  }

  /// Expects that all snapshots in the store are whole, and returns all names there.
  private func expectWholeFiles(_ expected: [String: String]) throws -> Set<String> {
    let names = try FileManager.default.contentsOfDirectory(atPath: store.path)
    for name in names where !name.hasPrefix(".") && name != "root.json" {
      #expect(try text(of: name) == expected[name])
    }
    return Set(names)
  }

  /// Expects that to add batches again completes them, and takes away all but the root.
  private func expectCompletion(of expected: [String: String]) throws {
    #expect(try waitForEnd(of: try startAdding(expected)) == 0)
    for (name, text) in expected { #expect(try self.text(of: name) == text) }
    #expect(try text(of: "root.json") == chainText("root"))
    for name in try FileManager.default.contentsOfDirectory(atPath: store.path)
    where name != "root.json" {
      try store.remove(name)
    }
  }

  private func text(of name: String) throws -> String {
    try String(contentsOfFile: store.path(of: name), encoding: .utf8)
  }
}
