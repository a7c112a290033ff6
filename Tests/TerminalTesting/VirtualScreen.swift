// SPDX-License-Identifier: MIT

import CVTerm
public import Screen

/// What a person would see at a terminal: libvterm, fed with a program's output.
public final class VirtualScreen {
  private let emulator: OpaquePointer
  private let screen: OpaquePointer
  private let properties = Properties()
  private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>

  /// What the program has switched on and off.
  private final class Properties {
    var isAlternate = false
    var isCursorVisible = true
    var reportsMouse = false

    func set(_ property: VTermProp, to value: VTermValue) {
      switch property {
      case VTERM_PROP_ALTSCREEN: isAlternate = value.boolean != 0
      case VTERM_PROP_CURSORVISIBLE: isCursorVisible = value.boolean != 0
      case VTERM_PROP_MOUSE: reportsMouse = value.number != 0
      default: break
      }
    }
  }

  /// How a place looks.
  public struct Look: Hashable, Sendable {
    /// The characters there.
    public var text: String
    /// How many columns they take.
    public var width: Int
    /// The number of the color, -1 for the terminal's own, above 2²⁴ for red, green and blue.
    public var foreground: Int
    /// The number of the color behind.
    public var background: Int
    /// The attributes that libvterm knows, which leaves `dim` out.
    public var attributes: Style.Attributes
  }

  /// Creates an empty screen.
  public init?(size: Size) {
    guard let emulator = vterm_new(Int32(size.rows), Int32(size.columns)),
      let screen = vterm_obtain_screen(emulator)
    else { return nil }
    self.emulator = emulator
    self.screen = screen
    callbacks = .allocate(capacity: 1)
    callbacks.initialize(to: VTermScreenCallbacks())
    callbacks.pointee.settermprop = { property, value, properties in
      guard let value, let properties else { return 0 }
      Unmanaged<Properties>.fromOpaque(properties).takeUnretainedValue()
        .set(property, to: value.pointee)
      return 1
    }
    vterm_set_utf8(emulator, 1)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_set_callbacks(screen, callbacks, Unmanaged.passUnretained(properties).toOpaque())
    vterm_screen_reset(screen, 1)
  }

  deinit {
    vterm_free(emulator)
    callbacks.deallocate()
  }

  /// Takes output of the program.
  public func feed(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      _ = vterm_input_write(
        emulator, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
  }

  /// Changes the size.
  public func resize(to size: Size) {
    vterm_set_size(emulator, Int32(size.rows), Int32(size.columns))
  }
}

extension VirtualScreen {
  /// The number of rows and columns.
  public var size: Size {
    var rows: Int32 = 0
    var columns: Int32 = 0
    vterm_get_size(emulator, &rows, &columns)
    return Size(rows: Int(rows), columns: Int(columns))
  }

  /// The text of each row, without the spaces at the end.
  public var lines: [String] {
    let size = size
    return (0..<size.rows).map { row in
      var line = ""
      var column = 0
      while column < size.columns {
        let look = self[Point(row: row, column: column)]
        line += look.text
        column += max(1, look.width)
      }
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The rows as one text.
  public var text: String { lines.joined(separator: "\n") }

  /// How a place looks.
  public subscript(point: Point) -> Look {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(
      screen, VTermPos(row: Int32(point.row), col: Int32(point.column)), &cell)
    return Look(
      text: VirtualScreen.text(of: cell), width: Int(cell.width),
      foreground: Int(cvterm_color(&cell.fg)), background: Int(cvterm_color(&cell.bg)),
      attributes: VirtualScreen.attributes(of: cell.attrs))
  }

  /// Where some text starts, the highest and leftmost place.
  public func find(_ text: String) -> Point? {
    for (row, line) in lines.enumerated() {
      guard let start = VirtualScreen.range(of: text, in: line) else { continue }
      return Point(row: row, column: VisibleText(String(line[..<start])).columns)
    }
    return nil
  }

  /// Where the cursor stands, or `nil` if it is hidden.
  public var cursor: Point? {
    guard properties.isCursorVisible else { return nil }
    var position = VTermPos(row: 0, col: 0)
    vterm_state_get_cursorpos(vterm_obtain_state(emulator), &position)
    return Point(row: Int(position.row), column: Int(position.col))
  }

  /// Whether the screen shown is the one for full-screen programs.
  public var isAlternate: Bool { properties.isAlternate }

  /// Whether the program asked for mouse events.
  public var reportsMouse: Bool { properties.reportsMouse }
}

extension VirtualScreen {
  private static func text(of cell: VTermScreenCell) -> String {
    let values = withUnsafeBytes(of: cell.chars) { Array($0.bindMemory(to: UInt32.self)) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: values.prefix { $0 != 0 }.compactMap(Unicode.Scalar.init))
    return text.isEmpty ? " " : String(text)
  }

  private static func attributes(of cell: VTermScreenCellAttrs) -> Style.Attributes {
    var attributes: Style.Attributes = []
    if cell.bold != 0 { attributes.insert(.bold) }
    if cell.underline != 0 { attributes.insert(.underline) }
    if cell.italic != 0 { attributes.insert(.italic) }
    if cell.reverse != 0 { attributes.insert(.reverse) }
    return attributes
  }

  private static func range(of text: String, in line: String) -> String.Index? {
    line.indices.first { line[$0...].hasPrefix(text) }
  }
}
