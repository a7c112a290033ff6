// SPDX-License-Identifier: MIT

import LineageCore

/// What must hold of any text that is given for a query, whether or not it means anything.
///
/// The fuzzer in `Tests/Fuzzing` looks for texts that break a law, and ``QueryFuzzingTests`` sees
/// that those found once break none any more. The first law is that nothing traps.
enum QueryTextLaws {
  /// The laws that do not hold, in words.
  static func broken(by text: String) async -> [String] {
    var broken: [String] = []
    let first = await outcome(of: text)
    if await outcome(of: text) != first { broken.append("the same query has the same answer") }
    switch (first, await outcome(of: "(\(text))")) {
    case (.success(let answer), .success(let inner)) where answer == inner: break
    case (.success, _): broken.append("parentheses around a query change nothing")
    default: break
    }
    if case .failure(.query(let error)) = first { broken += misplaced(error) }
    return broken
  }

  private static func misplaced(_ error: QueryError) -> [String] {
    let bytes = 0...error.source.utf8.count
    let isInside =
      bytes.contains(error.place.lowerBound) && bytes.contains(error.place.upperBound)
    if !isInside { return ["an error is somewhere in its text"] }
    return error.description.hasPrefix(error.message) ? [] : ["an error says what is wrong"]
  }

  private static func outcome(of text: String) async -> Result<NodeSet, QueryFailure> {
    do throws(QueryError) {
      let query = try Query(text)
      do throws(QueryFailure) {
        return .success(try await query.answer(in: QueryScope(of: graph)))
      } catch { return .failure(error) }
    } catch { return .failure(.query(error)) }
  }

  /// A root with children, a merge of two of them, a chain, a cycle, and a parent without a file.
  private static let graph = LineageGraph.build(from: [
    snapshot("a"), snapshot("b", "a"), snapshot("c", "a"), snapshot("d", "b", "c"),
    snapshot("e", "d"), snapshot("ab", "gone"), snapshot("x", "y"), snapshot("y", "x"),
  ]).graph

  private static func snapshot(_ id: String, _ parents: String...) -> Snapshot {
    Snapshot(
      id: SnapshotID(id), parents: parents.map { ParentReference(SnapshotID($0)) },
      file: "\(id).json")
  }
}
