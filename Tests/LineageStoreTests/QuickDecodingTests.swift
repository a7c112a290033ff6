// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("Decoding without parsing every byte")
struct QuickDecodingTests {
  private static let bulk = #""world": {"k": ["x", 1.5, {"n": null}]}, "artifacts": {"a.py": "\n"}"#
  private let index: StructuralIndex

  init() throws { index = try #require(StructuralIndex()) }

  @Test("says of whole files what parsing every byte says")
  func demo() throws {
    for file in DemoCurriculum(count: 200) {
      let store = StoreFile(file.name)
      let quick = try #require(
        JSONDocument(file.bytes, needed: SnapshotDecoder.neededKeys, index: index))
      #expect(quick.root.members.contains { $0.value.kind == .unread })
      expectSame(file.bytes, store)
    }
  }

  @Test("says of real files what parsing every byte says", .enabled(if: Corpus.isPresent))
  func corpus() throws {
    for name in ["openrange-chain", "openrange-flat"] {
      let store = try StoreDirectory(Corpus.path(of: name))
      for file in try StoreListing(of: store).files {
        expectSame(try store.directory.read(file.path, limit: 1 << 20).bytes, file)
      }
    }
  }

  @Test(
    "says of strange files what parsing every byte says",
    arguments: [
      "[]", "{}", #"{"id": 7, "lineage": []}"#, #"{"id": "x", "lineage": 7}"#,
      chainText("x", row: #""parents": "p", "cohort": 7, "pack": {"id": []}"#),
      chainText("x", before: [#"{"id": "p", "parent_id": "q"}"#, "7"], rest: bulk),
      chainText("x", rest: #""tasks": [{"meta": {"difficulty": NaN}}], "\u0074asks": 7"#),
      chainText("x", rest: #""manifest": {"name": "\ud800", "name": 1e999}, "id": "x""#),
      flatText("x", evolve: #"{"parent": "p", "note": "\"é\""}"#, rest: bulk),
      flatText("x", rest: #""history": [{"phase": "evolve", "refs": ["p"]}], "graph": {}"#),
      "\u{FEFF}" + chainText("x"), chainText("x") + "\0",
    ])
  func strange(text: String) { expectSame(Array(text.utf8), StoreFile("x.json")) }

  @Test("finds what cuts a file short, and what is not UTF-8, wherever it is")
  func cut() {
    let whole = Array(chainText("x", parent: #""p""#, rest: Self.bulk).utf8)
    for place in whole.indices {
      expectSame(Array(whole[..<place]), StoreFile("x.json"))
      var bytes = whole
      bytes[place] = 0x80
      expectSame(bytes, StoreFile("x.json"))
    }
  }

  @Test("finds other damage but for what no record needs", arguments: 0..<10)
  func damaged(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let row = #""parents": [{"id": "p", "role": "é\n"}, "q"], "cohort": {"id": "c", "index": 1}"#
    let needed = Array(chainText("x", parent: #""p""#, row: row).utf8.dropLast(2))
    let rest = Array(", \(Self.bulk)}\n".utf8)
    for _ in 0..<200 {
      var bytes = needed
      RandomDamage.apply(to: &bytes, &random)
      expectSame(bytes + rest, StoreFile("x.json"))
    }
  }

  @Test("never gives another record than parsing every byte gives", arguments: 0..<10)
  func records(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let text = #"{\#(Self.bulk), "id": "x", "lineage": [{"id": "x", "parent_id": "p"}], "#
    let whole = Array("\(text)\(Self.bulk)}".utf8)
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &random) { RandomDamage.apply(to: &bytes, &random) }
      let quick = decode(bytes, StoreFile("x.json"), index)
      let complete = decode(bytes, StoreFile("x.json"), nil)
      if quick.snapshot == nil || complete.snapshot != nil {
        #expect(quick.snapshot == complete.snapshot, "\(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }

  @Test("leaves other damage to what no record needs to those who ask for every byte")
  func unneeded() async throws {
    let text = chainText("x", rest: #""world": {"k" 1, "k": tru}"#)
    let files = try TemporaryStore(["x.json": text])
    #expect(try await files.open().findings().isEmpty)
    let store = try await files.open(options: ScanOptions(parsesEveryByte: true))
    #expect(try store.findingLines == ["unparsable - x.json line 1, column 72"])
  }

  private func decode(
    _ bytes: [UInt8], _ file: StoreFile, _ index: StructuralIndex?
  ) -> SnapshotDecoder.Result {
    SnapshotDecoder(file: file, shownName: file.name, index: index).decode(bytes) { _ in true }
  }

  private func expectSame(
    _ bytes: [UInt8], _ file: StoreFile, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let quick = decode(bytes, file, index)
    let complete = decode(bytes, file, nil)
    let text = Comment(rawValue: String(decoding: bytes.prefix(300), as: UTF8.self))
    #expect(quick.snapshot == complete.snapshot, text, sourceLocation: sourceLocation)
    #expect(quick.findings == complete.findings, text, sourceLocation: sourceLocation)
    #expect(quick.hearsay == complete.hearsay, text, sourceLocation: sourceLocation)
  }
}
