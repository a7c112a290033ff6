// SPDX-License-Identifier: MIT

/// A color as a terminal numbers it.
public enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case `default`

  /// An entry of the palette: 0–7 plain, 8–15 bright, 16–231 a cube of 6 × 6 × 6, 232–255 grays.
  ///
  /// A host with fewer colors shows the nearest it has.
  case palette(UInt8)
}

/// How a cell looks.
///
/// A color that is `nil` is open: a style below may decide it.
///
///     let marked = Style(background: .palette(236)).over(Style(foreground: .palette(2)))
///     // foreground 2, background 236
public struct Style: Hashable, Sendable {
  /// The color of the character, the terminal's own if nothing decides it.
  public var foreground: Color?

  /// The color behind the character, the terminal's own if nothing decides it.
  public var background: Color?

  /// What else distinguishes it; the only distinction where there is no color.
  public var attributes: Attributes

  /// Creates a style.
  public init(
    foreground: Color? = nil, background: Color? = nil, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The look of ordinary text.
  public static let plain = Style()

  /// Returns this style laid over another: its colors where it has any, the attributes of both.
  public func over(_ base: Style) -> Style {
    Style(
      foreground: foreground ?? base.foreground,
      background: background ?? base.background,
      attributes: attributes.union(base.attributes))
  }
}

extension Style {
  /// What a terminal can do to a character besides coloring it.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// One bit for each attribute.
    public let rawValue: UInt8

    /// Creates a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heavier or brighter.
    public static let bold = Attributes(rawValue: 1 << 0)
    /// Fainter.
    public static let dim = Attributes(rawValue: 1 << 1)
    /// Foreground and background exchanged.
    public static let reverse = Attributes(rawValue: 1 << 2)
    /// Underlined.
    public static let underline = Attributes(rawValue: 1 << 3)
    /// Slanted, where the terminal can.
    public static let italic = Attributes(rawValue: 1 << 4)
  }
}
