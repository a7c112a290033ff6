// SPDX-License-Identifier: MIT

import LineageCore
import Screen

extension BrowserState {
  /// Takes in a key: a part of a line, the letter of a mark, a digit, a part of a sequence.
  mutating func press(_ key: Key) -> [Effect] {
    if input.prompt != nil { return edit(key) }
    message = nil
    if case .paste = key {
      input = Input()
      message = Message(text: "pasted text goes into a prompt: press / & : first")
      return []
    }
    if hunt != nil {
      hunt = nil
      message = Message(text: "not searching any more")
      if key == .escape || key == .control("c") { return [] }
    }
    if let command = input.awaitsLetter {
      input = Input()
      return finish(command, with: key)
    }
    if let effects = useMouse(key) { return effects }
    if chooseByDigit(key) { return [] }
    if let digit = key.digit, input.keys.isEmpty, digit > 0 || input.count != nil {
      input.count = min((input.count ?? 0) * 10 + digit, 9_999_999)
      return []
    }
    input.keys.append(key)
    switch keymap.meaning(of: input.keys, in: mode) {
    case .prefix: return []
    case .command(let command):
      let count = input.count
      input = Input()
      return perform(command, count: count)
    case .nothing:
      let typed = input.keys.map(\.description).joined()
      let wasSequence = input.keys.count > 1
      input = Input()
      if wasSequence, key == .escape { return [] }
      message = Message(text: "\(typed) does nothing here; \(mode.hint)")
      return []
    }
  }

  /// Does what a command asks for.
  mutating func perform(_ command: Command, count: Int?) -> [Effect] {
    if let effects = performOnPage(command, count: count) { return effects }
    if let effects = performInOverlay(command, count: count) { return effects }
    if isOnStretch, isAboutSnapshot(command) {
      message = Message(text: "Enter shows what is hidden here")
      return []
    }
    switch command {
    case .quit: return quit()
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .close: return close()
    case .cancel: return cancel()
    case .help: open(.help(view == nil ? .loading : .tree))
    case .showHealth: open(.health)
    case .showStatistics: return showStatistics()
    case .showCohort: return showCohort()
    case .differences: return compareWithParents()
    case .differencesFromMark: return compareWithMark()
    case .options: overlay = .options(selected: 0)
    case .openInPager: return openInPager()
    case .widen: return view == nil ? [] : widen()
    case .pipe: startPrompt(.pipe)
    case .userCommand: chooseCommand()
    case .verb: startPrompt(.verb)
    case .follow where view != nil || isEmpty: return toggleFollowing()
    case .lookAgain where view != nil || isEmpty: return lookAgain()
    case .newest: return view == nil ? [] : [.findNewest]
    case .copyID, .copyShortID, .copyPath, .copyCohort, .copyCommand, .copyJSON:
      return copy(command)
    default: performInTree(command, count: count)
    }
    return []
  }

  /// Whether the cursor is on a row that stands for what a filter hides.
  private var isOnStretch: Bool { view.map { $0.layout[cursor].kind == .stretch } ?? false }

  /// Whether a command does something with the cursor's snapshot, and not with a selection.
  private func isAboutSnapshot(_ command: Command) -> Bool {
    switch command {
    case .select, .selectCohort, .setMark, .showCohort, .differences, .sameDirective, .treeFromHere,
      .ancestorsFromHere, .pathsFromMark:
      true
    case .tag, .openInPager, .pipe, .userCommand, .copyID, .copyShortID, .copyPath, .copyCohort,
      .copyJSON:
      selectedIDs.isEmpty
    default: false
    }
  }

  private mutating func performInTree(_ command: Command, count: Int?) {
    guard view != nil else { return }
    switch command {
    case .next, .previous, .first, .last, .halfPageDown, .halfPageUp, .pageDown, .pageUp, .center:
      move(command, count: count)
    case .left: foldOrGoUp()
    case .right: unfoldOrGoDown()
    case .toggleFold, .openFold, .closeFold, .openSubtree, .closeSubtree, .openAll, .closeAll:
      fold(command)
    case .foldCohorts: foldCohorts()
    case .parent, .child: goAlongLineage(command, count: count)
    case .nextInCohort, .previousInCohort: goToMate(command, count: count ?? 1)
    case .nextCohort, .previousCohort:
      goToOtherCohort(isForward: command == .nextCohort, count: count ?? 1)
    case .back, .forward: travel(command)
    case .setMark, .goToMark: input.awaitsLetter = command
    case .search, .findID: startPrompt(command == .search ? .search : .findID)
    case .filter: startPrompt(.filter)
    case .sameDirective: searchDirective()
    case .nextMatch, .previousMatch:
      goToMatch(isForward: command == .nextMatch, count: count ?? 1)
    case .select, .selectRange, .selectCohort: select(command)
    case .tag: startTagging()
    case .zoomPane: zoomPane()
    case .sort, .reverse: sortSiblings(command)
    case .treeFromHere, .ancestorsFromHere: narrow(command)
    case .pathsFromMark: narrowToPaths()
    case .enter: enter()
    case .showTree: inspector.isOpen = false
    case .toggleInspector: inspector.isOpen.toggle()
    case .otherPane: switchPane()
    case .scrollDown, .scrollUp: scrollOtherPane(command, count: count)
    default: break
    }
    if !inspector.isOpen { closeInspector() }
  }

  /// Closes what lies on top; the program, where nothing does.
  private mutating func close() -> [Effect] {
    if loading != nil { return [.cancelLoading, .quit] }
    guard inspector.isOpen else { return quit() }
    if inspector.isZoomed { zoomPane() } else { closeInspector() }
    return []
  }

  /// Ends, with a range that is being made as selected as it looked.
  mutating func quit() -> [Effect] {
    endRange()
    return [.quit]
  }

  private mutating func closeInspector() {
    inspector.isOpen = false
    inspector.isZoomed = false
    inspector.hasFocus = false
  }

  private mutating func cancel() -> [Effect] {
    if loading != nil { return [.cancelLoading, .quit] }
    if view == nil { return [.quit] }
    if asked != nil { return cancelAsking() }
    if dropSelection() { return [] }
    if !search.pattern.isEmpty {
      search = Search()
    } else if changes != nil {
      changes = nil
      user.unseen = []
    } else {
      message = Message(text: "q closes, Q quits")
    }
    return []
  }
}

extension Keymap.Mode {
  /// Which keys to try.
  var hint: String {
    switch self {
    case .tree: "? shows the keys"
    case .menu: "Enter chooses, q closes, ? shows the keys"
    case .page: "q closes, ? shows the keys"
    case .loading: "? shows the keys, q quits"
    }
  }
}

extension Key {
  /// The digit that a key writes.
  var digit: Int? {
    guard case .character(let scalar) = self, ("0"..."9").contains(scalar) else { return nil }
    return Int(scalar.value - 48)
  }
}
