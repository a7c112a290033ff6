// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import Testing

@testable import LineageStore

@Suite("Bytes that the fuzzer starts from, or has found")
struct FuzzingTests {
  @Test("break no law of the readers", arguments: try names())
  func laws(name: String) throws {
    let bytes = try Data(contentsOf: Self.folder.appending(path: name))
    #expect(ReaderLaws(checking: Array(bytes)).broken == [])
  }

  @Test(
    "hold a snapshot of every shape, with nothing the matter",
    arguments: [
      ("chain.json", "x.json"), ("many-parents.json", "x.json"), ("flat.json", "x.json"),
      ("spec.json", "x/spec.json"),
    ])
  func seeds(seed: String, name: String) throws {
    let bytes = try Data(contentsOf: Self.folder.appending(path: seed))
    let decoder = SnapshotDecoder(file: StoreFile(name), shownName: name)
    let result = decoder.decode(Array(bytes))
    #expect(result.snapshot?.id == "x")
    #expect(result.snapshot?.parents.first?.id == "a")
    #expect(result.findings == [])
  }

  private static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private static var folder: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fuzzing/Readers/Corpus")
  }
}
