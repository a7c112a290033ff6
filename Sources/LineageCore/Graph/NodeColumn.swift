// SPDX-License-Identifier: MIT

/// A node for each node, or none: four bytes each, where an array of optionals takes eight.
struct NodeColumn: Hashable, Sendable {
  private static let none = UInt32.max

  private var rawValues: [UInt32]

  /// Creates a column that has no node for any of so many.
  init(count: Int) { rawValues = Array(repeating: Self.none, count: count) }

  var isEmpty: Bool { rawValues.isEmpty }

  /// The node at a position.
  subscript(position: Int) -> NodeIndex? {
    get {
      let rawValue = rawValues[position]
      return rawValue == Self.none ? nil : NodeIndex(Int(rawValue))
    }
    set { rawValues[position] = newValue?.rawValue ?? Self.none }
  }
}
