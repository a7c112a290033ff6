// SPDX-License-Identifier: MIT

/// A step whose measured effect is not the one that its direction says.
public struct Contradiction: Hashable, Sendable {
  /// What was derived.
  public let child: NodeIndex

  /// What it was derived from.
  public let parent: NodeIndex

  /// What the step was to do.
  public let direction: String

  /// What was measured: `difficulty`, or the name of a metric.
  public let measure: String

  /// The value of the parent.
  public let before: Double

  /// The value of the child.
  public let after: Double

  /// Whether it became easier, where it was to become harder.
  public let isEasier: Bool

  /// What is wrong, in few words, as a row has them.
  public var shortText: String { isEasier ? "but easier" : "but harder" }

  /// What is wrong, with its numbers: `harden, but difficulty fell from 0.5 to 0.3`.
  public var text: String {
    "\(direction), but \(measure) \(after < before ? "fell" : "rose") from \(before.shortest) to \(after.shortest)"
  }
}

extension Double {
  /// The shortest text that means the number, whole ones without a fraction.
  fileprivate var shortest: String {
    self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self)
  }
}

extension Contradiction {
  /// What makes it harder, and what makes it easier; every other direction, such as `diversify`,
  /// promises neither.
  private static let promises = ["harden": true, "soften": false]

  /// Words in the names of metrics of which more means that a snapshot is easier: solve rates and the
  /// like.
  private static let wordsOfSuccess = ["solve", "success", "pass"]

  /// Whether more of a metric means that a snapshot is easier, as far as its name tells.
  static func isOfSuccess(_ name: String) -> Bool {
    let name = name.lowercased()
    return wordsOfSuccess.contains { name.contains($0) }
  }

  /// Compares what a direction promises with what came of it; `nil` where they agree, nothing changed, or
  /// something is not known.
  init?(
    _ child: NodeIndex, of parent: NodeIndex, direction: String?, _ measure: String,
    from before: Double?, to after: Double?, moreIsEasier: Bool
  ) {
    guard let direction, let isToBeHarder = Self.promises[direction.lowercased()], let before,
      let after, before.isFinite, after.isFinite, before != after
    else { return nil }
    let isEasier = (after > before) == moreIsEasier
    guard isEasier == isToBeHarder else { return nil }
    self.child = child
    self.parent = parent
    self.direction = direction
    self.measure = measure
    self.before = before
    self.after = after
    self.isEasier = isEasier
  }
}

extension LineageGraph {
  /// How the step from a node's first parent contradicts its direction in difficulty.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - record: Its record, where that is known.
  /// - Returns: The contradiction; `nil` where there is none.
  /// - Complexity: O(1), and two records at most.
  public func contradiction(of node: NodeIndex, record: Snapshot? = nil) -> Contradiction? {
    let record = record ?? self[node]
    guard let direction = record.direction, let difficulty = record.difficulty,
      let parent = primaryParent(of: node)
    else { return nil }
    return Contradiction(
      node, of: parent, direction: direction, "difficulty", from: self[parent].difficulty,
      to: difficulty, moreIsEasier: false)
  }

  /// The same in a metric of which more means that a snapshot is easier.
  public func contradiction(
    of node: NodeIndex, in metric: Metric, record: Snapshot? = nil
  ) -> Contradiction? {
    guard let value = metric[node], let parent = primaryParent(of: node) else { return nil }
    return Contradiction(
      node, of: parent, direction: (record ?? self[node]).direction, metric.name,
      from: metric[parent], to: value, moreIsEasier: true)
  }

  /// All contradictions of a node: in difficulty, and in the metrics whose names say that they are rates of
  /// success.
  ///
  /// - Complexity: O(metrics), and two records at most.
  public func contradictions(of node: NodeIndex, metrics: Metrics?) -> [Contradiction] {
    let record = self[node]
    if record.direction == nil { return [] }
    let rates = (metrics?.all ?? []).filter { Contradiction.isOfSuccess($0.name) }
    return [contradiction(of: node, record: record)].compactMap(\.self)
      + rates.compactMap { contradiction(of: node, in: $0, record: record) }
  }
}
