// SPDX-License-Identifier: MIT

import CNcurses
import Glibc
import Screen

/// Every call of the ncurses library.
///
/// The rest of the module calls no C.
enum Calls {
  /// An opened terminal, as ncurses refers to it.
  typealias Handle = OpaquePointer
}

// Opening and closing.
extension Calls {
  /// Reads the description of a kind of terminal, without changing anything.
  ///
  /// - Returns: 1 if it is there, 0 if it is not, -1 if there is no database.
  static func readDescription(of term: String, for terminal: Int32) -> Int32 {
    var result: Int32 = 0
    _ = setupterm(term, terminal, &result)
    return result
  }

  /// Frees what ``readDescription(of:for:)`` read.
  static func freeDescription() { cnc_free_terminal_description() }

  /// Opens a terminal and turns everything to the program's way: each key at once, none echoed,
  /// none turned into a signal.
  static func open(term: String, input: Stream, output: Stream, escapeDelay: Int32) -> Handle? {
    // The window's real size, whatever LINES and COLUMNS say.
    use_env(false)
    use_tioctl(true)
    set_escdelay(escapeDelay)
    guard let handle = newterm(term, output, input) else { return nil }
    raw()
    noecho()
    nonl()
    keypad(cnc_window(), true)
    meta(cnc_window(), true)
    nodelay(cnc_window(), true)
    // Otherwise an update stops half-way when a key is waiting.
    typeahead(-1)
    return handle
  }

  /// Gives the terminal back.
  static func leave() { endwin() }

  /// Frees what was opened.
  static func free(_ handle: Handle) { delscreen(handle) }

  /// Takes the terminal again, given back by ``leave()``, and draws everything anew.
  static func enter() {
    redraw()
    wrefresh(cnc_window())
  }

  /// The bytes of a capability, of the description read last; `nil` if the terminal lacks it.
  static func string(_ capability: String) -> [UInt8]? {
    cnc_string_capability(capability).map { pointer in
      UnsafeBufferPointer(start: pointer, count: strlen(pointer)).map(UInt8.init(bitPattern:))
    }
  }
}

// Size.
extension Calls {
  /// The size of the window that a terminal is shown in, or what ncurses believes if that is
  /// unknown.
  static func size(of terminal: Int32) -> Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard cnc_window_size(terminal, &rows, &columns) else {
      return Size(rows: Int(cnc_rows()), columns: Int(cnc_columns()))
    }
    return Size(rows: Int(rows), columns: Int(columns))
  }

  /// Adopts a new size.
  ///
  /// `resizeterm` would also queue a key, and again for each such key.
  static func resize(to size: Size) { resize_term(Int32(size.rows), Int32(size.columns)) }
}

// Drawing.
extension Calls {
  static func move(to point: Point) {
    wmove(cnc_window(), Int32(point.row), Int32(point.column))
  }

  /// Adds characters where the cursor is; at the end of the last row it reports an error that
  /// means nothing.
  static func add(_ scalars: [Unicode.Scalar]) {
    let characters = scalars.map { wchar_t($0.value) }
    waddnwstr(cnc_window(), characters, Int32(characters.count))
  }

  static func clearToEndOfRow() { wclrtoeol(cnc_window()) }

  static func clearBelow() { wclrtobot(cnc_window()) }

  static func setStyle(attributes: attr_t, pair: Int32) { cnc_set_style(attributes, pair) }

  /// Shows or hides the cursor, if the terminal can.
  static func showCursor(_ isShown: Bool) { curs_set(isShown ? 1 : 0) }

  /// Makes the next update send everything.
  static func redraw() { clearok(cnc_window(), true) }

  /// Sends what differs from what the terminal shows.
  static func update() {
    wnoutrefresh(cnc_window())
    doupdate()
  }

  /// The columns that the C library, and so ncurses, gives to a scalar; negative if it cannot be
  /// drawn in this locale.
  static func width(of scalar: Unicode.Scalar) -> Int { Int(cnc_width(scalar.value)) }
}

// Color.
extension Calls {
  /// Turns color on.
  ///
  /// - Returns: How many colors there are, and whether the terminal's own can be asked for.
  static func startColor() -> (count: Int, hasDefaults: Bool) {
    guard has_colors(), start_color() != ERR else { return (0, false) }
    let hasDefaults = use_default_colors() != ERR
    return (Int(cnc_colors()), hasDefaults)
  }

  /// The number of a pair of colors, -1 being the terminal's own.
  static func pair(foreground: Int32, background: Int32) -> Int32 {
    max(0, alloc_pair(foreground, background))
  }
}

// Keys.
extension Calls {
  /// Takes the bytes and function keys that are there.
  static func readAll() -> [KeyDecoder.Input] {
    var inputs: [KeyDecoder.Input] = []
    while true {
      let value = wgetch(cnc_window())
      guard value != ERR else { return inputs }
      inputs.append(UInt8(exactly: value).map { .byte($0) } ?? .code(value))
    }
  }

  /// Makes a sequence of bytes a function key, unless the terminal's description does so.
  static func define(_ sequence: String, as code: Int32) {
    if key_defined(sequence) == 0 { define_key(sequence, code) }
  }

  /// Makes the sequences of a function key arrive as bytes.
  static func ignore(_ code: Int32) { keyok(code, false) }
}
