// SPDX-License-Identifier: MIT

import LineageCore
import Screen

extension BrowserState {
  /// How many places the history keeps.
  private static let historyLimit = 1000

  /// Remembers where the cursor is before it jumps.
  mutating func remember() {
    guard let view, let node = cursorNode else { return }
    let id = view.graph.id(of: node)
    history.beforeJump = id
    history.forward = []
    if history.back.last != id { history.back.append(id) }
    if history.back.count > Self.historyLimit { history.back.removeFirst() }
  }

  /// Puts the cursor on a snapshot's full row: opens what hides it, and leaves a narrowed view that
  /// does not hold it.
  mutating func jump(to node: NodeIndex, remembering: Bool = true) {
    guard view != nil else { return }
    if remembering { remember() }
    if view?.outline.contains(node) == false {
      let graph = view?.graph
      show(.everything)
      narrowings = []
      message = Message(text: "\(graph?.shortID(of: node) ?? "It") is outside: back to all")
    }
    guard let row = view?.reveal(node) else { return }
    cursor = row
  }

  /// Goes to a parent or child: straight there with a number, else by a choice where there are
  /// several.
  mutating func goAlongLineage(_ command: Command, count: Int?) {
    guard let view, let node = cursorNode else { return }
    let graph = view.graph
    let isParent = command == .parent
    let choices = Array(isParent ? graph.parents(of: node) : graph.children(of: node))
    let noun = isParent ? "parent" : choices.count == 1 ? "child" : "children"
    guard !choices.isEmpty else {
      message = Message(
        text: "\(graph.shortID(of: node)) has no \(isParent ? "parent" : "children")")
      return
    }
    if let count, !choices.indices.contains(count - 1) {
      message = Message(text: "\(graph.shortID(of: node)) has only \(choices.count) \(noun)")
    } else if let count {
      jump(to: choices[count - 1])
    } else if choices.count == 1 {
      jump(to: choices[0])
    } else {
      let relations = choices.map { other in
        graph.reference(from: isParent ? node : other, to: isParent ? other : node)?.role ?? ""
      }
      overlay = .chooser(
        Chooser(
          title: "\(isParent ? "Parents" : "Children") of \(graph.shortID(of: node))",
          choices: choices, relations: relations))
    }
  }

  /// Goes through the members of the cohort, or to the first member of another one in view.
  mutating func goToCohort(_ command: Command) {
    guard let view, let node = cursorNode else { return }
    let graph = view.graph
    if command == .nextInCohort || command == .previousInCohort {
      guard let cohort = graph.cohortIndex(of: node),
        let place = graph.members(of: cohort).firstIndex(of: node)
      else {
        message = Message(text: "\(graph.shortID(of: node)) is in no cohort")
        return
      }
      let members = graph.members(of: cohort)
      let target = place + (command == .nextInCohort ? 1 : -1)
      guard members.indices.contains(target) else {
        message = Message(text: "this is the \(target < 0 ? "first" : "last") of its cohort")
        return
      }
      jump(to: members[target])
    } else {
      goToOtherCohort(isForward: command == .nextCohort)
    }
  }

  private mutating func goToOtherCohort(isForward: Bool) {
    guard let view, let node = cursorNode else { return }
    let graph = view.graph
    let own = graph.cohortIndex(of: node)
    let order = view.readingOrder
    let here = order.firstIndex(of: node) ?? 0
    let others = isForward ? Array(order[(here + 1)...]) : order[..<here].reversed()
    let found = others.first { node in
      graph.cohortIndex(of: node).map { $0 != own } ?? false
    }
    guard let found, let cohort = graph.cohortIndex(of: found) else {
      message = Message(text: "no \(isForward ? "further" : "earlier") cohort in view")
      return
    }
    jump(to: graph.members(of: cohort).first(where: view.outline.contains) ?? found)
  }

  /// Goes back or forward through where the cursor has been.
  mutating func travel(_ command: Command) {
    guard let view, let node = cursorNode else { return }
    let here = view.graph.id(of: node)
    let isBack = command == .back
    func isElsewhere(_ id: SnapshotID) -> Bool { id != here && view.graph.node(for: id) != nil }
    while let id = isBack ? history.back.popLast() : history.forward.popLast() {
      guard isElsewhere(id), let target = view.graph.node(for: id) else { continue }
      if isBack { history.forward.append(here) } else { history.back.append(here) }
      history.beforeJump = here
      jump(to: target, remembering: false)
      return
    }
    message = Message(text: isBack ? "nowhere to go back to" : "nowhere to go forward to")
  }

  /// Goes to the snapshot whose file was modified last; of equals to the last in the lineage's
  /// order.
  mutating func goToNewest() {
    guard let view else { return }
    let graph = view.graph
    var newest: (observed: Int64, node: NodeIndex)?
    for node in graph.nodes {
      guard let observed = graph[node].observed else { continue }
      if observed >= newest?.observed ?? .min { newest = (observed, node) }
    }
    if let newest {
      jump(to: newest.node)
    } else {
      message = Message(text: "no snapshot here has a file")
    }
  }

  /// Sets a mark, or goes to one.
  mutating func finish(_ command: Command, with key: Key) -> [Effect] {
    guard let view, let node = cursorNode, key != .escape else { return [] }
    guard case .character(let scalar) = key else {
      message = Message(text: "a mark is a letter")
      return []
    }
    let letter = String(Character(scalar))
    if command == .setMark, scalar.properties.isAlphabetic {
      marks[letter] = view.graph.id(of: node)
      message = Message(text: "mark \(letter) set on \(view.graph.shortID(of: node))")
      return [.saveMarks(marks)]
    }
    if command == .goToMark, letter == "'", let id = history.beforeJump {
      if let target = view.graph.node(for: id) { jump(to: target) }
    } else if command == .goToMark, let id = marks[letter] {
      if let target = view.graph.node(for: id) {
        jump(to: target)
      } else {
        message = Message(text: "mark \(letter) is on \(id), which is not in this lineage")
      }
    } else if command == .goToMark {
      message = Message(text: letter == "'" ? "no jump yet" : "mark \(letter) is not set")
    } else {
      message = Message(text: "a mark is a letter")
    }
    return []
  }
}
