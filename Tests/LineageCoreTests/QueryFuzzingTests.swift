// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite("Texts that the fuzzer of queries starts from, or has found")
struct QueryFuzzingTests {
  @Test("break no law of queries", arguments: try names())
  func laws(name: String) async throws {
    let bytes = try Data(contentsOf: Self.folder.appending(path: name))
    #expect(await QueryTextLaws.broken(by: String(decoding: bytes, as: UTF8.self)) == [])
  }

  private static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private static var folder: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fuzzing/Queries/Corpus")
  }
}
