// SPDX-License-Identifier: MIT

import Browser
import Screen

/// The browser as a conversation in lines, for screen readers and terminals that can do nothing: the
/// same keys, each line of them typed at once, and what they lead to as lines.
struct LinearSession {
  private var script: BrowserScript
  private let desk: StoreDesk
  /// The rows, or the page, that were told last.
  private var told: [String] = []

  /// How many rows are told at a time.
  static let size = Size(rows: 22, columns: 80)

  /// Creates a session for a browser that has not begun to read its store.
  init(_ state: BrowserState, at desk: StoreDesk) {
    script = BrowserScript(state, at: desk)
    self.desk = desk
  }

  /// Talks until the user has heard enough.
  ///
  /// - Returns: What the browser knows in the end.
  mutating func run() async throws(CommandError) -> BrowserState {
    await script.type([])
    try tell()
    try say([Self.help])
    while !script.hasEnded {
      try Output.print { output throws(OutputError) in try output.write("stemma> ") }
      guard let line = readLine() else { break }
      try await answer(line)
    }
    return script.state
  }

  private static let help = """
    A number goes to that row and tells all of it; nothing at all is the next rows; else a line is \
    keys, as ? lists them, with what is typed at their prompts: /ssrf, &leaves(), zR, d, gs, q.
    """

  private mutating func answer(_ line: String) async throws(CommandError) {
    if line.isEmpty {
      await type("<c-f>")
    } else if Int(line) != nil, !script.state.isChoosing {
      // The inspector reads the file, and is not shown otherwise.
      await type(line + "Ggi")
      let detail = script.state.linearDetail
      await type("gi")
      return try say(detail)
    } else {
      await type(line)
      if script.state.isTyping { await script.type([.enter]) }
    }
    for effect in script.takeOutside() { try perform(effect) }
    if script.hasEnded { return }
    try tell()
    // A line with a mistake is typed anew: the next one is not to go on with it.
    if script.state.isTyping { await script.type([.escape]) }
  }

  /// Tells what is shown; where a step has left the rows as they were, the one of the cursor alone:
  /// nobody wants to listen to all of them again.
  private mutating func tell() throws(CommandError) {
    var lines = script.state.linearLines
    defer { told = script.state.linearLines }
    if let here = script.state.linearCursor, lines.indices.contains(here) {
      if lines == told { lines = [lines[here]] } else { lines[here] += ", here" }
    }
    try say(lines + [script.state.linearMessage].compactMap(\.self))
  }

  private mutating func type(_ line: String) async {
    do throws(KeyNotationError) {
      await script.type(try Key.parse(line))
    } catch {
      CommandError.notify(String(describing: error))
    }
  }

  private func perform(_ effect: Effect) throws(CommandError) {
    switch effect {
    case .copy(let text): try say([text])
    case .runOutside(let job): desk.run(job)
    case .readUserState: desk.rereadUserState()
    default: break
    }
  }

  private func say(_ lines: [String]) throws(CommandError) {
    try Output.print { output throws(OutputError) in
      for line in lines { try output.writeLine(line) }
    }
  }
}
