// SPDX-License-Identifier: MIT

import CNcurses
import Screen

/// Reads keys from the terminal.
struct CursesKeys {
  private var decoder = KeyDecoder()

  /// How long the rest of a sequence may take to arrive.
  private static let patience: Int32 = 25

  /// Prepares reading from a terminal that was opened.
  init() {
    for (sequence, code) in CursesKeys.commonSequences { Calls.define(sequence, as: code) }
    // ncurses would merge what happens quickly; the decoder reads the mouse by itself.
    Calls.ignore(KEY_MOUSE)
  }

  /// Takes every key that is there.
  mutating func read(from terminal: Int32) -> [Key] {
    var inputs = Calls.readAll()
    while KeyDecoder.isCutShort(inputs),
      Calls.wait(for: [terminal], milliseconds: CursesKeys.patience)[0].isReadable
    {
      let rest = Calls.readAll()
      if rest.isEmpty { break }
      inputs += rest
    }
    return decoder.keys(in: inputs, now: .now)
  }
}

extension Key {
  /// The key that ncurses has a code for.
  init?(code: Int32) {
    guard let key = Key.byCode[code] else { return nil }
    self = key
  }

  private static let byCode: [Int32: Key] = {
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
}

extension CursesKeys {
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
