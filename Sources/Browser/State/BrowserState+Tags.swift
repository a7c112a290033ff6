// SPDX-License-Identifier: MIT

import LineageCore

// Tags and notes.
extension BrowserState {
  /// Opens a line with the tags of the cursor's snapshot and its note; for several selected, an empty
  /// one.
  mutating func startTagging() {
    guard let graph = view?.graph, let node = chosen.first else { return }
    startPrompt(.tag)
    guard chosen.count == 1 else { return }
    let id = graph.id(of: node)
    let tags = user.tags[id, default: []].joined(separator: " ")
    let note = user.notes[id].map { ": " + $0 } ?? ""
    input.prompt?.text = tags + note
  }

  /// Gives the tags that were typed, and the note after a colon; `-tag` takes one away.
  ///
  /// A single snapshot has then what stands there and nothing else; to several it is added.
  mutating func finishTagging(_ text: String) -> [Effect] {
    guard let graph = view?.graph else { return [] }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let words = (parts.first ?? "").split(separator: " ").map(String.init)
    let note = parts.count > 1 ? parts[1].trimmed : ""
    let nodes = chosen
    var changes: [UserState.Change] = []
    for id in nodes.map({ graph.id(of: $0) }) {
      if nodes.count == 1 {
        for tag in user.tags[id, default: []] { changes.append(.tag(id, tag, isGiven: false)) }
      }
      for word in words {
        let isGiven = !word.hasPrefix("-")
        let tag = isGiven ? word : String(word.dropFirst())
        if !tag.isEmpty { changes.append(.tag(id, tag, isGiven: isGiven)) }
      }
      if nodes.count == 1 || !note.isEmpty { changes.append(.note(id, note)) }
    }
    for change in changes { user.apply(change) }
    message = Message(text: "kept for \(nodes.count.counted("snapshot"))")
    return changes.isEmpty ? [] : [.save(changes)]
  }

  /// What the user says of a snapshot, at the end of its row.
  func userSpans(of node: NodeIndex, in graph: LineageGraph) -> [Span] {
    if user.tags.isEmpty, user.notes.isEmpty { return [] }
    let id = graph.id(of: node)
    var words = user.tags[id, default: []].map { "#" + $0 }
    if user.notes[id] != nil { words.append("#:") }
    return words.map { Span($0, .tag) }
  }
}

extension Substring {
  /// The text without spaces around it.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
