// SPDX-License-Identifier: MIT

import LineageCore

// Following a run, and what is new until it is seen.
extension BrowserState {
  /// Follows the store, or does not any more.
  mutating func toggleFollowing() -> [Effect] {
    isFollowing.toggle()
    message = Message(
      text: isFollowing ? "following: the newest stays in sight, F ends" : "not following any more")
    return isFollowing && view != nil ? [.findNewest] : []
  }

  /// Has changes in the store told as long as that is wanted: also where there is nothing to see yet.
  mutating func watchWanted() -> [Effect] {
    let isWanted = isFollowing || isEmpty
    guard isWanted != isWatching else { return [] }
    isWatching = isWanted
    return [.follow(isWanted)]
  }

  /// Has the files looked at.
  mutating func lookAgain() -> [Effect] {
    message = Message(text: Self.lookingText)
    isLookingAgain = true
    return [.lookAgain] + rereadUserState()
  }

  /// Says that the files were looked at, where somebody waits for that and nothing was said yet.
  mutating func endLookingAgain(_ text: String) {
    guard isLookingAgain else { return }
    isLookingAgain = false
    if message == nil || message?.text == Self.lookingText { message = Message(text: text) }
  }

  private static let lookingText = "looking at the files again"

  /// Goes to the newest snapshot, which was asked for.
  mutating func goToNewest(_ id: SnapshotID?) {
    newest = id
    guard let node = id.flatMap({ view?.graph.node(for: $0) }) else {
      message = Message(text: "no snapshot here has a file")
      return
    }
    if node != cursorNode || isOnCohort { jump(to: node) }
  }

  /// Takes in what has come: a cursor that was on the newest snapshot goes on to the one that is
  /// newest now, any other one stays where it is.
  mutating func follow(_ added: NodeSet, in graph: LineageGraph, wasOnNewest: Bool) {
    guard isFollowing, !added.isEmpty else { return }
    var latest: (time: Int64, node: NodeIndex)?
    for node in added {
      let time = graph[node].observed ?? .min
      if (time, node.position) >= (latest?.time ?? .min, latest?.node.position ?? -1) {
        latest = (time, node)
      }
    }
    guard let node = latest?.node else { return }
    newest = graph.id(of: node)
    if wasOnNewest { jump(to: node, remembering: false) }
    let label = graph[node].directive ?? graph[node].title ?? ""
    message = Message(
      text:
        "\(added.count.counted("new snapshot")), the newest \(graph.shortID(of: node))  \(label)")
  }

  /// Whether the cursor is on the newest snapshot.
  var isOnNewest: Bool {
    guard let newest, !isOnCohort, let node = cursorNode else { return false }
    return view?.graph.id(of: node) == newest
  }

  /// Signs what has come since the user was here.
  mutating func note(_ ids: Set<SnapshotID>) {
    user.unseen.formUnion(ids)
    signUnseen()
  }

  /// Signs what was noticed and not looked at.
  mutating func signUnseen() {
    guard let graph = view?.graph else { return }
    let nodes = NodeSet(user.unseen.compactMap { graph.node(for: $0) }, capacity: graph.count)
    if nodes.isEmpty, changes == nil { return }
    var changes =
      changes ?? LineageChanges(added: nodes, altered: graph.noNodes, gone: graph.noNodes)
    changes.added = nodes
    self.changes = changes
    view?.sign(changes)
  }

  /// What the cursor was on and is not any more has been seen.
  mutating func see(_ id: SnapshotID?) {
    guard let id, user.unseen.contains(id), let node = cursorNode, let graph = view?.graph,
      graph.id(of: node) != id || isOnCohort
    else { return }
    user.unseen.remove(id)
    if let seen = graph.node(for: id) { changes?.added.remove(seen) }
    // With very many, the signs above what is folded wait for the next change.
    if let changes, user.unseen.count < 10_000 { view?.sign(changes) }
  }
}
