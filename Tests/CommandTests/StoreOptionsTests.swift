// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@Suite("Naming a store")
struct StoreOptionsTests {
  @Test("several directories are one store")
  func union() throws {
    let first = try TemporaryStore(["aa11.json": chainText("aa11")])
    let second = try TemporaryStore(["bb22.json": chainText("bb22", parent: #""aa11""#)])
    let run = try stemma(["children", "aa", "-s", first.path, "--store", second.path, "--ids"])
    #expect(run.output == "bb22\n")
    let json = try stemma(["list", "--json", "-s", first.path, "-s", second.path])
    #expect(json.lines.last?.contains(#""file":"\#(second.path)/bb22.json""#) == true)
  }

  @Test("without an option $STEMMA_STORE counts, and without that the current directory")
  func defaults() throws {
    let first = try TemporaryStore(["aa11.json": chainText("aa11")])
    let second = try TemporaryStore(["bb22.json": chainText("bb22")])
    func ids(_ arguments: [String], store: String) throws -> String {
      try stemma(
        ["list", "--ids"] + arguments, in: first.path, environment: ["STEMMA_STORE": store]
      ).output
    }
    #expect(try ids([], store: "") == "aa11\n")
    #expect(try ids([], store: second.path) == "bb22\n")
    #expect(try ids(["-s", "."], store: second.path) == "aa11\n")
  }

  @Test("a store that is not there is an error")
  func errors() throws {
    let store = try TemporaryStore(["aa11.json": chainText("aa11")])
    let missing = try stemma(["list", "-s", "nowhere"], in: store.path)
    #expect(missing.errors == "stemma: there is no directory nowhere\n")
    #expect(missing.status == 66)
    let file = try stemma(["list", "-s", "aa11.json"], in: store.path)
    #expect(file.errors == "stemma: aa11.json is not a directory\n")
    #expect(file.status == 66)
  }

  @Test("a directory whose subdirectories have the snapshots is an error that names them")
  func subdirectories() throws {
    let store = try TemporaryStore([
      "runs/aa11.json": chainText("aa11"), "more/bb22.json": chainText("bb22"),
    ])
    let run = try stemma(["list", "-s", store.path])
    #expect(
      run.errors == "stemma: \(store.path) has no snapshots, but there are some in more, runs\n")
    #expect(run.status == 66)
  }

  @Test("reading writes nothing into the store")
  func untouched() throws {
    let store = try Fixtures.estate()
    let before = try store.inventory()
    for verb in ["list", "tree", "check"] { try stemma([verb], in: store.path) }
    try stemma(["show", "ab9c"], in: store.path)
    #expect(try store.inventory() == before)
  }
}
