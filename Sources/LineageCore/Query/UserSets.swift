// SPDX-License-Identifier: MIT

/// What the user, and no file of the store, says of snapshots.
public struct UserSets: Sendable {
  /// The snapshots with each tag.
  public var tags: [String: NodeSet] = [:]

  /// The snapshots that were noticed, and not yet looked at.
  public var unseen: NodeSet

  /// What was written later, in nanoseconds since 1970, is new, too; `nil` where `unseen` has all.
  public var seenUntil: Int64?

  /// What is selected; `nil` where nothing is.
  public var selection: NodeSet?

  /// Creates sets of somebody who has seen everything, and tagged nothing.
  public init(of graph: LineageGraph) { unseen = graph.noNodes }
}

extension QueryFunction {
  static let user: [QueryFunction] = [
    QueryFunction(
      "tag", [.pattern],
      "those with a tag that matches: `stemma tag` and T in the browser give them",
      example: "tag(keep)"
    ) { call throws(QueryFailure) in
      let pattern = call.pattern()
      return try call.userSets().tags.reduce(call.graph.noNodes) { nodes, tag in
        pattern.matches(tag.key) ? nodes.union(tag.value) : nodes
      }
    },
    QueryFunction(
      "new", [], "those that came since you left the browser, and were not looked at since",
      example: "new() & leaves()", cost: .records
    ) { call throws(QueryFailure) in
      let sets = try call.userSets()
      guard let last = sets.seenUntil else { return sets.unseen }
      return try await call.nodes(whereRecord: { $0.observed ?? .min > last }).union(sets.unseen)
    },
    QueryFunction("sel", [], "those that are selected in the browser", example: "sel()+") {
      call throws(QueryFailure) in
      guard let selection = try call.userSets().selection else {
        throw call.refusal(
          .argument, "nothing is selected", ["Space, v and V in the browser select"])
      }
      return selection
    },
  ]
}

extension QueryCall {
  fileprivate func userSets() throws(QueryFailure) -> UserSets {
    guard let sets = scope.user else {
      throw refusal(.name, "nobody says whose tags and visits are meant", [])
    }
    return sets
  }
}
