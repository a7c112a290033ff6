// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@Suite("Naming a snapshot")
struct SnapshotNameTests {
  let store: TemporaryStore

  init() throws {
    store = try TemporaryStore([
      "ab12.json": chainText("ab12", row: #""manifest": {"title": "One"}"#),
      "ab123.json": chainText("ab123", parent: #""ab12""#, row: #""curriculum": {"add": ["x"]}"#),
      "sha256:abff.json": flatText("sha256:abff"),
      "sha256:cdff.json": flatText("sha256:cdff"),
    ])
  }

  private func children(of name: String) throws -> StemmaRun {
    try stemma(["ancestors", name, "--with-self", "--depth", "0", "--ids"], in: store.path)
  }

  @Test(
    "by its id, which may begin another, or by the beginning of its digits or of its id",
    arguments: [
      ("ab12", "ab12"), ("ab123", "ab123"), ("cd", "sha256:cdff"), ("sha256:cd", "sha256:cdff"),
      ("sha256:abff", "sha256:abff"),
    ])
  func found(name: String, id: String) throws {
    #expect(try children(of: name).output == id + "\n")
  }

  @Test("by an ambiguous beginning is an error that lists candidates")
  func ambiguous() throws {
    let run = try children(of: "ab")
    #expect(run.output == "")
    #expect(
      run.errors == """
        stemma: ab may be any of 3 snapshots:
          ab12  One
          sha256:abff
          ab123  add x

        """)
    #expect(run.status == 66)
  }

  @Test("by a name that nobody has is an error that lists what is near")
  func unknown() throws {
    let near = try children(of: "ab124")
    #expect(
      near.errors == """
        stemma: no snapshot is named ab124; near it:
          ab12  One
          ab123  add x

        """)
    #expect(near.status == 66)
    #expect(
      try children(of: "zz").errors
        == "stemma: no snapshot is named zz; `stemma list` prints what there is\n")
  }

  @Test(
    "takes two digits",
    arguments: [
      ("c", "; near it:\n  sha256:cdff"), ("sha256:c", "; near it:\n  sha256:cdff"),
      ("sha256:", "; `stemma list` prints what there is"),
      ("", "; `stemma list` prints what there is"),
    ])
  func tooShort(name: String, rest: String) throws {
    let run = try children(of: name)
    #expect(run.errors == "stemma: no snapshot is named \(name)\(rest)\n")
    #expect(run.status == 66)
  }

  @Test("of many candidates eight are listed")
  func many() throws {
    let store = try TemporaryStore()
    for number in 10..<30 { try store.write(chainText("aa\(number)"), to: "aa\(number).json") }
    let run = try stemma(["children", "aa"], in: store.path)
    #expect(run.errors.split(separator: "\n").count == 10)
    #expect(run.errors.hasSuffix("  aa17\n  and 12 more\n"))
  }

  @Test("compares bytes: two spellings of an accent are two names")
  func bytes() throws {
    let store = try TemporaryStore([
      "caf\u{E9}.json": chainText("caf\u{E9}"), "cafe\u{301}.json": chainText("cafe\u{301}"),
    ])
    let run = try stemma(["descendants", "cafe\u{301}", "--with-self", "--ids"], in: store.path)
    #expect(Array(run.output.utf8) == Array("cafe\u{301}\n".utf8))
    #expect(try stemma(["list", "--count"], in: store.path).output == "2\n")
    #expect(try stemma(["children", "caf"], in: store.path).status == 66)
  }
}
