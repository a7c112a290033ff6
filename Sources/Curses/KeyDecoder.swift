// SPDX-License-Identifier: MIT

import Screen

/// Finds the keys in what a terminal sends: characters in UTF-8, function keys that ncurses has
/// recognized, and control sequences that it has not.
///
/// A control sequence that means nothing here is left out as a whole; else its characters would be
/// taken for commands. It also knows what a second click is.
struct KeyDecoder {
  /// How soon a second press must follow the first to be a double click.
  static let doubleClickTime = Duration.milliseconds(400)

  /// The press that a second one could follow.
  private var firstPress: (point: Point, time: ContinuousClock.Instant)?

  /// The text that is being pasted.
  private var paste: Paste?

  /// What ncurses reads from the keyboard.
  enum Input: Hashable {
    /// A byte as it was sent.
    case byte(UInt8)
    /// A function key, one of `KEY_*`.
    case code(Int32)
  }

  /// Returns the keys that some input stands for, read at a time.
  mutating func keys(in inputs: [Input], now: ContinuousClock.Instant) -> [Key] {
    var keys: [Key] = []
    var rest = inputs[...]
    if let text = paste, text.isCut(by: inputs, now: now) { endPaste(&keys) }
    while let input = rest.first {
      let key: Key?
      if paste != nil {
        if paste?.take(from: &rest, now: now) == true { endPaste(&keys) }
        continue
      }
      if let sequence = ControlSequence(at: rest) {
        rest = rest.dropFirst(sequence.length)
        paste = Paste(sequence, now: now)
        key = MouseReport(sequence).flatMap { self.key(for: $0, now: now) }
      } else if case .code(let code) = input {
        rest = rest.dropFirst()
        key = Key(code: code)
      } else {
        key = Key(typed: KeyDecoder.takeScalar(from: &rest))
      }
      if let key { keys.append(key) }
    }
    return keys
  }

  private mutating func endPaste(_ keys: inout [Key]) {
    if let paste { keys.append(.paste(paste.text)) }
    paste = nil
  }

  private mutating func key(for report: MouseReport, now: ContinuousClock.Instant) -> Key? {
    switch report.action {
    case .wheelUp: return .wheelUp(report.point)
    case .wheelDown: return .wheelDown(report.point)
    case .press: break
    }
    if let first = firstPress, first.point == report.point,
      now - first.time <= KeyDecoder.doubleClickTime
    {
      firstPress = nil
      return .click(report.point, count: 2)
    }
    firstPress = (report.point, now)
    return .click(report.point, count: 1)
  }
}

extension KeyDecoder {
  /// Whether input ends within a control sequence or a character, so that more is to come.
  static func isCutShort(_ inputs: [Input]) -> Bool {
    if let escape = inputs.lastIndex(of: .byte(0x1B)),
      ControlSequence.isUnfinished(inputs[escape...])
    {
      return true
    }
    // The first byte of a character says how many follow.
    let tail = inputs.suffix(4).bytesAtEnd
    guard let lead = tail.lastIndex(where: { $0 >= 0xC0 }) else { return false }
    let length = lead.distance(to: tail.endIndex)
    return length < (tail[lead] >= 0xF0 ? 4 : tail[lead] >= 0xE0 ? 3 : 2)
  }

  /// Takes a character, or a single byte that is in none.
  private static func takeScalar(from inputs: inout ArraySlice<Input>) -> Unicode.Scalar? {
    var decoder = UTF8()
    var bytes = inputs.prefix(4).bytesAtStart.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else {
      inputs = inputs.dropFirst()
      return nil
    }
    inputs = inputs.dropFirst(UTF8.width(scalar))
    return scalar
  }
}

extension Key {
  /// The key that sends a character; none for what no key sends.
  init?(typed scalar: Unicode.Scalar?) {
    guard let scalar else { return nil }
    switch scalar.value {
    case 0x00: self = .control(" ")
    case 0x08, 0x7F: self = .backspace
    case 0x09: self = .tab
    case 0x0A, 0x0D: self = .enter
    case 0x1B: self = .escape
    case 0x01...0x1A: self = .control(Unicode.Scalar(UInt8(scalar.value) | 0x60))
    case 0x1C...0x1F: self = .control(Unicode.Scalar(UInt8(scalar.value) | 0x40))
    case 0x80...0x9F: return nil
    default: self = .character(scalar)
    }
  }
}

extension ArraySlice<KeyDecoder.Input> {
  /// The bytes before the first function key.
  var bytesAtStart: [UInt8] {
    var bytes: [UInt8] = []
    for case .byte(let byte) in prefix(while: \.isByte) { bytes.append(byte) }
    return bytes
  }

  /// The bytes after the last function key.
  var bytesAtEnd: [UInt8] {
    let start = lastIndex { !$0.isByte }.map(index(after:)) ?? startIndex
    return self[start...].bytesAtStart
  }
}

extension KeyDecoder.Input {
  var isByte: Bool { if case .byte = self { true } else { false } }
}
