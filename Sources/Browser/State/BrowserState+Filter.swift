// SPDX-License-Identifier: MIT

import LineageCore
import Screen

// Narrowing by a query, which is answered outside.
extension BrowserState {
  /// Asks for what a query names.
  ///
  /// One that is none stays in its prompt, with what is wrong; an empty one, as in less, ends all
  /// narrowing.
  mutating func ask(_ prompt: Prompt) -> [Effect] {
    guard !prompt.text.allSatisfy(\.isWhitespace) else {
      let effects = asked == nil ? [] : cancelAsking()
      if effects.isEmpty || !narrowings.isEmpty { showAll() }
      return effects
    }
    do throws(QueryError) {
      _ = try Query(prompt.text, aliases: aliases)
    } catch {
      correct(prompt, error)
      return []
    }
    return ask(prompt.text, isRefresh: false)
  }

  /// Ends all narrowing; the cursor stays on its snapshot.
  private mutating func showAll() {
    guard !narrowings.isEmpty, let place = view?.place(of: cursor) else {
      message = Message(text: "nothing is narrowed")
      return
    }
    remember()
    endNarrowing()
    jump(to: place)
    message = Message(text: "all is in view again")
  }

  /// Asks again for what is in view, after another lineage was loaded.
  mutating func askAgain() -> [Effect] {
    guard let query = asked?.text ?? view?.query else { return [] }
    return ask(query, isRefresh: asked?.isRefresh ?? true)
  }

  private mutating func ask(_ text: String, isRefresh: Bool) -> [Effect] {
    guard let view else { return [] }
    questionCount += 1
    asked = Asked(
      number: questionCount, text: text, fixed: fixed(text, in: view.graph), isRefresh: isRefresh)
    var user = user
    user.selection = selectedIDs
    return [
      .ask(
        Question(
          number: questionCount, text: text, cursor: cursorNode.map(view.graph.id(of:)), user: user)
      )
    ]
  }

  /// No more selected snapshots than so many are named one by one: a longer line no terminal takes.
  private static let namedLimit = 4_000

  /// A query as it is to be asked again, and elsewhere: where the cursor and the selection are others.
  private func fixed(_ text: String, in graph: LineageGraph) -> String {
    let selected = selectedIDs
    return Query.fixed(
      text, cursor: cursorNode.map(graph.id(of:)), marks: user.marks,
      selection: selected.count > Self.namedLimit ? [] : selected.sorted())
  }

  /// Notes how far a question has got.
  mutating func noteAsking(_ done: Int, of total: Int) {
    asked?.progress = total > 0 ? Double(done) / Double(total) : nil
  }

  mutating func cancelAsking() -> [Effect] {
    asked = nil
    message = Message(text: "not asked any more")
    return [.cancelAsking]
  }

  /// Shows what a question has led to.
  mutating func takeAnswer(
    _ number: Int, edition: Int, _ result: Result<NodeSet, QueryFailure>
  ) -> [Effect] {
    // What was asked of an earlier lineage is asked again when another one has come.
    guard let asked, asked.number == number, edition == self.edition else { return [] }
    self.asked = nil
    // What is asked again is of no use where the view that it was of has been left.
    if asked.isRefresh, view?.query != asked.text { return [] }
    switch result {
    case .success(let nodes): show(nodes, named: asked)
    case .failure(.cancelled): break
    case .failure(.unreadable(let reason)): message = Message(text: reason, isError: true)
    case .failure(.query(var error)):
      nameInLine(&error)
      if input.prompt == nil, error.source == asked.text, !asked.isRefresh {
        startPrompt(.filter)
        input.prompt?.text = asked.text
        if let prompt = input.prompt { correct(prompt, error) }
      } else {
        message = Message(text: error.message, isError: true)
      }
    }
    return []
  }

  /// Names what a part of an id may be in the one line that there is, as the ids alone.
  private func nameInLine(_ error: inout QueryError) {
    guard error.kind == .name, let graph = view?.graph else { return }
    let word = String(decoding: Array(error.source.utf8)[error.place], as: UTF8.self)
    let nodes = graph.nodes(withPrefix: word)
    if nodes.count > 1 { error.hints = [graph.list(of: nodes)] }
  }

  private mutating func show(_ nodes: NodeSet, named asked: Asked) {
    guard !nodes.isEmpty else {
      message = Message(text: "\(asked.text) names nothing here")
      return
    }
    if asked.isRefresh {
      // What was opened besides stays open.
      let revealed = view?.revealed ?? []
      reshow(nodes.union(NodeSet(revealed, capacity: nodes.capacity)), revealed: revealed)
    } else if !narrow(toThose: nodes, namedBy: asked.fixed) {
      message = Message(text: "\(asked.text) names nothing that is in view; u shows more")
    }
  }

  /// Opens a prompt again with what is wrong in it.
  private mutating func correct(_ prompt: Prompt, _ mistake: QueryError) {
    var prompt = prompt
    let whole = VisibleText(prompt.purpose.sign + prompt.text, glyphs: glyphs.characters)
    // Where the line has no room, the place is out of sight unless the cursor is there.
    if whole.columns >= size.columns { prompt.line.move(toByte: mistake.place.upperBound) }
    prompt.mistake = mistake
    input.prompt = prompt
  }
}

// What a filter hides.
extension BrowserState {
  /// Shows the snapshots for which a row stands, and goes to the first of them.
  mutating func openStretch(endingAt end: NodeIndex) {
    guard let view else { return }
    let nodes = view.outline.stretch(endingAt: end)
    showHidden(nodes)
    if let first = nodes.last, let row = self.view?.reveal(first) { cursor = row }
  }

  /// Shows some snapshots besides those that the query names.
  mutating func showHidden(_ nodes: [NodeIndex]) {
    guard let view, var shown = view.outline.scope.nodes else { return }
    for node in nodes { shown.insert(node) }
    reshow(shown, revealed: view.revealed + nodes)
  }

  /// Shows other nodes in the same narrowing, folded in the same way.
  private mutating func reshow(_ nodes: NodeSet, revealed: [NodeIndex]) {
    guard let earlier = view else { return }
    var plan = earlier.plan
    plan.revealed = revealed
    if earlier.query != nil { plan.scope.nodes = nodes } else { plan.scope = .filter(nodes) }
    let next = LineageView(earlier.graph, as: plan, options: options, changes: changes)
    let height = cursor.position - firstRow
    view = next
    cursor = next.row(atOrAbove: cursor, of: earlier)
    firstRow = cursor.position - height
  }

  /// Searches the directive of the cursor's snapshot.
  mutating func searchDirective() {
    guard let graph = view?.graph, let node = cursorNode else { return }
    guard let directive = graph[node].directive else {
      message = Message(text: "nothing is told of what was done to \(graph.shortID(of: node))")
      return
    }
    search = Search(directive: directive)
    goToMatch(isForward: true)
  }
}
