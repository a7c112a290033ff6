// SPDX-License-Identifier: MIT

import Screen

/// The terminal while it belongs to the program.
///
/// However the value ends, the terminal is restored.
struct Terminal: ~Copyable {
  /// Where keys come from.
  let input: Int32

  /// Where to write past ncurses.
  let output: Int32

  /// Whether the terminal can be asked to fill the clipboard.
  var canFillClipboard: Bool { features.canFillClipboard || isInsideTmux }

  /// Whether the terminal is a pane of tmux, which fills the clipboard of the terminal around it.
  let isInsideTmux = Calls.environment("TMUX").map { !$0.isEmpty } ?? false

  /// Whether the terminal has a mouse.
  var hasMouse: Bool { features.hasMouse }

  /// Whether the locale's characters are Unicode's.
  let isUnicode: Bool

  private let streams: Streams
  private let handle: Calls.Handle
  private let features: Features
  private var reportsMouse = false

  /// Whether the terminal is the program's, and not left to others.
  private var isHeld = true

  /// What the description says that ncurses does not care for.
  private struct Features {
    let canFillClipboard = Calls.string("Ms") != nil
    let hasMouse = Calls.string("kmous") != nil
  }

  private typealias Streams = (input: Calls.Stream, output: Calls.Stream)

  /// Opens the terminal.
  init() throws(TerminalError) {
    guard let streams = Calls.openStreams() else { throw .noTerminal }
    let output = Calls.descriptor(of: streams.output)
    let isUnicode = Calls.adoptCharacters()
    let opened: (handle: Calls.Handle, features: Features)
    do throws(TerminalError) {
      opened = try Terminal.open(streams)
    } catch {
      Terminal.close(streams)
      throw error
    }
    (handle, features) = opened
    self.isUnicode = isUnicode
    self.streams = streams
    self.output = output
    input = Calls.descriptor(of: streams.input)
    Calls.write(Paste.switchOn, to: output)
  }

  deinit {
    if isHeld { Terminal.giveBack(output, reportsMouse: reportsMouse) }
    Calls.free(handle)
    Terminal.close(streams)
  }

  /// How large the terminal is now.
  var size: Size { Calls.size(of: output) }

  /// Gives the terminal back for a while.
  mutating func leave() {
    Terminal.giveBack(output, reportsMouse: reportsMouse)
    Signals.setGuarding(false)
    isHeld = false
  }

  /// Takes the terminal again, and draws everything anew.
  mutating func enter() {
    isHeld = true
    Signals.setGuarding(true)
    Calls.enter()
    Calls.write(Paste.switchOn + (reportsMouse ? MouseReport.switchOn : []), to: output)
  }

  /// Asks for mouse events, or no longer.
  mutating func reportMouse(_ isOn: Bool) {
    guard hasMouse, isOn != reportsMouse else { return }
    reportsMouse = isOn
    guard isHeld else { return }
    Calls.write(isOn ? MouseReport.switchOn : MouseReport.switchOff, to: output)
  }
}

extension Terminal {
  /// Reads the description of the kind of terminal, if it is one on which the cursor can be moved.
  ///
  /// - Returns: The name of the kind.
  private static func readDescription(
    for descriptor: Int32
  ) throws(TerminalError) -> String {
    guard let term = Calls.environment("TERM"), !term.isEmpty else { throw .termNotSet }
    guard term != "dumb" else { throw .dumbTerm(term) }
    guard Calls.readDescription(of: term, for: descriptor) == 1 else { throw .unknownTerm(term) }
    guard Calls.string("cup") != nil else {
      Calls.freeDescription()
      throw .dumbTerm(term)
    }
    return term
  }

  private static func guardAgainstCrashes(_ descriptor: Int32) throws(TerminalError) {
    let isGuarded = Signals.guardAgainstCrashes(terminal: descriptor, restoring: restoringBytes)
    Calls.freeDescription()
    guard isGuarded else { throw .refused(call: "tcgetattr", code: Calls.lastError) }
  }

  private static func open(
    _ streams: Streams
  ) throws(TerminalError) -> (handle: Calls.Handle, features: Features) {
    let descriptor = Calls.descriptor(of: streams.output)
    let term = try readDescription(for: descriptor)
    let features = Features()
    try guardAgainstCrashes(descriptor)
    // ncurses answers signals as well, but not as this module does.
    defer { Signals.resetActions() }
    // An escape sequence arrives at once; the Escape key should not wait longer for one.
    let handle = Calls.open(
      term: term, input: streams.input, output: streams.output, escapeDelay: 25)
    guard let handle else { throw .unknownTerm(term) }
    return (handle, features)
  }

  private static func giveBack(_ descriptor: Int32, reportsMouse: Bool) {
    Calls.write(Paste.switchOff + (reportsMouse ? MouseReport.switchOff : []), to: descriptor)
    Calls.leave()
  }

  private static func close(_ streams: Streams) {
    Signals.setGuarding(false)
    Calls.close(streams.input)
    Calls.close(streams.output)
  }

  /// What to send after a crash: pasting, the mouse, the keyboard, the colors, the cursor and the screen as
  /// they were.
  private static var restoringBytes: [UInt8] {
    let switchesOff =
      Paste.switchOff + (Calls.string("kmous") == nil ? [] : MouseReport.switchOff)
    let capabilities = ["rmkx", "sgr0", "op", "cnorm", "rmcup"]
    return switchesOff
      + capabilities.flatMap { Calls.string($0).map(withoutPadding) ?? [] }
  }

  /// A capability's bytes without its delays, written `$<5>`.
  private static func withoutPadding(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      if rest.starts(with: "$<".utf8), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
        rest = rest[(end + 1)...]
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
