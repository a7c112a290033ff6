// SPDX-License-Identifier: MIT

import LineageCore
import Screen

extension BrowserState {
  /// How many places the history keeps.
  private static let historyLimit = 1000

  /// Remembers where the cursor is before it jumps.
  mutating func remember() {
    guard let view, view.layout.count > 0 else { return }
    let place = view.place(of: cursor)
    history.beforeJump = place
    history.forward = []
    if history.back.last != place { history.back.append(place) }
    if history.back.count > Self.historyLimit { history.back.removeFirst() }
  }

  /// Puts the cursor on a snapshot's full row: opens what hides it, and leaves a narrowed view that
  /// does not hold it.
  mutating func jump(to node: NodeIndex, remembering: Bool = true) {
    guard view != nil else { return }
    if remembering { remember() }
    if view?.outline.scope.showsStretches == true, view?.outline.contains(node) == false {
      showHidden([node])
    } else if view?.outline.contains(node) == false, let graph = view?.graph, !narrowings.isEmpty {
      endNarrowing()
      message = Message(text: "\(graph.shortID(of: node)) is outside: back to all")
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
    var seen: Set<NodeIndex> = []
    let choices =
      cursorNodes
      .flatMap { isParent ? Array(graph.parents(of: $0)) : view.children(of: $0) }
      .filter { seen.insert($0).inserted }
    let name = isOnCohort ? "the cohort" : graph.shortID(of: node)
    guard !choices.isEmpty else {
      message = Message(text: "\(name) has no \(isParent ? "parent" : "children")")
      return
    }
    if let count, !choices.indices.contains(count - 1) {
      let one = isParent ? "1 parent" : "1 child"
      let several = "\(choices.count) \(isParent ? "parents" : "children")"
      message = Message(text: "\(name) has only \(choices.count == 1 ? one : several)")
    } else if let count {
      jump(to: choices[count - 1])
    } else if choices.count == 1 {
      jump(to: choices[0])
    } else {
      let own = cursorNodes
      let relations = choices.map { other in
        own.lazy.compactMap { node in
          graph.reference(from: isParent ? node : other, to: isParent ? other : node)?.role
        }.first ?? ""
      }
      overlay = .chooser(
        Chooser(
          title: "\(isParent ? "Parents" : "Children") of \(name)",
          choices: choices, relations: relations))
    }
  }

  /// Goes through the members of the cohort.
  mutating func goToMate(_ command: Command, count: Int) {
    guard let graph = view?.graph, let node = cursorNode else { return }
    guard let cohort = graph.cohortIndex(of: node),
      let place = graph.members(of: cohort).firstIndex(of: node)
    else {
      message = Message(text: "\(graph.shortID(of: node)) is in no cohort")
      return
    }
    let members = graph.members(of: cohort)
    // The row of a cohort stands above its first member.
    let start = isOnCohort ? place - 1 : place
    let isForward = command == .nextInCohort
    let target =
      isForward ? min(start + count, members.endIndex - 1) : max(place - count, members.startIndex)
    guard isForward ? target > start : target < place else {
      message = Message(text: "this is the \(isForward ? "last" : "first") of its cohort")
      return
    }
    jump(to: members[target])
  }

  /// Goes to the nearest row, down or up, that is the first of another cohort, so many times.
  mutating func goToOtherCohort(isForward: Bool, count: Int) {
    guard let graph = view?.graph, let order = view?.readingOrder(),
      var place = view?.readingPlace(of: cursor)
    else { return }
    var target: NodeIndex?
    for _ in 0..<count {
      let own = graph.cohortIndex(of: order.nodes[place])
      let next = order.firstOfCohort(
        from: place, isForward: isForward, otherThan: own, in: graph)
      guard let next, let nextPlace = order.place(of: next) else { break }
      (target, place) = (next, nextPlace)
    }
    if let target {
      jumpToCohort(of: target)
    } else {
      message = Message(text: "no \(isForward ? "further" : "earlier") cohort in view")
    }
  }

  /// Goes to a member, or to the row of its cohort where that is folded and all else is open.
  private mutating func jumpToCohort(of node: NodeIndex) {
    guard let row = view?.layout.foldedCohortRow(of: node) else { return jump(to: node) }
    remember()
    cursor = row
  }

  /// Goes to a row as it was left: one that refers to another is found under its parent.
  mutating func jump(to place: Place) {
    guard let graph = view?.graph else { return }
    if place.kind == .cohort { return jump(toCohort: place) }
    let shown = place.kind == .full ? place.node : place.under ?? place.node
    guard let node = graph.node(for: shown) else { return }
    jump(to: node, remembering: false)
    guard place.kind != .full else { return }
    changeRows { $0.open(node) }
    cursor = view?.row(of: place) ?? cursor
  }

  /// Goes to the row of a cohort, which stays as it is.
  private mutating func jump(toCohort place: Place) {
    guard let graph = view?.graph, let node = graph.node(for: place.node) else { return }
    if let upper = place.under.flatMap(graph.node(for:)) {
      jump(to: upper, remembering: false)
      changeRows { $0.open(upper) }
    }
    if view?.layout.row(of: node) == nil, view?.layout.foldedCohortRow(of: node) == nil {
      jump(to: node, remembering: false)
    }
    cursor = view?.row(of: place) ?? cursor
  }

  /// Goes back or forward through where the cursor has been.
  mutating func travel(_ command: Command) {
    guard let view, view.layout.count > 0 else { return }
    let here = view.place(of: cursor)
    let isBack = command == .back
    while let place = isBack ? history.back.popLast() : history.forward.popLast() {
      guard place != here, view.graph.node(for: place.node) != nil else { continue }
      if isBack { history.forward.append(here) } else { history.back.append(here) }
      history.beforeJump = here
      jump(to: place)
      return
    }
    message = Message(text: isBack ? "nowhere to go back to" : "nowhere to go forward to")
  }

  /// Sets a mark, or goes to one.
  mutating func finish(_ command: Command, with key: Key) -> [Effect] {
    guard key != .escape, key != .control("c") else { return [] }
    guard case .character(let scalar) = key, scalar.properties.isAlphabetic || scalar == "'" else {
      message = Message(text: "a mark is a letter")
      return []
    }
    let letter = String(Character(scalar))
    if command == .setMark { return setMark(letter) }
    goToMark(letter)
    return []
  }

  private mutating func setMark(_ letter: String) -> [Effect] {
    guard let view, let node = subjectNode, letter != "'" else { return [] }
    let change = UserState.Change.mark(letter, view.graph.id(of: node))
    user.apply(change)
    message = Message(text: "mark \(letter) set on \(view.graph.shortID(of: node))")
    return [.save([change])]
  }

  private mutating func goToMark(_ letter: String) {
    guard let view else { return }
    if letter == "'", let place = history.beforeJump {
      remember()
      jump(to: place)
    } else if letter == "'" {
      message = Message(text: "no jump yet")
    } else if let id = user.marks[letter] {
      if let target = view.graph.node(for: id) {
        jump(to: target)
      } else {
        message = Message(text: "mark \(letter) is on \(id), which is not in this lineage")
      }
    } else {
      message = Message(text: "mark \(letter) is not set")
    }
  }
}

extension LineageView {
  /// The children of a node in the order of their rows under it, then those that have none there.
  ///
  /// - Complexity: O(children).
  fileprivate func children(of node: NodeIndex) -> [NodeIndex] {
    let children = graph.children(of: node)
    guard outline.scope.direction == .descendants else { return Array(children) }
    let all = Set(children)
    let shown = (outline.nodes(under: node) + outline.references(under: node)).filter(all.contains)
    let withRow = Set(shown)
    return shown + children.filter { !withRow.contains($0) }
  }
}
