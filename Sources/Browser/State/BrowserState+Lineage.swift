// SPDX-License-Identifier: MIT

import LineageCore
import Screen

extension BrowserState {
  /// Takes in a lineage; where there was another one, what was looked at stays in sight.
  mutating func load(_ graph: LineageGraph, _ findings: [Finding]?, _ changes: LineageChanges?) {
    let prompt = input.prompt
    if let prompt { goBack(to: prompt) }
    edition += 1
    let isFirst = view == nil
    let wasOnNewest = isOnNewest
    forgetWhatWasShown()
    guard graph.count > 0 else {
      if let findings { note(findings) }
      let wasEmpty = isEmpty
      show(
        failure: "\(name) has no snapshots. They are shown as soon as there are some: R looks at "
          + "once, ? shows the keys, q quits.")
      isEmpty = true
      endLookingAgain(wasEmpty ? "nothing has changed" : "the files were looked at again")
      return
    }
    failure = nil
    isEmpty = false
    self.changes = changes
    if let changes { user.unseen.formUnion(changes.added.map { graph.id(of: $0) }) }
    replaceView(by: graph)
    showSelection()
    signUnseen()
    if let prompt { goOn(with: prompt) }
    if let text = changes?.text {
      message = Message(text: text)
    } else if isFirst {
      message = Message(text: "? shows the keys, q quits")
    }
    if let changes { follow(changes.added, in: graph, wasOnNewest: wasOnNewest || isFirst) }
    if let findings { note(findings, after: changes?.isEmpty == false ? message?.text : nil) }
    endLookingAgain("the files were looked at again")
  }

  /// Takes in what is the matter with the lineage; errors that were not told yet are, after other
  /// news, and so is that they are gone.
  ///
  /// - Complexity: O(findings).
  mutating func note(_ all: [Finding], after news: String? = nil) {
    let earlierErrors = errorCount
    findings = [:]
    for finding in all {
      if let id = finding.snapshot { findings[id, default: []].append(finding) }
    }
    allFindings = all
    if case .health = pages.last?.content { layOutPage() }
    errorCount = all.count { $0.severity == .error }
    if case .health = pages.last?.content { layOutPage() }
    guard errorCount != earlierErrors else { return }
    // They do not take the place of what has changed.
    let changed = news ?? changes?.text.flatMap { message?.text == $0 ? $0 : nil }
    let texts = [changed, errorText ?? "no errors in this store any more"].compactMap(\.self)
    message = Message(text: texts.joined(separator: "; "), isError: errorCount > 0)
  }

  /// Shows why there is nothing to see.
  mutating func show(failure reason: String) {
    loading = nil
    comparison = nil
    changes = nil
    failure = reason
    isEmpty = false
    view = nil
    narrowings = []
    asked = nil
    overlay = nil
    input.prompt = nil
    // What is about snapshots goes with them.
    pages.removeAll { !$0.needsNoLineage }
  }

  /// Forgets what was known of the lineage that was shown.
  private mutating func forgetWhatWasShown() {
    hunt = nil
    loading = nil
    changes = nil
    inspector.details = [:]
    // The nodes to choose from have other numbers now.
    if case .chooser = overlay { overlay = nil }
  }

  /// Shows the same part of another graph, folded in the same way, with the cursor at its height.
  private mutating func replaceView(by graph: LineageGraph) {
    guard let shown = view else {
      cursor = Row(0)
      firstRow = 0
      view = LineageView(
        graph, options: options, rows: pageRows, changes: changes)
      return
    }
    let height = cursor.position - firstRow
    narrowings = narrowings.compactMap { narrowing in
      narrowing.plan.moved(from: shown.graph, to: graph).map {
        Narrowing(
          plan: $0, place: narrowing.place, firstRow: narrowing.firstRow, isOfEarlierLineage: true)
      }
    }
    let plan = shown.plan.moved(from: shown.graph, to: graph) ?? narrowings.popLast()?.plan
    view = plan.map { LineageView(graph, as: $0, options: options, changes: changes) }
    cursor = view?.row(atOrAbove: cursor, of: shown) ?? Row(0)
    firstRow = cursor.position - height
  }

  /// Goes on with a line that was being typed when another lineage came.
  private mutating func goOn(with prompt: Prompt) {
    var prompt = prompt
    scrollToCursor()
    prompt.view = view
    prompt.cursor = cursor
    prompt.firstRow = firstRow
    input.prompt = prompt
    preview(prompt)
  }

  private var errorText: String? {
    errorCount > 0 ? "\(errorCount.counted("error")) in this store: see stemma check" : nil
  }
}

extension LineageView {
  /// The row of what a row of another view stands for; where that is gone, of the nearest one above
  /// it that is not.
  ///
  /// - Complexity: O(rows above that are gone · log *n*).
  func row(atOrAbove row: Row, of other: LineageView) -> Row {
    var position = row.position
    while position >= 0, position < other.layout.count {
      let place = other.place(of: Row(position))
      if graph.node(for: place.node) != nil { return self.row(of: place) }
      position -= 1
    }
    return Row(0)
  }
}

extension LineageChanges {
  /// The changes in a sentence: `3 snapshots changed since the index: 1 new, 1 altered, 1 gone`;
  /// `nil` where there are none.
  var text: String? {
    if isEmpty { return nil }
    let parts = [(added.count, "new"), (altered.count, "altered"), (gone.count, "gone")]
    let named = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return "\(count.counted("snapshot")) changed since the index: \(named)"
  }
}
