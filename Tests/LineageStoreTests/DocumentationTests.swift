// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("The example in the documentation")
struct DocumentationTests {
  @Test("does what it looks like")
  func example() async throws {
    let files = try TemporaryStore([
      "a.json": chainText("a"),
      "b.json": chainText("b", parent: #""a""#, row: #""curriculum": {"add": ["ssrf"]}"#),
      "c.json": "{",
    ])
    let path = files.path
    var output: [String] = []
    func print(_ items: Any...) { output.append(items.map { "\($0)" }.joined(separator: " ")) }

    // The example begins.
    let store = try await SnapshotStore.open(path)
    for leaf in store.graph.leaves {
      let snapshot = store.graph[leaf]
      let depth = store.graph.generation(of: leaf)
      print(snapshot.id, "came about in", depth, "steps:", snapshot.directive ?? "-")
      for parent in store.parents(of: snapshot.id) { print("  from", parent.id) }
    }
    for finding in try store.findings() where finding.severity == .error {
      print(finding.file ?? path, finding.message)
    }
    // The example ends.

    #expect(
      output == [
        "b came about in 1 steps: add ssrf", "  from a",
        "c.json expected a key or '}', found the end of the file",
      ])
    withExtendedLifetime(files) {}
  }

  @Test("is the one that is tested")
  func sameText() throws {
    let tested = try lines(of: #filePath)
      .drop { !$0.hasSuffix("// The example begins.") }.dropFirst()
      .prefix { !$0.hasSuffix("// The example ends.") }
      .map { String($0.dropFirst(4)) }
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/LineageStore/Store/SnapshotStore.swift")
    let documented = try lines(of: source.path)
      .drop { $0 != "/// ```swift" }.dropFirst()
      .prefix { $0 != "/// ```" }
      .map { String($0.dropFirst(4)) }
    #expect(documented.count == 10)
    #expect(documented == tested)
  }

  private func lines(of path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
  }
}
