// SPDX-License-Identifier: MIT

import Foundation
import Testing

/// The worked examples of the documentation: commands with their answers, on the demo store.
///
/// `RECORD_SNAPSHOTS=1 swift test` writes the answers anew, and fails, so that no recording passes
/// unseen.
@Suite("The worked examples")
struct ExamplesTests {
  private static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Sources/LineageCore/LineageCore.docc/Examples.md")
    .standardizedFileURL

  @Test("are what the program prints")
  func answers() throws {
    let folder = try TemporaryFolder()
    #expect(try stemma(["demo", "--write", "demo"], in: folder.path).status == 0)
    let text = try String(contentsOf: Self.path, encoding: .utf8)
    var actual: [String] = []
    var commandCount = 0
    var isInBlock = false
    for line in text.components(separatedBy: "\n") {
      if isInBlock, line.hasPrefix("$ stemma ") {
        actual.append(line)
        actual += try answer(to: String(line.dropFirst("$ stemma ".count)), in: folder.path)
        commandCount += 1
      } else if !isInBlock || line.hasPrefix("```") {
        isInBlock = line == "```console"
        actual.append(line)
      }
    }
    #expect(commandCount >= 30)
    let recorded = actual.joined(separator: "\n")
    guard recorded != text else { return }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try recorded.write(to: Self.path, atomically: true, encoding: .utf8)
    }
    let change = zip(actual, text.components(separatedBy: "\n")).first { $0 != $1 }
    Issue.record(
      """
      the program prints \(change?.0 ?? "something else") where the examples have \
      \(change?.1 ?? "nothing"); RECORD_SNAPSHOTS=1 writes them anew
      """)
  }

  private func answer(to words: String, in folder: String) throws -> [String] {
    let run = try shell(
      "\"$stemma\" \(words)", in: folder,
      environment: ["STEMMA_STORE": "demo", "XDG_CACHE_HOME": folder + "/cache"])
    #expect(run.errors == "")
    return run.output.components(separatedBy: "\n").dropLast()
  }
}
