// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// Builds a graph from any records, in any order, and tells what is the matter with them.
  ///
  /// Parents without a record become missing nodes; self-references and repeats are left out;
  /// cycles are kept. Where several records have one id, the one counts that has a file, is named
  /// after the id, and whose file comes first, in this order of weight. The graph and the findings
  /// depend on the records, not on their order.
  ///
  /// - Complexity: O(*n* log *n* + *m*).
  public static func build(
    from records: some Sequence<Snapshot>
  ) -> (graph: LineageGraph, findings: [Finding]) {
    let records = Array(records)
    var draft = LineageDraft()
    for (place, record) in records.enumerated() {
      draft.append(record, number: RecordNumber(UInt32(place)))
    }
    func record(_ number: RecordNumber) -> Snapshot { records[Int(number.rawValue)] }
    let (graph, namesakes) = build(from: draft, records: records) {
      record($0).takesPrecedence(over: record($1))
    }
    let duplicates = namesakes.compactMap { namesake in
      Finding.duplicate(record(namesake.number), of: record(namesake.counting))
    }
    let own = graph.nodes.flatMap { node -> [Finding] in
      let number = graph.recordNumber(of: node)
      return number == .none ? [] : record(number).ownParentFindings
    }
    return (graph, (duplicates + own + graph.findings()).inReadingOrder())
  }

  /// A record that does not count, and the one of the same id that does.
  public typealias Namesake = (number: RecordNumber, counting: RecordNumber)

  /// Builds a graph from a draft.
  ///
  /// - Parameters:
  ///   - draft: What the records say of the lineage.
  ///   - records: Where the records are kept.
  ///   - precedes: Whether the first of two records of one id counts, rather than the second.
  /// - Returns: The graph, and the records that do not count.
  /// - Complexity: O(*n* log *n* + *m*).
  public static func build(
    from draft: LineageDraft, records: any SnapshotRecords,
    precedes: (RecordNumber, RecordNumber) -> Bool
  ) -> (graph: LineageGraph, namesakes: [Namesake]) {
    let builder = GraphBuilder(draft, precedes: precedes)
    let graph = builder.graph(records)
    assert({ graph.checkStructure() }() == ())
    return (graph, builder.namesakes)
  }
}

/// The steps from a draft to a graph.
///
/// At first nodes are numbered by the rank of their ids, so that comparing ids is comparing numbers.
private struct GraphBuilder {
  let draft: LineageDraft
  private(set) var namesakes: [LineageGraph.Namesake] = []

  /// For each name the entry that counts, or -1.
  private var entryOfName: [Int32]
  /// The names of the nodes, by rank.
  private var nameOfRank: [UInt32] = []
  private var parents = Adjacency<NodeIndex>()

  init(_ draft: LineageDraft, precedes: (RecordNumber, RecordNumber) -> Bool) {
    self.draft = draft
    entryOfName = Array(repeating: -1, count: draft.names.texts.count)
    choose(precedes)
    rank()
  }

  /// Chooses among the records of each id.
  private mutating func choose(_ precedes: (RecordNumber, RecordNumber) -> Bool) {
    var rivals: [(name: Int, entry: Int32)] = []
    for (place, entry) in draft.entries.enumerated() {
      let name = Int(entry.name)
      if entryOfName[name] < 0 {
        entryOfName[name] = Int32(place)
      } else if precedes(entry.number, draft.entries[Int(entryOfName[name])].number) {
        rivals.append((name, entryOfName[name]))
        entryOfName[name] = Int32(place)
      } else {
        rivals.append((name, Int32(place)))
      }
    }
    namesakes = rivals.map { rival in
      let counting = draft.entries[Int(entryOfName[rival.name])].number
      return (draft.entries[Int(rival.entry)].number, counting)
    }
  }

  /// Sorts the ids that have a record, or are named as a parent by one that counts.
  private mutating func rank() {
    var isUsed = entryOfName.map { $0 >= 0 }
    for entry in entryOfName where entry >= 0 {
      for edge in draft.parents.range(of: Int(entry)) {
        isUsed[Int(draft.parents.targets[edge])] = true
      }
    }
    let used = isUsed.indices.lazy.filter { isUsed[$0] }.map { UInt32($0) }
    nameOfRank = draft.names.texts.sorted(used)
    var rankOfName = [NodeIndex](repeating: NodeIndex(0), count: isUsed.count)
    for (rank, name) in nameOfRank.enumerated() { rankOfName[Int(name)] = NodeIndex(rank) }
    parents.reserveCapacity(nodes: nameOfRank.count, edges: draft.parents.edgeCount)
    for name in nameOfRank {
      let entry = Int(entryOfName[Int(name)])
      let own = entry < 0 ? 0..<0 : draft.parents.range(of: entry)
      parents.appendNode(draft.parents.targets[own].lazy.map { rankOfName[Int($0)] })
    }
  }

  /// Renumbers from ranks to the lineage's order.
  func graph(_ records: any SnapshotRecords) -> LineageGraph {
    let order = LineageOrder(parents: parents)
    var nodes = [NodeIndex](repeating: NodeIndex(0), count: nameOfRank.count)
    for (position, rank) in order.ranks.enumerated() { nodes[rank] = NodeIndex(position) }
    var parts = LineageParts(records: records)
    parts.parentEdges.reserveCapacity(nodes: nodes.count, edges: parents.edgeCount)
    parts.missing = NodeSet(capacity: nodes.count)
    parts.converged = parts.missing
    let entries = order.ranks.map { rank -> Int? in
      let entry = Int(entryOfName[Int(nameOfRank[rank])])
      return entry < 0 ? nil : entry
    }
    for (position, rank) in order.ranks.enumerated() {
      let name = Int(nameOfRank[rank])
      parts.ids.append(name..<name + 1, of: draft.names.texts)
      parts.parentEdges.appendNode(parents[NodeIndex(rank)].lazy.map { nodes[$0.position] })
      let entry = entries[position].map { draft.entries[$0] }
      parts.recordNumbers.append(entry?.number ?? .none)
      if entry?.isMissing ?? true { parts.missing.insert(position: position) }
      if entry?.isConverged ?? false { parts.converged.insert(position: position) }
    }
    parts.generations = order.ranks.map { order.generations[$0] }
    parts.cycles = order.cycles
    parts.nodesByDigits = parts.ids.byDigits(nodes)
    return parts.graph { [draft] in RecordedCohorts(draft, entries: entries) }
  }
}
