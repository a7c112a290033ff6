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
    var rounds = (killed: 0, inside: 0)
    for number in 1...300 {
      let batch = batch(number)
      expected.merge(batch) { $1 }
      let process = try startAdding(batch)
      if number % 3 > 0 { waitForChange(of: process) }
      usleep(.random(in: 0...(number % 3 == 0 ? 50_000 : 10_000), using: &random))
      kill(process, SIGKILL)
      if try waitForEnd(of: process) == -SIGKILL { rounds.killed += 1 }
      let told = try String(contentsOfFile: folder.path(of: "output"), encoding: .utf8)
      let names = try expectWholeFiles(expected)
      for id in told.split(separator: "\n") { #expect(names.contains("\(id).json")) }
      let found = batch.keys.count { names.contains($0) }
      let isUnfinished = found < batch.count && names.contains { $0.hasSuffix(".tmp") }
      if isUnfinished { rounds.inside += 1 }
      guard number % Self.completionInterval == 0 else { continue }
      try expectCompletion(of: expected)
      expected = [:]
    }
    // Otherwise the kills fall where nothing can happen, and the test says nothing.
    #expect(rounds.killed > 100 && rounds.inside > 30, "\(rounds)")
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

  /// Waits until there is another name in the store, or the process has ended.
  private func waitForChange(of process: pid_t) {
    let before = modified()
    var state = siginfo_t()
    while modified() == before {
      waitid(P_PID, id_t(process), &state, WEXITED | WNOHANG | WNOWAIT)
      if state.si_signo != 0 { return }
      usleep(100)
    }
  }

  private func modified() -> [Int] {
    var status = stat()
    stat(store.path, &status)
    return [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
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
