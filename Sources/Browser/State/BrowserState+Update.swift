// SPDX-License-Identifier: MIT

import LineageCore
import Screen

extension BrowserState {
  /// Takes in what happened, and returns what is to be done in the world.
  ///
  /// - Complexity: O(rows) at most, but for the arrival of a lineage: O(*n* + *m*).
  public mutating func update(_ action: Action) -> [Effect] {
    var effects: [Effect] = []
    let huntBefore = hunt
    let looked = isOnCohort ? nil : cursorNode.flatMap { node in view?.graph.id(of: node) }
    defer { see(looked) }
    switch action {
    case .key(let key): effects = press(key)
    case .resized(let size):
      self.size = size
      layOutPage()
    case .progressed(let progress): note(progress)
    case .loaded(let graph, let findings, let changes, let metrics, let split):
      self.metrics = metrics
      self.split = split
      load(graph, findings, changes)
      effects = askAgain() + (findings == nil ? [.compare] : [])
    case .checked(let findings): note(findings)
    case .verified:
      loading = nil
      comparison = nil
      endLookingAgain("nothing has changed")
    case .failed(let reason): show(failure: reason)
    case .detailRead(let id, let result): inspector.keep(result, of: id)
    case .asking(let done, let total): noteAsking(done, of: total)
    case .answered(let number, let edition, let result):
      effects = takeAnswer(number, edition: edition, result)
    case .goOn: goOnHunting()
    case .found(let question, let answer):
      take(answer, to: question)
      if case .verb = question { effects = rereadUserState() }
    case .copied(let text):
      effects = copy(text)
    case .noted(let text): message = Message(text: text, isError: true)
    case .userStateRead(let user): take(user)
    case .noticed(let ids): note(ids)
    case .newest(let id): goToNewest(id)
    }
    effects = keepingSelection(effects)
    scrollToCursor()
    scrollInspector()
    let shown = firstRow..<firstRow + pageRows
    view?.readCohorts(in: shown)
    let goesOn = hunt != nil && hunt != huntBefore
    return effects + watchWanted() + detailWanted() + (goesOn ? [.goOn] : [])
  }

  private mutating func note(_ progress: LoadingProgress) {
    if loading != nil { loading = progress } else if view != nil { comparison = progress }
  }

  /// Asks for the file of the snapshot that the inspector shows, one at a time.
  private mutating func detailWanted() -> [Effect] {
    guard inspector.isOpen, inspector.awaited == nil, !isOnCohort, let view, let node = cursorNode
    else { return [] }
    let id = view.graph.id(of: node)
    guard inspector.details[id] == nil else { return [] }
    inspector.awaited = id
    return [.readDetail(id)]
  }
}

extension BrowserState.Inspector {
  /// How many details are kept.
  private static let capacity = 64

  mutating func keep(_ result: DetailResult, of id: SnapshotID) {
    if awaited == id { awaited = nil }
    if details.count >= Self.capacity { details.removeAll() }
    details[id] = result
  }
}

extension Int {
  /// The number with a noun in the right form: `1 error`, `2 errors`.
  func counted(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }
}
