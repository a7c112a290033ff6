// SPDX-License-Identifier: MIT

extension GraphAddition {
  /// The graph with the new nodes.
  ///
  /// - Complexity: O(*n* + *m*).
  func graph(_ records: any SnapshotRecords, deferral: CohortDeferral?) -> LineageGraph {
    let (oldNodes, newNodes) = splice.newPlaces
    var nodes = known.map { $0.map { oldNodes[$0.position] } ?? NodeIndex(0) }
    for (name, node) in zip(names, newNodes) { nodes[Int(name)] = node }

    var parts = LineageParts(records: records)
    parts.ids = ids
    parts.parentEdges = parentEdges(oldNodes, nodes)
    parts.generations = splice.spliced(
      base.generations, names.map { generations[Int($0)] ?? 0 })
    parts.cycles = base.cycles.map { cycle in
      let last = oldNodes[cycle.upperBound.position - 1].position
      return oldNodes[cycle.lowerBound.position]..<NodeIndex(last + 1)
    }
    let entries = names.map { entryOfName[Int($0)] }
    parts.recordNumbers = splice.spliced(
      base.recordNumbers, entries.map { $0.map { draft.entries[$0].number } ?? .none })
    parts.missing = moved(base.missing, oldNodes, zip(newNodes, entries)) { $0?.isMissing ?? true }
    parts.converged = moved(base.converged, oldNodes, zip(newNodes, entries)) {
      $0?.isConverged ?? false
    }
    let newByID = draft.names.texts.sorted(names).map { nodes[Int($0)] }
    parts.nodesByDigits = parts.ids.mergeByDigits(
      base.nodesByDigits.map { oldNodes[$0.position] }, parts.ids.byDigits(newByID))
    // Not the whole of the base is kept for it.
    return parts.graph(deferral: deferral) { [old = base.cohortSource, draft, splice] in
      old.cohorts.table.recorded.merging(
        RecordedCohorts(draft, entries: entries), names: draft.cohortNames, splice)
    }
  }

  private var ids: TextTable {
    var ids = TextTable()
    ids.reserveCapacity(
      texts: splice.count, bytes: base.ids.bytes.count + draft.names.texts.bytes.count)
    splice.forEach {
      ids.append($0, of: base.ids)
    } new: { number in
      let name = Int(names[number])
      ids.append(name..<name + 1, of: draft.names.texts)
    }
    return ids
  }

  private func parentEdges(
    _ oldNodes: [NodeIndex], _ nodes: [NodeIndex]
  ) -> Adjacency<NodeIndex> {
    var edges = Adjacency<NodeIndex>()
    edges.reserveCapacity(
      nodes: splice.count, edges: base.parentEdges.edgeCount + draft.parents.edgeCount)
    splice.forEach { range in
      edges.append(range, of: base.parentEdges) { oldNodes[$0.position] }
    } new: { number in
      edges.appendNode(parents(of: Int(names[number])).lazy.map { nodes[Int($0)] })
    }
    return edges
  }

  /// A set of old nodes by their new numbers, with those new ones for which a condition holds.
  private func moved(
    _ set: NodeSet, _ oldNodes: [NodeIndex], _ new: Zip2Sequence<[NodeIndex], [Int?]>,
    where holds: (LineageDraft.Entry?) -> Bool
  ) -> NodeSet {
    var result = NodeSet(capacity: splice.count)
    for node in set { result.insert(oldNodes[node.position]) }
    for (node, entry) in new where holds(entry.map { draft.entries[$0] }) { result.insert(node) }
    return result
  }
}

extension RecordedCohorts {
  /// What these records say together with new ones.
  ///
  /// - Parameters:
  ///   - new: What new records say, by their order.
  ///   - names: The ids of the cohorts that `new` speaks of.
  ///   - splice: Where the new records go.
  /// - Returns: What all say, the cohorts known before by their old numbers.
  /// - Complexity: O(*n*).
  func merging(_ new: RecordedCohorts, names: TextNumbers, _ splice: Splice) -> RecordedCohorts {
    var numbers = [UInt32?](repeating: nil, count: new.ids.count)
    for cohort in 0..<ids.count {
      let number = ids.withBytes(of: cohort) { names.knownNumber(of: $0) }
      if let number { numbers[Int(number)] = UInt32(cohort) }
    }
    var merged = RecordedCohorts()
    merged.ids = ids
    merged.sizes = sizes
    var renamed: [Int: String] = [:]
    for cohort in 0..<new.ids.count {
      if let number = numbers[cohort].map(Int.init) {
        merged.sizes[number] = max(sizes[number], new.sizes[cohort])
        if let label = new.label(of: cohort, unlessAfter: self, number) { renamed[number] = label }
      } else {
        numbers[cohort] = UInt32(merged.ids.count)
        renamed[merged.ids.count] = new.labels[cohort]
        merged.ids.append(cohort..<cohort + 1, of: new.ids)
        merged.sizes.append(new.sizes[cohort])
      }
    }
    merged.labels = labels.replacing(renamed, count: merged.ids.count)
    splice.forEach { range in
      let edges =
        Int(
          memberships.offsets[range.lowerBound])..<Int(
          memberships.offsets[range.upperBound])
      merged.memberships.append(range, of: memberships) { $0 }
      merged.places += places[edges]
    } new: { number in
      let edges = new.memberships.range(of: number)
      merged.memberships.appendNode(
        new.memberships.targets[edges].lazy.map { numbers[Int($0)] ?? 0 })
      merged.places += new.places[edges]
    }
    return merged
  }

  /// The label of a cohort, where another has none for it, or one that comes after it by bytes.
  private func label(
    of cohort: Int, unlessAfter other: RecordedCohorts, _ number: Int
  ) -> String? {
    guard !labels.isEmpty(cohort) else { return nil }
    let label = labels[cohort]
    let comesFirst =
      other.labels.isEmpty(number)
      || label.compareBytes(to: other.labels[number]) < 0
    return comesFirst ? label : nil
  }
}

extension TextTable {
  /// The texts with others in the place of some, and after the last.
  func replacing(_ replaced: [Int: String], count newCount: Int) -> TextTable {
    guard !replaced.isEmpty else { return self }
    var result = TextTable()
    result.reserveCapacity(texts: newCount, bytes: bytes.count)
    for number in 0..<newCount {
      if let text = replaced[number] {
        result.append(text)
      } else {
        result.append(number..<number + 1, of: self)
      }
    }
    return result
  }
}
