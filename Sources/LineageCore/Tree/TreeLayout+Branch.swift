// SPDX-License-Identifier: MIT

extension TreeLayout {
  /// Lays out a row and what stands under it anew, where an expansion differs from the last one there
  /// and nowhere else.
  ///
  /// What follows is only moved, which takes a fraction of laying out all. A row that refers to another
  /// has nothing under it: nothing is done.
  ///
  /// - Returns: The positions of the row and of what stands under it now.
  /// - Complexity: O(*n* + rows), as passes over neighboring memory.
  @discardableResult
  public mutating func layOut(branch row: Row, _ expansion: Expansion) -> Range<Int> {
    guard let places = places(of: row) else { return row.position..<row.position + 1 }
    let old = row.position..<end(ofBranch: row)
    let stored = rows[row.position]
    let builder = LayoutBuilder(
      LayoutBuilder.Branch(
        places: places, row: stored, start: Int32(row.position), depth: depth(of: stored.node)),
      of: outline, groups, expansion, hasTrunk: hasTrunk)
    let hadDeepest = rows[old].reduce(0) { max($0, Int($1.indent)) } == deepestIndent
    cohortRowCount += builder.cohortRowCount - rows[old].count { $0.flags.contains(.cohort) }
    rows.replaceSubrange(old, with: builder.rows)
    move(from: old.lowerBound + builder.rows.count, by: builder.rows.count - old.count, under: row)
    renumber(builder.numbers, instead: old, by: builder.rows.count - old.count)
    deepestIndent =
      hadDeepest
      ? rows.reduce(0) { max($0, Int($1.indent)) } : max(deepestIndent, builder.deepestIndent)
    return old.lowerBound..<old.lowerBound + builder.rows.count
  }

  /// The place of a row's node, or those of the members of its cohort; `nil` for a row that refers to
  /// another.
  private func places(of row: Row) -> Range<Int>? {
    let stored = rows[row.position]
    guard stored.flags.isDisjoint(with: [.repeated, .cut]) else { return nil }
    let place = groups?.place(of: stored.node) ?? outline.place(of: stored.node)
    guard let groups, stored.flags.contains(.cohort) else { return place..<place + 1 }
    return groups.group(from: place)
  }

  /// How deep a node is, from 1.
  private func depth(of node: NodeIndex) -> Int32 {
    sequence(first: node) { outline.placement(of: $0) }.reduce(0) { depth, _ in depth + 1 }
  }

  /// The first row after one that does not stand under it.
  private func end(ofBranch row: Row) -> Int {
    var end = row.position + 1
    while end < rows.count, rows[end].parent >= row.position { end += 1 }
    return end
  }

  /// Tells rows that what they hang from has moved, if it stands after a row.
  private mutating func move(from start: Int, by distance: Int, under row: Row) {
    let (row, distance) = (Int32(row.position), Int32(distance))
    if distance == 0 { return }
    for place in start..<rows.count {
      if rows[place].parent > row { rows[place].parent += distance }
      if rows[place].owner > row { rows[place].owner += distance }
    }
  }

  /// Notes where rows are that stand instead of some others, and that those after them have moved.
  private mutating func renumber(_ made: [Int32], instead old: Range<Int>, by distance: Int) {
    for node in rowOfNode.indices {
      let number = rowOfNode[node]
      let place = Int(number >= 0 ? number : -2 - number)
      if made[node] != -1 {
        rowOfNode[node] = made[node]
      } else if place >= old.upperBound {
        rowOfNode[node] = Int32(number >= 0 ? place + distance : -2 - place - distance)
      } else if place >= old.lowerBound {
        rowOfNode[node] = -1
      }
    }
  }
}
