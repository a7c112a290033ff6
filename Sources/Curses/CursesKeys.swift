// SPDX-License-Identifier: MIT

import CNcurses
import Screen

/// Reads keys from the terminal, and knows what a second click is.
struct CursesKeys {
  /// How soon a second press must follow the first to be a double click.
  private static let doubleClickTime = Duration.milliseconds(400)

  /// The press that a second one could follow.
  private var firstPress: (point: Point, time: ContinuousClock.Instant)?

  /// Prepares reading: the sequences that terminals send without being described so.
  init() {
    for (sequence, code) in CursesKeys.commonSequences { Calls.define(sequence, as: code) }
  }

  /// Takes every key that is there.
  mutating func read() -> [Key] {
    var inputs: [Calls.Input] = []
    while let input = Calls.read() { inputs.append(input) }
    return keys(in: inputs, now: .now)
  }

  private mutating func key(
    buttons: mmask_t, at point: Point, now: ContinuousClock.Instant
  ) -> Key? {
    if buttons & cnc_wheel_up != 0 { return .wheelUp(point) }
    if buttons & cnc_wheel_down != 0 { return .wheelDown(point) }
    guard buttons & cnc_left_pressed != 0 else { return nil }
    return .click(point, count: countPress(at: point, now: now))
  }

  /// Whether a press is the first or the second at its place.
  private mutating func countPress(at point: Point, now: ContinuousClock.Instant) -> Int {
    if let first = firstPress, first.point == point,
      now - first.time <= CursesKeys.doubleClickTime
    {
      firstPress = nil
      return 2
    }
    firstPress = (point, now)
    return 1
  }
}

extension CursesKeys {
  /// The keys that a person meant.
  ///
  /// An escape sequence that the terminal's description does not have is left out as a whole;
  /// else its characters would be taken for commands.
  mutating func keys(in inputs: [Calls.Input], now: ContinuousClock.Instant) -> [Key] {
    var keys: [Key] = []
    var rest = inputs[...]
    while let input = rest.first {
      if let length = CursesKeys.lengthOfUnknownSequence(at: rest) {
        rest = rest.dropFirst(length)
        continue
      }
      let key: Key? =
        switch input {
        case .character(let value): Key(typed: value)
        case .code(let code): CursesKeys.named[code]
        case .mouse(let buttons, let point): self.key(buttons: buttons, at: point, now: now)
        }
      if let key { keys.append(key) }
      rest = rest.dropFirst()
    }
    return keys
  }

  /// The length of a control sequence, `ESC [ … final` or `ESC O final`, if one starts here.
  private static func lengthOfUnknownSequence(at inputs: ArraySlice<Calls.Input>) -> Int? {
    let values = inputs.lazy.map { input -> UInt32 in
      if case .character(let value) = input { value } else { 0 }
    }
    guard values.starts(with: [0x1B, 0x5B]) || values.starts(with: [0x1B, 0x4F]) else { return nil }
    let parameters = values.dropFirst(2).prefix { (0x20...0x3F).contains($0) }
    guard let final = values.dropFirst(2 + parameters.count).first,
      (0x40...0x7E).contains(final)
    else { return nil }
    return 3 + parameters.count
  }

  private static let named: [Int32: Key] = {
    var keys: [Int32: Key] = [
      KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right,
      KEY_HOME: .home, KEY_END: .end, KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown,
      // The same keys on the keypad.
      KEY_A1: .home, KEY_C1: .end, KEY_A3: .pageUp, KEY_C3: .pageDown, KEY_ENTER: .enter,
      KEY_IC: .insert, KEY_DC: .delete, KEY_BACKSPACE: .backspace, KEY_BTAB: .backTab,
    ]
    for number in 1...12 { keys[KEY_F0 + Int32(number)] = .function(number) }
    return keys
  }()

  /// Sequences in use beside those that the terminal's description names.
  private static let commonSequences: [(String, Int32)] = [
    ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
    ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN), ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT),
    ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END),
    ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END), ("\u{1B}[7~", KEY_HOME),
    ("\u{1B}[8~", KEY_END), ("\u{1B}[2~", KEY_IC), ("\u{1B}[3~", KEY_DC),
    ("\u{1B}[5~", KEY_PPAGE), ("\u{1B}[6~", KEY_NPAGE), ("\u{1B}[Z", KEY_BTAB),
    ("\u{1B}OM", KEY_ENTER), ("\u{1B}OP", KEY_F0 + 1), ("\u{1B}[11~", KEY_F0 + 1),
  ]
}

extension Key {
  /// The key that sends a character; none for what no key sends.
  fileprivate init?(typed value: UInt32) {
    switch value {
    case 0x00: self = .control(" ")
    case 0x08, 0x7F: self = .backspace
    case 0x09: self = .tab
    case 0x0A, 0x0D: self = .enter
    case 0x1B: self = .escape
    case 0x01...0x1A: self = .control(Unicode.Scalar(UInt8(value) | 0x60))
    case 0x1C...0x1F: self = .control(Unicode.Scalar(UInt8(value) | 0x40))
    case 0x80...0x9F: return nil
    default:
      guard let scalar = Unicode.Scalar(value) else { return nil }
      self = .character(scalar)
    }
  }
}
