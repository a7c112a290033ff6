// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import LineageStore
import Synchronization

// What pages want to know, found out beside the browser's loop.
extension StoreDesk {
  /// Starts finding out; what was being found out before is given up.
  func find(_ question: PageQuestion) {
    let (store, edition) = state.withLock { state in
      state.finding?.cancel()
      return (state.store, state.edition)
    }
    guard let store else { return }
    let task = start {
      let answer: PageAnswer?
      do throws(StoreError) {
        answer = try await self.answer(to: question, in: store, edition: edition)
      } catch {
        answer = error == .cancelled ? nil : .failure(error.message)
      }
      if let answer { self.report(.found(question, answer)) }
    }
    state.withLock { $0.finding = task }
  }

  private func answer(
    to question: PageQuestion, in store: SnapshotStore, edition: Int
  ) async throws(StoreError) -> PageAnswer {
    switch question {
    case .differences(let subject, nil, let revealsHidden):
      return .differences(
        try store.differenceFromParents(
          of: subject, revealsHidden: revealsHidden, tellsSame: true))
    case .differences(let subject, .some(let origin), let revealsHidden):
      return .differences(
        try store.difference(
          of: subject, from: origin, revealsHidden: revealsHidden, tellsSame: true))
    case .file(let file, let place): return .file(try store.excerpt(ofFile: file, place: place))
    case .verb(let words, let columns): return try output(of: words, columns: columns)
    case .cohort(let member): return try cohort(of: member, question, in: store)
    case .statistics(let part, let end, let asked):
      guard asked == edition else { return .failure("the store has changed: ask again") }
      return try await statistics(of: part, to: end, in: store)
    }
  }

  private func statistics(
    of part: LineagePart, to end: SnapshotID?, in store: SnapshotStore
  ) async throws(StoreError) -> PageAnswer {
    let graph = store.graph
    let nodes =
      switch part {
      case .whole: NodeSet.all(capacity: graph.count)
      case .view(let nodes): nodes
      case .subtree(let id):
        graph.descendantClosure(
          of: NodeSet(graph.node(for: id).map { [$0] } ?? [], capacity: graph.count))
      }
    var scope = QueryScope(of: graph)
    scope.metrics = store.metrics
    do {
      let statistics = try await LineageStatistics(of: nodes, in: scope)
      return .statistics(statistics, path: Self.path(to: end, in: store))
    } catch {
      throw .cancelled
    }
  }

  /// The numbers of the snapshots from a root to one, along first parents.
  private static func path(to end: SnapshotID?, in store: SnapshotStore) -> [PathSeries] {
    let graph = store.graph
    guard let node = end.flatMap(graph.node(for:)) else { return [] }
    let steps = graph.primaryAncestors(of: NodeSet([node], capacity: graph.count)).map(\.self)
    let difficulty = PathSeries("difficulty", steps.map { graph[$0].difficulty })
    return [difficulty]
      + (store.metrics?.all ?? []).map { metric in
        PathSeries(metric.name, steps.map { metric[$0] })
      }
  }
}

// A cohort side by side.
extension StoreDesk {
  /// The worlds of so many members are read at most.
  private static let worldLimit = 500

  /// Tells at once what the lineage knows of a cohort, and then what its files say.
  private func cohort(
    of member: SnapshotID, _ question: PageQuestion, in store: SnapshotStore
  ) throws(StoreError) -> PageAnswer {
    let graph = store.graph
    guard let node = graph.node(for: member), let number = graph.cohortIndex(of: node) else {
      return .failure("\(member) is in no cohort any more")
    }
    let members = Array(graph.members(of: number))
    let metrics = store.metrics?.all ?? []
    let cohort = graph[number]
    let words = [
      cohort.isInferred ? "inferred from the same parents" : cohort.id.text, cohort.label,
    ]
    var sheet = CohortSheet(
      name: words.compactMap(\.self).joined(separator: "  "), metrics: metrics.map(\.name),
      rows: members.map { row(of: $0, in: graph, metrics) })
    report(.found(question, .cohort(sheet)))
    for place in sheet.rows.indices.prefix(Self.worldLimit) {
      if Task.isCancelled { throw .cancelled }
      guard !graph.isMissing(members[place]) else { continue }
      sheet.rows[place].world = try world(of: sheet.rows[place].id, in: store)
    }
    sheet.isComplete = true
    return .cohort(sheet)
  }

  private func row(
    of node: NodeIndex, in graph: LineageGraph, _ metrics: [Metric]
  ) -> CohortSheet.Row {
    let snapshot = graph[node]
    var row = CohortSheet.Row(
      snapshot.id, children: graph.children(of: node).count,
      descendants: graph.descendants(of: node).count, values: metrics.map { $0[node] })
    row.directive = snapshot.directive ?? snapshot.title
    row.difficulty = snapshot.difficulty
    if let own = snapshot.difficulty, let parent = graph.parents(of: node).first,
      let before = graph[parent].difficulty
    {
      row.change = own - before
    }
    return row
  }

  private func world(
    of id: SnapshotID, in store: SnapshotStore
  ) throws(StoreError) -> CohortSheet.World {
    let difference = try store.differenceFromParents(of: id, revealsHidden: false)
    let changes = difference.sections.first { $0.subject == .nodes }?.changes ?? []
    let isNew = { (change: SnapshotDifference.Change) in
      change.kind == .added && change.sources.isEmpty
    }
    return CohortSheet.World(
      gained: changes.filter(isNew).map(\.item),
      lost: changes.filter { $0.kind == .removed }.map(\.item))
  }
}
