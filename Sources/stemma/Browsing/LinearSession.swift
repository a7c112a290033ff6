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
  /// Whether the next line is the answer to a key that asks for one.
  private var isAsking = false

  /// How many rows are told at a time.
  static let size = Size(rows: 22, columns: 80)

  /// Creates a session for a browser that has not begun to read its store.
  init(_ state: BrowserState, at desk: StoreDesk) {
    var state = state
    state.isLinear = true
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
      let question = (isAsking ? script.state.linearQuestion : nil) ?? "stemma> "
      try Output.print { output throws(OutputError) in try output.write(question) }
      guard let line = readLine() else { break }
      try await answer(line)
    }
    return script.state
  }

  private static let help = """
    A number goes to that row and tells all of it; nothing at all is the next rows; else a line is \
    keys, as ? lists them, with what is typed at their prompts: /ssrf, &leaves(), zR, d, gs, q. A key \
    that asks for something, alone on a line, asks for it.
    """

  private mutating func answer(_ line: String) async throws(CommandError) {
    if isAsking {
      isAsking = false
      await reply(line)
    } else if line.isEmpty {
      await type("<c-f>")
    } else if Int(line) != nil, script.state.showsPage {
      await type(line + "G")
    } else if Int(line) != nil, !script.state.isChoosing {
      // The inspector reads the file, and is not shown otherwise.
      await type(line + "Ggi")
      let detail = script.state.linearDetail
      await type("gi")
      return try say(detail)
    } else {
      isAsking = await type(line)
      if isAsking { return }
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

  /// Types a line of keys.
  ///
  /// - Returns: Whether the last of them asks for something.
  @discardableResult
  private mutating func type(_ line: String) async -> Bool {
    do throws(KeyNotationError) {
      let keys = try Key.parse(line)
      await script.type(Array(keys.dropLast()))
      let wasAsked = script.state.linearQuestion != nil
      await script.type(Array(keys.suffix(1)))
      return !wasAsked && script.state.linearQuestion != nil
    } catch {
      CommandError.notify(String(describing: error))
      return false
    }
  }

  /// Answers what was asked, as it stands in the line; nothing at all leaves what is there.
  private mutating func reply(_ line: String) async {
    let keys = line.unicodeScalars.map { Key.character($0) }
    guard script.state.isTyping else { return await script.type(keys.isEmpty ? [.escape] : keys) }
    if !keys.isEmpty { await script.type([.control("u")] + keys) }
    await script.type([.enter])
  }

  private func perform(_ effect: Effect) throws(CommandError) {
    switch effect {
    case .copy(let text): try say(script.state.linearLines(of: text))
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
