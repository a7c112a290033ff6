// SPDX-License-Identifier: MIT

/// A condition on a number.
public enum QueryComparison: Hashable, Sendable {
  /// One of the signs, and what it compares with.
  case relation(Relation, Double)
  /// From a number to another, both included.
  case range(ClosedRange<Double>)

  /// The signs.
  public enum Relation: String, Hashable, Sendable, CaseIterable {
    case atLeast = ">="
    case more = ">"
    case atMost = "<="
    case less = "<"
    case equal = "="
    case unequal = "!="
  }

  /// Whether a number meets the condition.
  public func holds(for number: Double) -> Bool {
    switch self {
    case .range(let range): range.contains(number)
    case .relation(.atLeast, let bound): number >= bound
    case .relation(.more, let bound): number > bound
    case .relation(.atMost, let bound): number <= bound
    case .relation(.less, let bound): number < bound
    case .relation(.equal, let bound): number == bound
    case .relation(.unequal, let bound): number != bound
    }
  }
}
