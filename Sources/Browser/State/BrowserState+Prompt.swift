// SPDX-License-Identifier: MIT

import LineageCore
import Screen

extension BrowserState {
  /// Opens a line to type on.
  mutating func startPrompt(_ purpose: Prompt.Purpose) {
    input.prompt = Prompt(
      purpose: purpose, view: view, cursor: cursor, firstRow: firstRow, search: search)
  }

  /// Takes in a key of a line being typed.
  mutating func edit(_ key: Key) -> [Effect] {
    guard var prompt = input.prompt else { return [] }
    let isCanceled = key == .escape || key == .control("c")
    if isCanceled || key == .backspace && prompt.text.isEmpty {
      input.prompt = nil
      cancel(prompt)
      return []
    }
    switch key {
    case .enter:
      input.prompt = nil
      if prompt.purpose == .findID { message = nil }
      return finish(prompt)
    case .tab where [.filter, .verb].contains(prompt.purpose): complete(&prompt)
    case .up, .control("p"): recall(&prompt, isBack: true)
    case .down, .control("n"): recall(&prompt, isBack: false)
    case .control("z"): return [.suspend]
    case .control("l"): return [.redraw]
    default: guard prompt.line.edit(key) else { return [] }
    }
    prompt.mistake = nil
    input.prompt = prompt
    preview(prompt)
    return []
  }

  /// Shows at once where a search leads.
  mutating func preview(_ prompt: Prompt) {
    switch prompt.purpose {
    case .search:
      hunt = nil
      message = nil
      goBack(to: prompt)
      search = Search(prompt.text)
      if !prompt.text.isEmpty { goToMatch(isForward: true, staysOnMatch: true, remembering: false) }
    case .searchPage: searchPage(Search(prompt.text), from: pages.last?.cursor ?? 0)
    case .findID:
      guard let view, !prompt.text.isEmpty else { return }
      let found = view.graph.nodes(withPrefix: prompt.text)
      message = Message(text: found.count.counted("snapshot"), isError: found.isEmpty)
    case .filter, .tag, .pipe, .verb: break
    }
  }

  /// Shows everything as it was when the prompt came up.
  mutating func goBack(to prompt: Prompt) {
    view = prompt.view
    cursor = prompt.cursor
    firstRow = prompt.firstRow
  }

  private mutating func cancel(_ prompt: Prompt) {
    message = nil
    guard prompt.purpose == .search else { return }
    hunt = nil
    goBack(to: prompt)
    search = prompt.search
  }

  private mutating func finish(_ prompt: Prompt) -> [Effect] {
    switch prompt.purpose {
    case .search:
      let (found, row) = (view, cursor)
      let isElsewhere = found?.place(of: row) != prompt.view?.place(of: prompt.cursor)
      goBack(to: prompt)
      // A search that still goes on jumps when it has found something.
      if hunt != nil { hunt?.remembers = true }
      if isElsewhere { remember() }
      (view, cursor) = (found, row)
      return remember(prompt)
    case .searchPage: return remember(prompt)
    case .findID: find(prompt.text)
    case .filter: return remember(prompt) + ask(prompt)
    case .tag: return finishTagging(prompt.text)
    case .pipe: return remember(prompt) + pipe(prompt.text)
    case .verb: return remember(prompt) + runVerb(prompt.text)
    }
    return []
  }

  private mutating func find(_ prefix: String) {
    guard let view, !prefix.isEmpty else { return }
    let exact = view.graph.node(for: SnapshotID(prefix)).map { [$0] }
    let found = exact ?? view.graph.nodes(withPrefix: prefix)
    if found.count == 1 {
      jump(to: found[0])
    } else if found.isEmpty {
      message = Message(text: "no id begins with \(prefix)", isError: true)
    } else {
      let named = view.graph.list(of: found)
      message = Message(text: "\(prefix) is the beginning of \(named)", isError: true)
    }
  }
}

// Lines that were typed before.
extension BrowserState {
  /// Keeps a line for later.
  private mutating func remember(_ prompt: Prompt) -> [Effect] {
    guard !prompt.text.allSatisfy(\.isWhitespace) else { return [] }
    let change = UserState.Change.line(.init(prompt: prompt.purpose.sign, text: prompt.text))
    user.apply(change)
    return [.save([change])]
  }

  /// Shows the line that was typed before this one, or after it.
  private func recall(_ prompt: inout Prompt, isBack: Bool) {
    let lines = user.lines.filter { $0.prompt == prompt.purpose.sign }.map(\.text)
    let place = (prompt.recalled ?? lines.count) + (isBack ? -1 : 1)
    guard place >= 0, place <= lines.count else { return }
    if prompt.recalled == nil { prompt.typed = prompt.text }
    prompt.recalled = place < lines.count ? place : nil
    prompt.text = place < lines.count ? lines[place] : prompt.typed
  }
}
