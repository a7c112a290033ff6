// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import Testing

/// `RECORD_SNAPSHOTS=1 swift test` writes the table anew, and fails, so that no recording passes
/// unseen.
@Suite("The article on findings")
struct FindingsArticleTests {
  @Test("lists every code with its severity and the sentence that the code has in the source")
  func table() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/LineageCore").standardizedFileURL
    let meanings = try meanings(in: sources.appending(path: "Model/Finding.swift"))
    let rows = try Finding.Kind.allCases.map { kind in
      let meaning = try #require(meanings["\(kind)"], "\(kind) says nothing of itself")
      return "| `\(kind.rawValue)` | \(kind.severity.rawValue) | \(meaning) |"
    }
    let table = ["| Code | Severity | Meaning |", "|---|---|---|"] + rows
    let article = sources.appending(path: "LineageCore.docc/Findings.md")
    let text = try String(contentsOf: article, encoding: .utf8)
    let isTable = { (line: String) in line.hasPrefix("|") }
    let lines = text.components(separatedBy: "\n")
    guard lines.filter(isTable) != table else { return }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      let before = lines.prefix { !isTable($0) }
      let after = lines.dropFirst(before.count).drop(while: isTable)
      try (before + table + after).joined(separator: "\n")
        .write(to: article, atomically: true, encoding: .utf8)
    }
    Issue.record("the article's table is not the program's; RECORD_SNAPSHOTS=1 writes it anew")
  }

  /// The comment above each case of an enumeration, by the case's name.
  private func meanings(in source: URL) throws -> [String: String] {
    var meanings: [String: String] = [:]
    var comment: [String] = []
    for line in try String(contentsOf: source, encoding: .utf8).components(separatedBy: "\n") {
      let words = line.trimmingCharacters(in: .whitespaces)
      if words.hasPrefix("/// ") {
        comment.append(String(words.dropFirst(4)))
      } else {
        if words.hasPrefix("case "), let name = words.dropFirst(5).split(separator: " ").first {
          meanings[String(name)] = comment.joined(separator: " ")
        }
        comment = []
      }
    }
    return meanings
  }
}
