// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("An excerpt of a file")
struct ExcerptTests {
  private func excerpt(
    _ bytes: [UInt8], at place: String?
  ) async throws -> (lines: [FileExcerpt.Line], marked: FileExcerpt.Line?) {
    let files = try TemporaryStore([:])
    try files.write(bytes, to: "x.json")
    let excerpt = try await files.open().excerpt(ofFile: "x.json", place: place)
    return (excerpt.lines, excerpt.markedLine.map { excerpt.lines[$0] })
  }

  @Test(
    "marks the character at a line and column, also where it is none, or the end",
    arguments: [
      ("ab\ncdé!", "line 2, column 3", "cd|é|!"), ("ab\ncdé!", "line 2, column 4", "cdé|!|"),
      ("ab\ncd", "line 2, column 3", "cd|<end of the file>|"),
      ("ab\ncd", "line 1, column 3", "ab|<end of the line>|"),
      ("", "line 1, column 1", "|<end of the file>|"),
      ("a", "line 9, column 9", "a|<end of the file>|"),
    ])
  func marks(text: String, place: String, expected: String) async throws {
    let marked = try #require(try await excerpt(Array(text.utf8), at: place).marked)
    #expect([marked.before, marked.mark, marked.after].joined(separator: "|") == expected)
  }

  @Test("writes bytes that are no UTF-8 in digits, and marks one by itself")
  func bytes() async throws {
    let bytes = Array("[é".utf8) + [0xFF, 0xC3] + Array("]".utf8)
    let marked = try #require(try await excerpt(bytes, at: "line 1, column 3").marked)
    #expect(marked.before == "[é" && marked.mark == "<FF>" && marked.after == "<C3>]")
  }

  @Test("finds keys one after the other, as far as they are there")
  func keys() async throws {
    let text = #"{"id": "a", "lineage": {"parents": [{"id": 7}]}}"#
    let found = try await excerpt(Array(text.utf8), at: "lineage.parents[0].id").marked
    #expect(found?.before == #"{"id": "a", "lineage": {"parents": [{"#)
    let part = try await excerpt(Array(text.utf8), at: "lineage.cohort").marked
    #expect(part?.before == #"{"id": "a", "#)
    #expect(try await excerpt(Array(text.utf8), at: "tasks").marked == nil)
  }

  @Test("tells no more than a few hundred lines, each no longer than anybody reads")
  func limits() async throws {
    let lines = (1...1000).map { "line \($0)" }.joined(separator: "\n")
    let around = try await excerpt(Array(lines.utf8), at: "line 500, column 1")
    #expect(around.lines.count == 401 && around.lines.first?.number == 300)
    #expect(around.marked?.number == 500 && around.marked?.mark == "l")
    let long = String(repeating: "é", count: 10_000)
    let marked = try #require(try await excerpt(Array(long.utf8), at: "line 1, column 5000").marked)
    #expect(marked.before.hasPrefix("8998 bytes, éé") && marked.after.hasSuffix("é, 9000 bytes"))
    let unmarked = try await excerpt(Array(long.utf8), at: nil).lines
    #expect(unmarked.count == 1 && unmarked[0].before.hasSuffix("é 19000 bytes more"))
  }

  @Test("of a file that is not there is an error with its name")
  func gone() async throws {
    let store = try await TemporaryStore([:]).open()
    #expect {
      try store.excerpt(ofFile: "gone.json", place: nil)
    } throws: {
      "\(($0 as? StoreError)?.message ?? "")".contains("gone.json")
    }
  }
}
