// SPDX-License-Identifier: MIT

/// A text that is being pasted, which the terminal sends between two control sequences.
///
/// Its end may never come: then a lone Escape or Ctrl-C ends it, or the next key after a while.
struct Paste {
  /// Asks the terminal to tell what is pasted from what is typed.
  static let switchOn = Array("\u{1B}[?2004h".utf8)

  /// Asks for that no longer.
  static let switchOff = Array("\u{1B}[?2004l".utf8)

  /// How long the next part of a text may take to arrive.
  static let patience = Duration.seconds(5)

  /// So many bytes are kept; nobody means to type more.
  static let limit = 1 << 20

  private static let end = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []

  /// How many bytes of the end were there last.
  private var matched = 0
  private var lastTime: ContinuousClock.Instant

  /// Begins a text, where a control sequence says so.
  init?(_ sequence: ControlSequence, now: ContinuousClock.Instant) {
    guard sequence.final == UInt8(ascii: "~"), sequence.parameters == Array("200".utf8) else {
      return nil
    }
    lastTime = now
  }

  /// The text so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether some input, read at a time, shows that nothing more will come.
  func isCut(by inputs: [KeyDecoder.Input], now: ContinuousClock.Instant) -> Bool {
    inputs == [.byte(0x1B)] || inputs == [.byte(0x03)] || now - lastTime > Self.patience
  }

  /// Takes what belongs to the text, and says whether that was the rest.
  mutating func take(
    from inputs: inout ArraySlice<KeyDecoder.Input>, now: ContinuousClock.Instant
  ) -> Bool {
    lastTime = now
    while let input = inputs.popFirst() {
      // A key in a text is none of its characters.
      guard case .byte(let byte) = input else { continue }
      if byte == Self.end[matched] {
        matched += 1
        if matched == Self.end.count { return true }
        continue
      }
      keep(Self.end.prefix(matched))
      matched = byte == Self.end[0] ? 1 : 0
      if matched == 0 { keep([byte]) }
    }
    return false
  }

  private mutating func keep(_ more: some Sequence<UInt8>) {
    if bytes.count < Self.limit { bytes += more }
  }
}
