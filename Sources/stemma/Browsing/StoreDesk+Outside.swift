// SPDX-License-Identifier: MIT

import Browser
import Foundation
import LineageCore
import LineageStore
import Synchronization

// Programs that have the terminal for themselves.
extension StoreDesk {
  /// Runs a program, and waits for it.
  func run(_ job: OutsideJob) {
    guard let store = state.withLock({ $0.store }) else { return }
    switch job {
    case .pager(let ids):
      let pager = Self.variable("PAGER")?.split(separator: " ").map(String.init) ?? ["less"]
      // It gets no path, which it could have an editor write to.
      run(pager, input: .files(paths(of: ids, in: store)), pauses: false)
    case .pipe(let line, let ids):
      // The line is the user's own; what comes from files is on standard input alone.
      run(["sh", "-c", line], input: .lines(ids.map(\.text)), pauses: true)
    case .command(let command, let ids): run(words(of: command, for: ids, in: store), pauses: true)
    }
  }

  private static func variable(_ name: String) -> String? {
    let value = ProcessInfo.processInfo.environment[name, default: ""]
    return value.isEmpty ? nil : value
  }

  private func run(_ words: [String], input: OutsideProgram.Input? = nil, pauses: Bool) {
    do throws(OutsideError) {
      let status = try OutsideProgram.run(words, input: input)
      if pauses { OutsideProgram.pause(after: words[0], status: status) }
    } catch {
      report(.noted(error.message))
    }
  }

  /// The files of some snapshots, from `/` on: so none begins like an option.
  func paths(of ids: [SnapshotID], in store: SnapshotStore) -> [String] {
    ids.compactMap { store[$0]?.file }
      .map { URL(fileURLWithPath: store.path(ofFile: $0)).standardizedFileURL.path }
  }

  /// The words of a command: one with a placeholder stands there once for each snapshot.
  private func words(
    of command: UserCommand, for ids: [SnapshotID], in store: SnapshotStore
  ) -> [String] {
    command.words.flatMap { word -> [String] in
      guard UserCommand.placeholders.contains(where: word.contains) else { return [word] }
      return ids.map { id in
        let node = store.graph.node(for: id)
        let cohort = node.flatMap { store.graph.cohortIndex(of: $0) }.map { store.graph.id(of: $0) }
        let values = [
          id.text, node.map { store.graph.shortID(of: $0) } ?? id.text,
          paths(of: [id], in: store).first ?? "", cohort?.text ?? "",
        ]
        return zip(UserCommand.placeholders, values).reduce(word) { word, pair in
          word.replacingOccurrences(of: pair.0, with: pair.1)
        }
      }
    }
  }
}

// What verbs print.
extension StoreDesk {
  /// What a verb of the command line prints about this store.
  func output(of words: [String], columns: Int) throws(StoreError) -> PageAnswer {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = words + storeWords(for: words[0])
    var environment = ["COLUMNS": String(columns)]
    // A browser that keeps nothing of the user does not look either: there is never anything here.
    if userStateFile == nil { environment["XDG_STATE_HOME"] = "/dev/null" }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    do {
      try process.run()
      // A page of more than this nobody reads; the verb notices that nobody listens.
      let data = try pipe.fileHandleForReading.read(upToCount: Self.outputLimit) ?? Data()
      try pipe.fileHandleForReading.close()
      process.waitUntilExit()
      return .output(String(decoding: data, as: UTF8.self))
    } catch {
      return .failure("stemma \(words[0]) cannot be run: \(error.localizedDescription)")
    }
  }

  /// The words that name the store to a verb, as far as it has these options, each of which takes a
  /// value: `diff` has no use for metrics.
  private func storeWords(for verb: String) -> [String] {
    let known = Set(VerbOptions.all(of: verb).map(\.name))
    return stride(from: 0, to: storeWords.count, by: 2)
      .filter { known.contains(storeWords[$0]) }.flatMap { storeWords[$0...$0 + 1] }
  }

  /// So many bytes of a verb's output are shown.
  private static let outputLimit = 8 << 20
}
