// SPDX-License-Identifier: MIT

import CNcurses
import Screen

/// Turns styles into what ncurses calls attributes and color pairs.
struct CursesColors {
  /// How many colors there are to choose from.
  let depth: ColorDepth

  /// Whether the terminal's own colors can be asked for.
  private let hasDefaults: Bool

  /// Whether a number above 7 is not an entry of the palette but red, green and blue, as with
  /// `TERM=xterm-direct`.
  private let isDirect: Bool

  /// The styles that were asked for before.
  private var known: [Style: Appearance] = [:]

  /// What ncurses needs to know of a style.
  struct Appearance: Hashable {
    /// Bits of `WA_*`.
    var attributes: attr_t
    /// The number of the pair.
    var pair: Int32
  }

  /// Turns color on, if it is wanted and there is any.
  init(isWanted: Bool) {
    let (count, hasDefaults) = isWanted ? Calls.startColor() : (0, false)
    depth = ColorDepth(count: count)
    isDirect = count > 256
    self.hasDefaults = hasDefaults
  }

  /// Returns what to set for a style.
  mutating func appearance(of style: Style) -> Appearance {
    if let known = known[style] { return known }
    let appearance = makeAppearance(of: style)
    known[style] = appearance
    return appearance
  }

  private func makeAppearance(of style: Style) -> Appearance {
    let background = style.background?.index.map(depth.background) ?? NearestColor()
    // In one color: reversed, each piece of text would have a ground of its own.
    let color = background.attributes.contains(.reverse) ? nil : style.foreground?.index
    let foreground = color.map(depth.foreground) ?? NearestColor()
    var all = style.attributes.union(foreground.attributes).union(background.attributes)
    // Reversed, faint text would have a gray ground.
    if all.contains(.reverse) { all.remove(.dim) }
    let attributes = all.bits
    if foreground.number == nil, background.number == nil {
      return Appearance(attributes: attributes, pair: 0)
    }
    return Appearance(
      attributes: attributes,
      pair: Calls.pair(
        foreground: number(of: foreground, default: COLOR_WHITE),
        background: number(of: background, default: COLOR_BLACK)))
  }

  private func number(of color: NearestColor, default substitute: Int32) -> Int32 {
    guard let index = color.number else { return hasDefaults ? -1 : substitute }
    // Values up to 7 remain numbers of the palette, so the darkest blues give way.
    return isDirect && index > 7 ? Int32(max(8, Palette.rgb(index))) : Int32(index)
  }
}

extension Color {
  /// The entry of the palette, if it is not the terminal's own color.
  var index: UInt8? {
    switch self {
    case .default: nil
    case .palette(let index): index
    }
  }
}

extension Style.Attributes {
  /// The bits that ncurses has for them.
  var bits: attr_t {
    let all: [(Style.Attributes, attr_t)] = [
      (.bold, cnc_bold), (.dim, cnc_dim), (.reverse, cnc_reverse), (.underline, cnc_underline),
      (.italic, cnc_italic),
    ]
    return all.reduce(0) { bits, pair in contains(pair.0) ? bits | pair.1 : bits }
  }
}
