// SPDX-License-Identifier: MIT

import ArgumentParser
import Browser
import Foundation
import Screen
import Testing

@testable import stemma

/// Tables of the README that are made from those of the program.
///
/// `RECORD_SNAPSHOTS=1 swift test` writes them anew, and fails, so that no recording passes unseen.
@Suite("The README")
struct ReadmeTests {
  private static let path = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../README.md").standardizedFileURL

  @Test("lists the keys that are bound")
  func keys() throws {
    var lines = ["", "| | |", "|---|---|"]
    for group in Keymap.Group.allCases {
      let bindings = Keymap.standardBindings.filter { $0.group == group }.map { binding in
        binding.keyNames(.unicode).map { "`\($0)`" }.joined(separator: " ") + " " + binding.help
      }
      lines.append("| **\(group.rawValue)** | \(bindings.joined(separator: " · ")) |")
    }
    try expectBlock("keys", lines)
  }

  @Test("lists the verbs that there are")
  func verbs() throws {
    var lines = ["", "| Command | |", "|---|---|"]
    for verb in Stemma.configuration.subcommands {
      lines.append("| `stemma \(verb.verb)` | \(verb.configuration.abstract) |")
    }
    try expectBlock("verbs", lines)
  }

  @Test("gives a command that runs the demo, and one that runs the tests")
  func commands() throws {
    let text = try String(contentsOf: Self.path, encoding: .utf8)
    let demo =
      "swift build -c release --static-swift-stdlib --product stemma && .build/release/stemma demo"
    for (marker, command) in [("demo", demo), ("test", "swift test")] {
      let rest = try #require(text.components(separatedBy: "<!-- \(marker) -->\n```sh\n").last)
      let block = try #require(rest.components(separatedBy: "```").first)
      #expect(block.contains(command))
      #expect(block.hasPrefix("$(command -v sudo) apt-get"))
    }
  }

  /// Expects lines between two markers of the README.
  private func expectBlock(_ name: String, _ lines: [String]) throws {
    let text = try String(contentsOf: Self.path, encoding: .utf8)
    let (start, end) = ("<!-- \(name) -->\n", "<!-- /\(name) -->")
    let before = try #require(text.range(of: start))
    let after = try #require(text.range(of: end))
    let expected = lines.joined(separator: "\n") + "\n\n"
    let actual = String(text[before.upperBound..<after.lowerBound])
    guard actual != expected else { return }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      let recorded = text.replacingCharacters(
        in: before.upperBound..<after.lowerBound, with: expected)
      try recorded.write(to: Self.path, atomically: true, encoding: .utf8)
    }
    Issue.record("the README's \(name) are not the program's; RECORD_SNAPSHOTS=1 writes them anew")
  }
}
