// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite("The command that yq copies")
struct CopiedCommandTests {
  private let store: TemporaryStore

  init() throws { store = try Fixtures.estate() }

  /// The command for a view that some lines of keys lead to, and the rows of that view.
  private func view(_ keys: [String], _ arguments: String = "") throws -> (String, [String]) {
    // What is folded is no part of the command, but that cohorts are.
    let keys = keys.contains("C") ? keys : keys + ["zR"]
    let lines = (keys + ["yq", "q"]).map { "echo '\($0.replacing("'", with: #"'\''"#))'" }
    let talk = try shell(
      "{ \(lines.joined(separator: "; ")); } | $stemma browse --linear . \(arguments)",
      in: store.path)
    let command = try #require(talk.lines.compactMap { $0.wholeCommand }.last, "\(talk)")
    let dump = try stemma(
      ["browse", ".", "--dump", "--size", "100x24", "--keys", keys.map { $0.asKeys }.joined()],
      in: store.path)
    return (command, dump.lines.dropLast().compactMap(\.asTreeRow))
  }

  @Test(
    "prints the rows of the view",
    arguments: [
      [], ["r"], ["/9f3a", "i"], ["&leaves() | roots()"], ["/9f3a", "&::@"], ["S"], ["C"],
      ["ma", "/9f3a", "p"], ["/fb54", "ma", "/9f3a", "p"], ["/9f3a", " ", "&sel() | 0a0b"],
      ["/ab9c", "C", "i"],
    ])
  func rows(keys: [String]) throws {
    let (command, rows) = try view(keys)
    let printed = try shell(
      command.replacing("stemma ", with: "$stemma ", maxReplacements: 1), in: store.path)
    #expect(printed.status == 0, "\(command): \(printed.errors)")
    #expect(printed.lines.compactMap(\.asTreeRow) == rows && !rows.isEmpty, "\(command)")
  }

  @Test("has the options by which the browser was started")
  func options() throws {
    try "snapshot_id,name,value\n9f3a2b1c,rate,0.5\n"
      .write(toFile: store.path + "/m.csv", atomically: true, encoding: .utf8)
    try "snapshot_id,split\n9f3a2b1c,eval\nfb545261,train\n"
      .write(toFile: store.path + "/s.csv", atomically: true, encoding: .utf8)
    let (command, _) = try view(
      ["&split(eval) & metric(rate, >0)"], "--metrics m.csv --split s.csv --map id=id")
    #expect(command.hasSuffix("--store . --map id=id --metrics m.csv --split s.csv"), "\(command)")
  }
}

extension String {
  /// The command in what the browser says of copying it.
  fileprivate var wholeCommand: String? {
    range(of: "stemma tree").map { String(self[$0.lowerBound...]) }
  }

  /// A line as it is typed on the screen: with Enter where a prompt is open.
  fileprivate var asKeys: String {
    hasPrefix("/") || hasPrefix("&") ? self + "<enter>" : self == " " ? "<space>" : self
  }

  /// The sign and the id of a row, or what it stands for.
  fileprivate var asTreeRow: String? {
    for sign in ["●", "↓", "↪", "◌", "~", "▸"] {
      guard let start = range(of: sign) else { continue }
      return self[start.lowerBound...].split(separator: " ").prefix(2).joined(separator: " ")
    }
    return nil
  }
}
