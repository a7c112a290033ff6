// SPDX-License-Identifier: MIT

/// The steps from an outline to rows, all of them or those of one branch.
///
/// Rows that follow each other belong to nodes that lie far apart in memory, while what stands under
/// a node mostly lies together, as does what stands under its neighbors. So rows are not added one
/// after the other by a walk down each branch: in the order of the nodes those are found that are open,
/// in the opposite order rows are counted, and then each tells those under it where they are.
struct LayoutBuilder {
  let outline: TreeOutline
  let hasTrunk: Bool
  private let expansion: Expansion
  /// What stands under each node, in the places of ``TreeOutline/placed``.
  let nodes: [NodeIndex]
  /// As ``SiblingGroups`` has it; empty where cohorts have no rows.
  let isJoined: [Bool]

  /// The nodes whose rows are open.
  private var opened: NodeSet

  /// A number for each node, below 0 for those without a full row.
  ///
  /// First it is how deep the node is, from 1, or 0 where its row is folded; then how many rows stand
  /// under that row, and last where it is. In the end it is also, turned around and below -1, where the
  /// folded row of its cohort is.
  var numbers: [Int32]

  var rows: [StoredRow] = []
  /// Where the first of the rows stands.
  let start: Int32
  var deepestIndent = 0
  var cohortRowCount = 0

  private init(
    _ outline: TreeOutline, _ groups: SiblingGroups?, _ expansion: Expansion, hasTrunk: Bool,
    start: Int32
  ) {
    self.outline = outline
    self.hasTrunk = hasTrunk
    self.expansion = expansion
    opened = NodeSet(capacity: outline.capacity)
    nodes = groups?.nodes ?? outline.placed.targets
    isJoined = groups?.isJoined ?? []
    numbers = Array(repeating: -1, count: outline.capacity)
    self.start = start
  }

  /// Makes all rows.
  ///
  /// - Complexity: O(*n* / 64 + rows).
  init(
    _ outline: TreeOutline, _ groups: SiblingGroups?, _ expansion: Expansion, hasTrunk: Bool
  ) {
    self.init(outline, groups, expansion, hasTrunk: hasTrunk, start: 0)
    let top = outline.placed.range(of: outline.capacity)
    show(top, depth: 1)
    openAndCount()
    rows = Array(repeating: StoredRow(), count: Int(count(top)))
    var next: Int32 = 0
    var place = top.lowerBound
    while place < top.upperBound {
      let group = group(from: place)
      place = group.upperBound
      next = add(group, as: StoredRow(), at: next)
    }
    addRowsUnderOpened()
  }

  /// The row of a node or a cohort with all under it.
  struct Branch {
    /// The place of the node, or those of the members.
    let places: Range<Int>
    /// The row as it was.
    let row: StoredRow
    /// Where it stands.
    let start: Int32
    /// How deep the nodes are, from 1.
    let depth: Int32
  }

  /// Makes the rows of a branch.
  ///
  /// - Complexity: O(*n* / 64 + rows).
  init(
    _ branch: Branch, of outline: TreeOutline, _ groups: SiblingGroups?, _ expansion: Expansion,
    hasTrunk: Bool
  ) {
    self.init(outline, groups, expansion, hasTrunk: hasTrunk, start: branch.start)
    show(group: branch.places, depth: branch.depth)
    openAndCount()
    rows = Array(repeating: StoredRow(), count: Int(count(group: branch.places)))
    var row = branch.row
    row.flags.formIntersection([.goesOn, .continuation])
    _ = add(branch.places, as: row, at: start)
    addRowsUnderOpened()
  }

  func siblings(under upper: NodeIndex) -> Range<Int> {
    outline.placed.range(of: upper.position)
  }

  /// The places of those that have one row together, the first of which is at a place.
  func group(from first: Int) -> Range<Int> {
    var end = first + 1
    while end < isJoined.count, isJoined[end] { end += 1 }
    return first..<end
  }

  func isShown(_ node: NodeIndex) -> Bool { numbers[node.position] >= 0 }
}

extension LayoutBuilder {
  /// Finds which rows there are, and counts those under each one.
  private mutating func openAndCount() {
    var next = opened(after: nil)
    while let node = next {
      show(siblings(under: node), depth: numbers[node.position] + 1)
      next = opened(after: node)
    }
    next = opened(after: nil, upwards: true)
    while let node = next {
      let references = outline.references.count(of: node.position)
      numbers[node.position] = count(siblings(under: node)) + Int32(references)
      next = opened(after: node, upwards: true)
    }
  }

  /// Of the nodes whose rows are open the next one, so that each comes before those under it, or upwards
  /// after them.
  func opened(after node: NodeIndex?, upwards: Bool = false) -> NodeIndex? {
    upwards == (outline.scope.direction == .ancestors)
      ? opened.first(after: node) : opened.last(before: node)
  }

  private mutating func show(_ siblings: Range<Int>, depth: Int32) {
    var place = siblings.lowerBound
    while place < siblings.upperBound {
      let group = group(from: place)
      show(group: group, depth: depth)
      place = group.upperBound
    }
  }

  /// Notes how deep a node is, or the members of a cohort unless its row is folded.
  private mutating func show(group: Range<Int>, depth: Int32) {
    if group.count > 1, !expansion.isOpen(cohortRowOf: nodes[group]) { return }
    for place in group {
      let node = nodes[place]
      let isOpen = outline.isFoldable(node) && expansion.isOpen(node, level: Int(depth) - 1)
      numbers[node.position] = isOpen ? depth : 0
      if isOpen { opened.insert(node) }
    }
  }

  /// The rows of siblings with all under them.
  private func count(_ siblings: Range<Int>) -> Int32 {
    var count: Int32 = 0
    var place = siblings.lowerBound
    while place < siblings.upperBound {
      let group = group(from: place)
      count += self.count(group: group)
      place = group.upperBound
    }
    return count
  }

  private func count(group: Range<Int>) -> Int32 {
    var count: Int32 = group.count > 1 ? 1 : 0
    guard isShown(nodes[group.lowerBound]) else { return count }
    for place in group { count += 1 + numbers[nodes[place].position] }
    return count
  }
}
