// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("A query that is long or deep")
struct QuerySizeTests {
  private let graph = diagramGraph("aa11 <- aa22 <- bb33; aa11 <- cc44 <- bb33")

  @Test("is shown around the mistake where it is long")
  func long() throws {
    let query =
      String(repeating: "aa11 | ", count: 60) + "what()" + String(repeating: " | aa11", count: 60)
    let error = try #require(throws: QueryError.self) { try Query(query) }
    let lines = error.description.split(separator: "\n")
    #expect(lines[1].count < 84)
    let column = lines[2].prefix { $0 == " " }.count
    #expect(lines[1].dropFirst(column).hasPrefix("what() | aa11"))
  }

  @Test(
    "is too deep or too long for anybody, and says so",
    arguments: [
      (String(repeating: "(", count: 100_000), "deeper than 128"),
      (String(repeating: "present(", count: 100_000), "deeper than 128"),
      (String(repeating: "a", count: 10_000_000), "has 10000000 bytes"),
      (String(repeating: "(aa11 | ", count: 100_000), "deeper than 128"),
    ])
  func size(query: String, message: String) throws {
    let error = try #require(throws: QueryError.self) { try Query(query) }
    #expect(error.message.contains(message))
  }

  @Test(
    "is not one merely because it is long",
    arguments: [
      String(repeating: "~", count: 100_001) + "aa11",
      "aa11" + String(repeating: "-+", count: 50_000),
      (0..<100_000).map { _ in "aa11" }.joined(separator: "|"),
      "aa11" + String(repeating: "~aa22", count: 100_000),
      "aa11" + String(repeating: "-", count: 100_000),
    ])
  func longButRight(query: String) async throws {
    let answer = try await graph.ids(query)
    #expect(answer.count < 4)
  }
}
