// SPDX-License-Identifier: MIT

import LineageCore

/// The functions of the query language by their definitions, over sets of ids.
extension NaiveLineage {
  typealias IDs = Set<SnapshotID>

  var all: IDs { Set(ids) }
  var present: IDs { all.filter { !isMissing($0) } }

  func step(_ nodes: IDs, _ count: Int, _ next: (SnapshotID) -> [SnapshotID]) -> IDs {
    (0..<count).reduce(nodes) { nodes, _ in Set(nodes.flatMap(next)) }
  }

  func above(_ nodes: IDs, within limit: Int = .max) -> IDs {
    nodes.reduce(nodes) { $0.union(ancestors($1, within: limit)) }
  }

  func below(_ nodes: IDs, within limit: Int = .max) -> IDs {
    nodes.reduce(nodes) { $0.union(descendants($1, within: limit)) }
  }

  func primaryAncestors(_ nodes: IDs, within limit: Int) -> IDs {
    (0..<min(limit, ids.count)).reduce(nodes) { reached, _ in
      reached.union(reached.compactMap { parents($0).first })
    }
  }

  func roots(_ nodes: IDs) -> IDs {
    nodes.filter { ancestors($0).subtracting(cycle($0)).isDisjoint(with: nodes) }
  }

  func heads(_ nodes: IDs) -> IDs {
    nodes.filter { descendants($0).subtracting(cycle($0)).isDisjoint(with: nodes) }
  }

  func siblings(_ nodes: IDs) -> IDs {
    all.filter { id in
      nodes.contains { $0 != id && !Set(parents($0)).isDisjoint(with: parents(id)) }
    }
  }

  func coparents(_ nodes: IDs) -> IDs {
    all.filter { id in
      nodes.contains { $0 != id && !Set(children($0)).isDisjoint(with: children(id)) }
    }
  }

  func connected(_ nodes: IDs, within domain: IDs) -> IDs {
    var reached = nodes.intersection(domain)
    while true {
      let next = reached.flatMap { parents($0) + children($0) }.filter(domain.contains)
      if reached.isSuperset(of: next) { return reached }
      reached.formUnion(next)
    }
  }

  func commonAncestors(_ nodes: IDs) -> IDs {
    if nodes.isEmpty { return [] }
    return all.filter { id in nodes.allSatisfy { $0 == id || ancestors($0).contains(id) } }
  }

  func dominated(_ nodes: IDs) -> IDs {
    var reached = roots(all).subtracting(nodes)
    while true {
      let next = Set(reached.flatMap(children)).subtracting(nodes)
      if reached.isSuperset(of: next) { return all.subtracting(reached) }
      reached.formUnion(next)
    }
  }

  /// How many edges the shortest way down has; `nil` where there is none.
  func distance(from starts: IDs, to ends: IDs) -> Int? {
    (0...ids.count).first { !below(starts, within: $0).isDisjoint(with: ends) }
  }

  func mates(_ nodes: IDs) -> IDs {
    cohorts.map(\.members).filter { !$0.isDisjoint(with: nodes) }.reduce(nodes) { $0.union($1) }
  }

  func cohortMembers(recorded: Bool) -> IDs {
    cohorts.filter { ($0.recorded != nil) == recorded }.reduce(into: []) {
      $0.formUnion($1.members)
    }
  }
}
