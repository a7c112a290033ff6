// SPDX-License-Identifier: MIT

/// What a terminal can show.
public struct Capabilities: Hashable, Sendable {
  /// How many colors it has.
  public var colors: ColorDepth

  /// Which characters it draws.
  public var glyphs: GlyphSet

  /// Whether it reports the mouse.
  public var hasMouse: Bool

  /// Whether it says that programs can fill its clipboard.
  public var hasClipboard: Bool

  /// Creates a description of a terminal, by default of one that can do everything.
  public init(
    colors: ColorDepth = .palette, glyphs: GlyphSet = .unicode, hasMouse: Bool = true,
    hasClipboard: Bool = true
  ) {
    self.colors = colors
    self.glyphs = glyphs
    self.hasMouse = hasMouse
    self.hasClipboard = hasClipboard
  }
}

/// How many colors a terminal has; a host shows other colors as the nearest of them.
public enum ColorDepth: Int, Hashable, Comparable, Sendable {
  /// No color: attributes alone.
  case monochrome = 0
  /// The eight plain colors.
  case eight = 8
  /// The plain colors and the bright ones.
  case sixteen = 16
  /// The whole palette.
  case palette = 256

  /// Whether the first has fewer colors.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
