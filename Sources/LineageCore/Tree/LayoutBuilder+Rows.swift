// SPDX-License-Identifier: MIT

extension LayoutBuilder {
  /// Makes the rows under all that are open, those above them being there.
  mutating func addRowsUnderOpened() {
    var next = opened(after: nil)
    while let node = next {
      addRows(under: node, at: numbers[node.position])
      if outline.stretchLength(endingAt: node) != nil { numbers[node.position] = -1 }
      next = opened(after: node)
    }
  }

  /// Full rows and those of cohorts first, then references, and the trunk last.
  private mutating func addRows(under node: NodeIndex, at row: Int32) {
    let upper = rows[Int(row - start)]
    let siblings = siblings(under: node)
    let references = outline.references.range(of: node.position)
    let trunk = trunk(among: siblings, isOnly: references.isEmpty)
    var next = row + 1
    var lower = upper.lower(at: row)
    lower.flags = .goesOn
    var place = siblings.lowerBound
    while place < siblings.upperBound {
      let group = group(from: place)
      place = group.upperBound
      if group.lowerBound == trunk { continue }
      if place == siblings.upperBound, references.isEmpty, trunk == nil { lower.flags = [] }
      next = add(group, as: lower, at: next)
    }
    for edge in references {
      if edge == references.upperBound - 1, trunk == nil { lower.flags = [] }
      add(referenceTo: outline.references.targets[edge], under: node, as: lower, at: next)
      next += 1
    }
    if let trunk { _ = add(group(from: trunk), as: upper.straightOn(at: row), at: next) }
  }

  /// Adds the row of a node or of a cohort.
  ///
  /// - Returns: Where the next row goes, after all that stands under it.
  mutating func add(_ group: Range<Int>, as row: StoredRow, at place: Int32) -> Int32 {
    if group.count == 1 { return add(nodes[group.lowerBound], as: row, at: place) }
    var row = row
    row.node = nodes[group.lowerBound]
    row.flags.formUnion([.cohort, .foldable])
    cohortRowCount += 1
    if isShown(row.node) {
      row.flags.insert(.open)
      add(row, at: place)
      return addMembers(group, under: row, at: place)
    }
    add(row, at: place)
    for member in group { numbers[nodes[member].position] = -2 - place }
    return place + 1
  }

  /// Adds the members of a cohort under its row, the trunk last.
  ///
  /// - Returns: Where the next row goes, after all that stands under them.
  private mutating func addMembers(
    _ members: Range<Int>, under upper: StoredRow, at row: Int32
  ) -> Int32 {
    let trunk = hasTrunk ? largest(among: members, areGrouped: false) : nil
    var next = row + 1
    var lower = upper.lower(at: row)
    lower.flags = .goesOn
    for member in members where member != trunk {
      if member == members.upperBound - 1, trunk == nil { lower.flags = [] }
      next = add(nodes[member], as: lower, at: next)
    }
    guard let trunk else { return next }
    return add(nodes[trunk], as: upper.straightOn(at: row), at: next)
  }

  /// Adds a full row, or one that stands for a stretch.
  ///
  /// - Returns: Where the next row goes, after all that stands under it.
  private mutating func add(_ node: NodeIndex, as row: StoredRow, at place: Int32) -> Int32 {
    let count = numbers[node.position]
    numbers[node.position] = place
    var row = row
    row.node = node
    if count > 0 {
      row.flags.formUnion([.foldable, .open])
    } else if outline.isFoldable(node) {
      row.flags.insert(.foldable)
    }
    if outline.stretchLength(endingAt: node) != nil {
      row.flags.insert(.stretch)
      if count == 0 { numbers[node.position] = -1 }
    }
    add(row, at: place)
    return place + 1 + count
  }

  private mutating func add(
    referenceTo node: NodeIndex, under upper: NodeIndex, as row: StoredRow, at place: Int32
  ) {
    var row = row
    row.node = node
    row.flags.insert(outline.isCut(node, under: upper) ? .cut : .repeated)
    add(row, at: place)
  }

  private mutating func add(_ row: StoredRow, at place: Int32) {
    deepestIndent = max(deepestIndent, Int(row.indent))
    rows[Int(place - start)] = row
  }
}

extension LayoutBuilder {
  /// Where the group begins that is drawn as the trunk among siblings.
  private func trunk(among siblings: Range<Int>, isOnly: Bool) -> Int? {
    if siblings.isEmpty { return nil }
    if isOnly, group(from: siblings.lowerBound) == siblings { return siblings.lowerBound }
    return hasTrunk ? largest(among: siblings, areGrouped: true) : nil
  }

  /// Where the last of the largest groups begins; `nil` where that is one node among others, with
  /// nothing under it.
  private func largest(among siblings: Range<Int>, areGrouped: Bool) -> Int? {
    var best = (first: siblings.lowerBound, size: 0)
    var (first, size) = best
    for place in siblings {
      if !areGrouped || isJoined.isEmpty || !isJoined[place] { (first, size) = (place, 0) }
      size += outline.size(of: nodes[place])
      if size >= best.size { best = (first, size) }
    }
    let group = areGrouped ? group(from: best.first) : best.first..<best.first + 1
    let goesOn = group == siblings || group.count > 1 || outline.isFoldable(nodes[best.first])
    return goesOn ? best.first : nil
  }
}
