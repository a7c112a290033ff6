// SPDX-License-Identifier: MIT

import LineageCore

/// What the one row of several members of a cohort tells of them.
struct CohortFacts: Sendable {
  /// What people call the cohort: its label, or its id; `inferred` where no file named it.
  let name: String

  /// How many there are, and how many the whole cohort has, as far as files are known or say so.
  let count: Int
  let size: Int

  /// How many of them have children.
  let fertile: Int

  /// The first words of what was done, each with the number of members, the most frequent first.
  let directives: [(word: String, count: Int)]

  /// The least, the middle and the greatest difficulty; `nil` where none is known.
  let difficulty: (least: Double, median: Double, greatest: Double)?

  /// The records of so many members are read: more would be waited for.
  static let recordLimit = 1_000

  /// Whether there are members whose records were not read.
  var isPartial: Bool { count > Self.recordLimit }

  /// Reads the records of the members.
  ///
  /// - Complexity: O(members), and the records of ``recordLimit`` of them at most.
  init(
    of members: some Collection<NodeIndex>, of cohort: CohortIndex, in graph: LineageGraph
  ) {
    let whole = graph[cohort]
    name = whole.isInferred ? "inferred" : whole.label ?? whole.id.text
    count = members.count
    size = max(whole.size ?? 0, whole.members.count)
    fertile = members.count { !graph.children(of: $0).isEmpty }
    var difficulties: [Double] = []
    var counts: [String: Int] = [:]
    var words: [String] = []
    for member in members.prefix(Self.recordLimit) {
      let record = graph[member]
      if let difficulty = record.difficulty, difficulty.isFinite {
        difficulties.append(difficulty)
      }
      guard let directive = record.directive else { continue }
      let word = String(directive.prefix { !$0.isWhitespace })
      if counts.updateValue(counts[word, default: 0] + 1, forKey: word) == nil {
        words.append(word)
      }
    }
    difficulties.sort()
    let middle = difficulties.count / 2
    difficulty = difficulties.first.map { least in
      let upper = difficulties[middle]
      let lower = difficulties.count % 2 == 0 ? difficulties[middle - 1] : upper
      return (least, lower / 2 + upper / 2, difficulties[difficulties.count - 1])
    }
    let counted = words.enumerated().map { ($0, word: $1, count: counts[$1, default: 0]) }
    directives = counted.sorted { ($1.count, $0.0) < ($0.count, $1.0) }
      .map { ($0.word, $0.count) }
  }
}

extension CohortFacts {
  /// `5 members`, or `3 of 5 members` where others stand elsewhere.
  var countText: String { count == size ? "\(count) members" : "\(count) of \(size) members" }

  /// What was done, the most frequent first: `4 harden/grow, 2 harden/patch`.
  var directiveText: String {
    directives.map { "\($0.count) \($0.word)" }.joined(separator: ", ")
  }

  /// `0.31–0.44 median 0.38`, or the one difficulty that all have.
  func difficultyText(_ glyphs: Glyphs) -> String? {
    guard let (least, median, greatest) = difficulty else { return nil }
    let some = isPartial ? " of the first \(Self.recordLimit)" : ""
    guard least < greatest else { return least.shortText + some }
    return "\(least.shortText)\(glyphs.range)\(greatest.shortText) median \(median.shortText)"
      + some
  }

  /// `2/5 have children`.
  var fertileText: String { "\(fertile)/\(count) \(fertile == 1 ? "has" : "have") children" }
}
