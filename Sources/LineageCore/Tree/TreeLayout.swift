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
  public private(set) var deepestIndent = 0

  private var rows: [StoredRow] = []
  /// For each node its full row; below -1, turned around, the folded row of its cohort.
  private var rowOfNode: [Int32]

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

  /// The rows that stand for members of cohorts.
  var cohorts = CohortRowTable()

  struct Flags: OptionSet {
    let rawValue: UInt8
    static let repeated = Flags(rawValue: 1)
    static let cut = Flags(rawValue: 2)
    static let continuation = Flags(rawValue: 4)
    /// The branch that leads to this row goes on below what stands under the row.
    static let goesOn = Flags(rawValue: 8)
    static let foldable = Flags(rawValue: 16)
    static let open = Flags(rawValue: 32)
    static let stretch = Flags(rawValue: 64)
    static let cohort = Flags(rawValue: 128)
  }

  /// Lays out the rows of an outline.
  ///
  /// - Complexity: O(*n* / 64 + rows).
  public init(_ outline: TreeOutline, expansion: Expansion, trunk: Trunk = .auto) {
    self.outline = outline
    hasTrunk =
      switch trunk {
      case .auto: outline.plainIndent > Self.deepestWithoutTrunk
      case .on: true
      case .off: false
      }
    rowOfNode = Array(repeating: -1, count: outline.graph.count)
    addRows(expansion)
    cohorts.finish()
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

  private static func kind(_ flags: Flags) -> TreeRow.Kind {
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

extension TreeLayout {
  /// The symbols before a row's text, with its own mark last.
  ///
  /// Every level but the row's own takes one symbol. Where a row is indented by more than `levels`,
  /// or older levels are left out by `firstLevel`, one symbol stands for them and tells how many.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - levels: How many levels to draw at most.
  ///   - firstLevel: How many of the oldest levels to leave out.
  /// - Returns: The symbols from left to right.
  /// - Complexity: O(`levels`).
  public func symbols(of row: Row, levels: Int = .max, firstLevel: Int = 0) -> [RowSymbol] {
    let indent = Int(rows[row.position].indent)
    let hidden = min(indent, max(firstLevel, levels < indent ? indent - levels : 0))
    var symbols = [mark(of: row)]
    var branch = row.position
    var level = indent
    while level > hidden {
      symbols.append(levelSymbol(at: branch, isOwn: level == indent))
      branch = Int(rows[branch].owner)
      level -= 1
    }
    if hidden > 0 { symbols.append(.foldedRails(hidden)) }
    return symbols.reversed()
  }

  private func mark(of row: Row) -> RowSymbol {
    let flags = rows[row.position].flags
    if flags.contains(.stretch) { return .stretch }
    if flags.contains(.cut) { return .cut }
    if flags.contains(.repeated) { return .repeated }
    if flags.contains(.cohort) { return .cohort(isOpen: flags.contains(.open)) }
    let isContinuation = flags.contains(.continuation)
    if outline.graph.isMissing(rows[row.position].node) {
      return isContinuation ? .missingContinuation : .missing
    }
    return isContinuation ? .continuation : .node
  }

  private func levelSymbol(at branch: Int, isOwn: Bool) -> RowSymbol {
    let goesOn = rows[branch].flags.contains(.goesOn)
    guard isOwn, !rows[branch].flags.contains(.continuation) else { return goesOn ? .rail : .space }
    return goesOn ? .fork : .corner
  }
}

extension TreeLayout {
  /// A row as it is kept.
  private struct StoredRow {
    let node: NodeIndex
    let parent: Int32
    /// The row, one level further out, from which the branch leads to this one.
    let owner: Int32
    let indent: Int32
    let flags: Flags

    init(_ row: Pending) {
      node = row.node
      parent = row.parent
      owner = row.owner
      indent = row.indent
      flags = row.flags
    }
  }

  /// A row that is still to be added.
  struct Pending {
    var node: NodeIndex
    var parent: Int32
    var owner: Int32
    var indent: Int32
    var level: Int
    var flags: Flags
  }

  private mutating func addRows(_ expansion: Expansion) {
    let hasCohorts = expansion.cohortRows != .none
    let groups = hasCohorts ? topGroups() : nil
    var pending =
      groups
      ?? outline.top.reversed().map {
        Pending(node: $0, parent: -1, owner: -1, indent: 0, level: 0, flags: [])
      }
    if expansion.openLevels == .max {
      rows.reserveCapacity(outline.rowCount + (hasCohorts ? outline.graph.cohortCount : 0))
    }
    while var next = pending.popLast() {
      let row = Int32(rows.count)
      if next.flags.contains(.cohort) { addCohort(&next, at: row, expansion) }
      let isFull = next.flags.isDisjoint(with: [.repeated, .cut, .cohort])
      if isFull, outline.isFoldable(next.node) {
        next.flags.insert(.foldable)
        if expansion.isOpen(next.node, level: next.level) { next.flags.insert(.open) }
      }
      let isStretch = isFull && outline.stretchLength(endingAt: next.node) != nil
      if isStretch { next.flags.insert(.stretch) }
      if isFull, !isStretch { rowOfNode[next.node.position] = row }
      deepestIndent = max(deepestIndent, Int(next.indent))
      rows.append(StoredRow(next))
      guard next.flags.contains(.open) else { continue }
      if hasCohorts, addGroups(under: next, at: row, to: &pending) { continue }
      addRows(under: next, at: row, to: &pending)
    }
  }

  private mutating func addCohort(_ next: inout Pending, at row: Int32, _ expansion: Expansion) {
    let members = cohorts.pop(at: row)
    next.flags.insert(.foldable)
    if expansion.isOpen(cohortRowOf: members) {
      next.flags.insert(.open)
    } else {
      for member in members { rowOfNode[member.position] = -2 - row }
    }
  }

  /// Full rows first, then references, and the trunk last; pushed in the opposite order.
  private func addRows(under upper: Pending, at row: Int32, to pending: inout [Pending]) {
    let (placed, referring) = (outline.placed, outline.references)
    let full = placed.range(of: upper.node.position)
    let references = referring.range(of: upper.node.position)
    let isOnly = full.count == 1 && references.isEmpty
    let trunk =
      isOnly
      ? placed.targets[full.lowerBound] : hasTrunk ? outline.trunk(under: upper.node) : nil
    var next = Pending(
      node: upper.node, parent: row, owner: row, indent: upper.indent + 1, level: upper.level + 1,
      flags: [])
    if let trunk {
      var straight = next
      (straight.node, straight.owner, straight.indent) = (trunk, upper.owner, upper.indent)
      straight.flags = upper.flags.intersection(.goesOn).union(.continuation)
      pending.append(straight)
      next.flags = .goesOn
    }
    for edge in references.reversed() {
      next.node = referring.targets[edge]
      next.flags.insert(outline.isCut(next.node, under: upper.node) ? .cut : .repeated)
      pending.append(next)
      next.flags = .goesOn
    }
    for edge in full.reversed() where placed.targets[edge] != trunk {
      next.node = placed.targets[edge]
      pending.append(next)
      next.flags = .goesOn
    }
  }
}
