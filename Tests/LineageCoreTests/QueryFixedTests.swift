// SPDX-License-Identifier: MIT

import LineageCore
import Testing

@Suite("A query with ids for what stands for something else elsewhere")
struct QueryFixedTests {
  @Test(
    "has them by its own rules, and is otherwise as it was",
    arguments: [
      ("@", "9f3a"), ("::@ & ~@-", "::9f3a & ~9f3a-"), ("'a::'b", "ab9c::'b"),
      (#"directive("@ 'a sel()") | @"#, #"directive("@ 'a sel()") | 9f3a"#),
      ("sel() ~ leaves()", #"(aa | "b c") ~ leaves()"#), ("(sel ( ))+", #"((aa | "b c"))+"#),
      ("sel", "sel"), ("selected & sel-x", "selected & sel-x"), ("\"@", "\"@"),
      ("id(\"caf\u{E9}@\") & @", "id(\"caf\u{E9}@\") & 9f3a"),
    ])
  func texts(query: String, expected: String) {
    let fixed = Query.fixed(
      query, cursor: "9f3a", marks: ["a": "ab9c"], selection: ["aa", "b c"])
    #expect(fixed == expected)
  }

  @Test("stays as it was where nothing is known")
  func unknown() {
    #expect(
      Query.fixed("@ | 'a | sel()", cursor: nil, marks: [:], selection: []) == "@ | 'a | sel()")
  }
}
