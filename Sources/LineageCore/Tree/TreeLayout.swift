// SPDX-License-Identifier: MIT

/// The rows of a tree as they are shown: an outline with some of it folded.
///
/// A row costs 20 bytes; symbols and texts are made for what is on the screen only.
public struct TreeLayout: Sendable {
  /// The outline that the rows are of.
  public let outline: TreeOutline

  /// Whether the trunk runs straight down.
  public let hasTrunk: Bool

  /// The greatest indent of the rows.
  public internal(set) var deepestIndent: Int

  /// How many rows stand for members of cohorts.
  public internal(set) var cohortRowCount: Int

  var rows: [StoredRow]
  /// For each node its full row; below -1, turned around, the folded row of its cohort.
  var rowOfNode: [Int32]
  /// Who belongs together; `nil` where cohorts have no rows.
  let groups: SiblingGroups?

  /// The deepest plain tree that is drawn without a trunk unless asked.
  public static let deepestWithoutTrunk = 20

  /// How the trunk is drawn.
  public enum Trunk: String, Hashable, Sendable, CaseIterable {
    /// Where the plain tree would be indented by more than 20 levels.
    case auto
    /// Always.
    case on
    /// Never.
    case off
  }

  /// Lays out the rows of an outline.
  ///
  /// - Complexity: O(*n* / 64 + rows).
  public init(_ outline: TreeOutline, expansion: Expansion, trunk: Trunk = .auto) {
    self.init(outline, nil, expansion, trunk)
  }

  /// Lays out the rows of the same outline anew.
  ///
  /// - Complexity: O(*n* / 64 + rows).
  public mutating func layOut(_ expansion: Expansion, trunk: Trunk) {
    // Given back first: there would be millions of rows twice.
    (rows, rowOfNode) = ([], [])
    self = TreeLayout(outline, groups, expansion, trunk)
  }

  private init(
    _ outline: TreeOutline, _ groups: SiblingGroups?, _ expansion: Expansion, _ trunk: Trunk
  ) {
    self.outline = outline
    self.groups = expansion.cohortRows == .none ? nil : groups ?? SiblingGroups(outline)
    hasTrunk =
      switch trunk {
      case .auto: outline.plainIndent > Self.deepestWithoutTrunk
      case .on: true
      case .off: false
      }
    let builder = LayoutBuilder(outline, self.groups, expansion, hasTrunk: hasTrunk)
    rows = builder.rows
    rowOfNode = builder.numbers
    deepestIndent = builder.deepestIndent
    cohortRowCount = builder.cohortRowCount
  }
}

extension TreeLayout {
  /// How many rows are shown.
  ///
  /// - Complexity: O(1).
  public var count: Int { rows.count }

  /// A row.
  ///
  /// - Complexity: O(1).
  public subscript(row: Row) -> TreeRow {
    let stored = rows[row.position]
    let flags = stored.flags
    return TreeRow(
      node: stored.node,
      parent: stored.parent < 0 ? nil : Row(Int(stored.parent)),
      indent: Int(stored.indent),
      kind: Self.kind(flags),
      isContinuation: flags.contains(.continuation),
      fold: !flags.contains(.foldable) ? .none : flags.contains(.open) ? .open : .folded)
  }

  /// The node of a row that is a snapshot's own, or the first member for a cohort's; `nil` for a row that
  /// refers to another.
  ///
  /// - Complexity: O(1).
  public func ownNode(of row: Row) -> NodeIndex? {
    let stored = rows[row.position]
    return stored.flags.isDisjoint(with: [.repeated, .cut, .stretch]) ? stored.node : nil
  }

  /// The rows that have something folded away under them, in their order.
  ///
  /// - Complexity: O(rows).
  public var foldedRows: [Row] {
    rows.indices.filter { rows[$0].flags.intersection([.foldable, .open]) == .foldable }
      .map { Row($0) }
  }

  /// The nodes that have full rows, in the order of these.
  ///
  /// - Complexity: O(rows).
  public var fullNodes: [NodeIndex] {
    var full: [NodeIndex] = []
    full.reserveCapacity(min(count, outline.nodeCount))
    for row in rows where row.flags.isDisjoint(with: [.repeated, .cut, .stretch, .cohort]) {
      full.append(row.node)
    }
    return full
  }

  private static func kind(_ flags: StoredRow.Flags) -> TreeRow.Kind {
    if flags.contains(.stretch) { return .stretch }
    if flags.contains(.cohort) { return .cohort }
    return flags.contains(.cut) ? .cut : flags.contains(.repeated) ? .repeated : .full
  }

  /// The full row of a node; `nil` where it is out of view or folded away.
  ///
  /// - Complexity: O(1).
  public func row(of node: NodeIndex) -> Row? {
    let row = rowOfNode[node.position]
    return row < 0 ? nil : Row(Int(row))
  }

  /// The folded row that stands for a node and other members of its cohort; `nil` where there is none.
  ///
  /// - Complexity: O(1).
  public func foldedCohortRow(of node: NodeIndex) -> Row? {
    let row = rowOfNode[node.position]
    return row < -1 ? Row(Int(-2 - row)) : nil
  }

  /// The full row of a node, or of the nearest one above it that is shown: perhaps the row that stands
  /// for it and other members of its cohort.
  ///
  /// - Complexity: O(levels).
  public func nearestRow(of node: NodeIndex) -> Row? {
    var next: NodeIndex? = outline.contains(node) ? node : nil
    while let node = next {
      if let row = row(of: node) ?? foldedCohortRow(of: node) { return row }
      next = outline.placement(of: node)
    }
    return nil
  }
}
