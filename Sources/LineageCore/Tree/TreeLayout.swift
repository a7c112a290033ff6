// SPDX-License-Identifier: MIT

/// The rows of a tree as they are shown: an outline with some of it folded, as columns.
///
/// A row costs 17 bytes; symbols and texts are made for what is on the screen only.
public struct TreeLayout: Sendable {
  /// The outline that the rows are of.
  public let outline: TreeOutline

  /// Whether the trunk runs straight down.
  public let hasTrunk: Bool

  /// The greatest indent of the rows.
  public private(set) var deepestIndent = 0

  private var nodes: [NodeIndex] = []
  private var parents: [Int32] = []
  /// The rows, one level further out, from which the branches lead to the rows.
  private var owners: [Int32] = []
  private var indents: [Int32] = []
  private var flags: [Flags] = []
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
  public var count: Int { nodes.count }

  /// A row.
  ///
  /// - Complexity: O(1).
  public subscript(row: Row) -> TreeRow {
    let flags = flags[row.position]
    let parent = parents[row.position]
    return TreeRow(
      node: nodes[row.position],
      parent: parent < 0 ? nil : Row(Int(parent)),
      indent: Int(indents[row.position]),
      kind: Self.kind(flags),
      isContinuation: flags.contains(.continuation),
      fold: !flags.contains(.foldable) ? .none : flags.contains(.open) ? .open : .folded)
  }

  /// The node of a row that is a snapshot's own, or the first member for a cohort's; `nil` for a row that
  /// refers to another.
  ///
  /// - Complexity: O(1).
  public func ownNode(of row: Row) -> NodeIndex? {
    let isOwn = flags[row.position].isDisjoint(with: [.repeated, .cut, .stretch])
    return isOwn ? nodes[row.position] : nil
  }

  /// The nodes that have full rows, in the order of these.
  ///
  /// - Complexity: O(rows).
  public var fullNodes: [NodeIndex] {
    var full: [NodeIndex] = []
    full.reserveCapacity(min(count, outline.nodeCount))
    for (node, flags) in zip(nodes, flags)
    where flags.isDisjoint(with: [.repeated, .cut, .stretch, .cohort]) {
      full.append(node)
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
    let indent = Int(indents[row.position])
    let hidden = min(indent, max(firstLevel, levels < indent ? indent - levels : 0))
    var symbols = [mark(of: row)]
    var branch = row.position
    var level = indent
    while level > hidden {
      symbols.append(levelSymbol(at: branch, isOwn: level == indent))
      branch = Int(owners[branch])
      level -= 1
    }
    if hidden > 0 { symbols.append(.foldedRails(hidden)) }
    return symbols.reversed()
  }

  private func mark(of row: Row) -> RowSymbol {
    let flags = flags[row.position]
    if flags.contains(.stretch) { return .stretch }
    if flags.contains(.cut) { return .cut }
    if flags.contains(.repeated) { return .repeated }
    if flags.contains(.cohort) { return .cohort(isOpen: flags.contains(.open)) }
    let isContinuation = flags.contains(.continuation)
    if outline.graph.isMissing(nodes[row.position]) {
      return isContinuation ? .missingContinuation : .missing
    }
    return isContinuation ? .continuation : .node
  }

  private func levelSymbol(at branch: Int, isOwn: Bool) -> RowSymbol {
    let goesOn = flags[branch].contains(.goesOn)
    guard isOwn, !flags[branch].contains(.continuation) else { return goesOn ? .rail : .space }
    return goesOn ? .fork : .corner
  }
}

extension TreeLayout {
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
    while var next = pending.popLast() {
      let row = Int32(nodes.count)
      if next.flags.contains(.cohort) { addCohort(&next, at: row, expansion) }
      let isFull = next.flags.isDisjoint(with: [.repeated, .cut, .cohort])
      if isFull, outline.isFoldable(next.node) {
        next.flags.insert(.foldable)
        if expansion.isOpen(next.node, level: next.level) { next.flags.insert(.open) }
      }
      let isStretch = isFull && outline.stretchLength(endingAt: next.node) != nil
      if isStretch { next.flags.insert(.stretch) }
      if isFull, !isStretch { rowOfNode[next.node.position] = row }
      nodes.append(next.node)
      parents.append(next.parent)
      owners.append(next.owner)
      indents.append(next.indent)
      deepestIndent = max(deepestIndent, Int(next.indent))
      flags.append(next.flags)
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
    let full = outline.nodes(under: upper.node)
    let references = outline.references(under: upper.node)
    let isOnly = full.count == 1 && references.isEmpty
    let trunk = isOnly ? full.first : hasTrunk ? outline.trunk(under: upper.node) : nil
    if let trunk {
      let inherited = upper.flags.intersection(.goesOn).union(.continuation)
      pending.append(
        Pending(
          node: trunk, parent: row, owner: upper.owner, indent: upper.indent,
          level: upper.level + 1, flags: inherited))
    }
    var goesOn: Flags = trunk == nil ? [] : .goesOn
    func branch(_ node: NodeIndex, _ kind: Flags) -> Pending {
      defer { goesOn = .goesOn }
      return Pending(
        node: node, parent: row, owner: row, indent: upper.indent + 1, level: upper.level + 1,
        flags: kind.union(goesOn))
    }
    for node in references.reversed() {
      pending.append(branch(node, outline.isCut(node, under: upper.node) ? .cut : .repeated))
    }
    for node in full.reversed() where node != trunk { pending.append(branch(node, [])) }
  }
}
