// SPDX-License-Identifier: MIT

import Testing

@testable import LineageStore

@Suite("A table of names")
struct NameTableTests {
  @Test(
    "finds each name, whole or in two parts, and no other",
    arguments: [0, 1, 7, 8, 9, 1_000, 30_000])
  func places(count: Int) {
    let files = (0..<count).map { StoreFile("s\($0).json") }
    let table = NameTable(of: files)
    for place in 0..<count {
      #expect(table.place(of: "s\(place).json", in: files) == place)
      #expect(table.place(of: "s\(place)", ".json", in: files) == place)
      #expect(table.place(of: "s\(place)", "/spec.json", in: files) == nil)
    }
    #expect(table.place(of: "s\(count)", ".json", in: files) == nil)
    #expect(table.place(of: "", in: files) == nil)
  }

  @Test("tells names apart by their bytes")
  func bytes() {
    let files = ["caf\u{E9}.json", "cafe\u{301}.json"].map { StoreFile($0) }
    let table = NameTable(of: files)
    #expect(table.place(of: "caf\u{E9}.json", in: files) == 0)
    #expect(table.place(of: "cafe\u{301}.json", in: files) == 1)
  }

  @Test("finds the first of equal names in a list of bytes", arguments: [0, 1, 8, 1_000])
  func lists(count: Int) {
    var names = NameList()
    for name in (0..<count).map({ "s\($0).json" }) + ["", "s0.json"] { names.append(name.utf8) }
    let table = NameTable(of: names)
    func place(_ name: String) -> Int? {
      Array(name.utf8).withUnsafeBytes { table.place(of: $0, in: names) }
    }
    for index in 0..<count { #expect(place("s\(index).json") == index) }
    #expect(place("") == count)
    #expect(place("s0.json") == (count == 0 ? 1 : 0))
    #expect(place("s\(count).json") == (count == 0 ? 1 : nil))
    #expect(place("s.json") == nil)
  }
}
