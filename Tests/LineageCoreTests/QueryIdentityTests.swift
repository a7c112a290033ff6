// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

/// Pairs of expressions that name the same set, whatever stands for `$x` and `$y` in them.
@Suite("Expressions that mean the same")
struct QueryIdentityTests {
  static let identities = [
    ("$x:: & ::$y", "$x::$y"),
    ("::heads($x)", "::$x"),
    ("roots($x)::", "$x::"),
    ("~~$x", "$x & all()"),
    ("~($x | $y)", "~$x & ~$y"),
    ("~($x & $y)", "~$x | ~$y"),
    ("($x & all()) ~ $y", "$x & ~$y"),
    ("$x | $y", "$y | $x"),
    ("($x | $y)::", "$x:: | $y::"),
    ("::($x | $y)", "::$x | ::$y"),
    ("::(::$x)", "::$x"),
    ("only($x, $y)", "::$x ~ ::$y"),
    ("only($x)", "::$x"),
    ("$x--", "parents($x, 2)"),
    ("ancestors($x, 1)", "$x | $x-"),
    ("descendants($x, 2)", "$x | $x+ | $x++"),
    ("$x+ | $y+", "($x | $y)+"),
    ("heads(heads($x))", "heads($x)"),
    ("roots(roots($x))", "roots($x)"),
    ("heads($x::)", "heads(family($x) & $x::)"),
    ("family(family($x))", "family($x)"),
    ("family($x)", "reachable($x, all() | missing())"),
    ("cohort(cohort($x)) & $x", "cohort($x) & $x"),
    ("survivors($x) | dead_ends($x)", "cohort($x)"),
    ("survivors($x) & dead_ends($x)", "none()"),
    ("present($x)", "$x"),
    ("common_ancestors($x) & common_ancestors($y)", "common_ancestors($x | $y)"),
    ("dominated($x) | $x", "dominated($x)"),
  ]

  @Test("are the same for random expressions on random lineages", arguments: 0..<25)
  func identities(batch: Int) async throws {
    var holdsOfMany = 0
    for seed in batch * 40..<(batch + 1) * 40 {
      var random = SeededGenerator(seed: seed)
      let records = randomLineage(seed: seed)
      guard !records.isEmpty else { continue }
      let graph = LineageGraph.build(from: records).graph
      for _ in 0..<6 {
        guard let (first, second) = Self.identities.randomElement(using: &random) else { continue }
        let x = expression(of: graph, depth: 3, &random)
        let y = expression(of: graph, depth: 2, &random)
        let one = try await graph.ids(filled(first, x, y))
        let other = try await graph.ids(filled(second, x, y))
        // Of nothing, all that lies above every member is everything or nothing: that is no identity.
        if first.hasPrefix("common") {
          let (xs, ys) = (try await graph.ids(x), try await graph.ids(y))
          if xs.isEmpty || ys.isEmpty { continue }
        }
        #expect(one == other, "\(first) is \(second) for x = \(x), y = \(y) in \(seed)")
        if one.count > 1 { holdsOfMany += 1 }
      }
    }
    #expect(holdsOfMany > 60)
  }

  @Test("any words are an expression, or have an error that points into them", arguments: 0..<20)
  func words(batch: Int) {
    let words = [
      "a", "s1", "all()", "(", ")", "::", "-", "+", "&", "|", "~", "or", "and", "not", "except",
      ",",
      "\"", "\\", "\"a*\"", "glob:", "exact-i:", "..", "<=", "3", "-1.5e3", "id(", "parents(", "@",
      "'a", "é", "\u{0}", "\n", " ", "$x", "sha256:", "generation(", "path(", "2..5", "_", ".",
    ]
    for seed in batch * 500..<(batch + 1) * 500 {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 0...12, using: &random)
      let text = (0..<count).compactMap { _ in words.randomElement(using: &random) }.joined()
      do throws(QueryError) { _ = try Query(text) } catch {
        let end = text.utf8.count
        #expect(0 <= error.place.lowerBound && error.place.upperBound <= end + 1, "\(text)")
        let isBlank = text.allSatisfy { $0 == " " || $0 == "\n" }
        #expect(error.description.contains("^") || isBlank, "\(text)")
      }
    }
  }

  private func filled(_ pattern: String, _ x: String, _ y: String) -> String {
    pattern.replacing("$x", with: "(\(x))").replacing("$y", with: "(\(y))")
  }

  /// A random expression that needs no records.
  private func expression(
    of graph: LineageGraph, depth: Int, _ random: inout SeededGenerator
  ) -> String {
    guard depth > 0, random.chance(0.85) else { return name(in: graph, &random) }
    let inner = expression(of: graph, depth: depth - 1, &random)
    let other = expression(of: graph, depth: depth - 1, &random)
    let number = Int.random(in: 0...3, using: &random)
    let choices = [
      "(\(inner)) | (\(other))", "(\(inner)) & (\(other))", "(\(inner)) ~ (\(other))",
      "~(\(inner))", "(\(inner))+", "(\(inner))-", "(\(inner))::", "::(\(inner))",
      "(\(inner))::(\(other))", "heads(\(inner))", "roots(\(inner))", "siblings(\(inner))",
      "family(\(inner))", "ancestors(\(inner), \(number))", "cohort(\(inner))", "merges()",
      "leaves()", "generation(<=\(number))", "fork_point(\(inner))", "first(\(inner), \(number))",
      "missing()", "cyclic()", "only(\(inner), \(other))", "parent(\(inner), \(number + 1))",
    ]
    return choices.randomElement(using: &random) ?? inner
  }

  private func name(in graph: LineageGraph, _ random: inout SeededGenerator) -> String {
    let node = Int.random(in: 0..<graph.count, using: &random)
    return "\"\(graph.id(of: NodeIndex(node)))\""
  }
}
