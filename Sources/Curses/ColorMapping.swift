// SPDX-License-Identifier: MIT

import Screen

/// The nearest that a terminal has to a color of the palette.
struct NearestColor: Hashable {
  /// The terminal's number, or `nil` for its own color.
  var number: UInt8?

  /// What makes up for the difference.
  var attributes: Style.Attributes = []
}

extension ColorDepth {
  /// The depth of a terminal that has a number of colors.
  init(count: Int) {
    switch count {
    case ..<8: self = .monochrome
    case ..<16: self = .eight
    case ..<256: self = .sixteen
    default: self = .palette
    }
  }

  /// Returns the nearest foreground: with eight colors a bright one is bold, and gray is faint.
  func foreground(nearestTo index: UInt8) -> NearestColor {
    switch self {
    case .monochrome: return NearestColor()
    case .palette: return NearestColor(number: index)
    case .sixteen: return NearestColor(number: legible(index))
    case .eight:
      return switch legible(index) {
      // Bold black is black on many terminals.
      case 8: NearestColor(attributes: .dim)
      case let bright where bright > 8: NearestColor(number: bright - 8, attributes: .bold)
      case let plain: NearestColor(number: plain)
      }
    }
  }

  /// Returns the background, where the terminal has it; else what is on it is reversed: the nearest to
  /// a shade that tells a line apart would be the ground that is there.
  func background(_ index: UInt8) -> NearestColor {
    Int(index) < rawValue ? NearestColor(number: index) : NearestColor(attributes: .reverse)
  }

  /// The nearest of sixteen that does not make black of dark gray, which would not be seen.
  private func legible(_ index: UInt8) -> UInt8 {
    index == 0 || index == 16 ? 0 : Palette.nearest(to: index, among: 1..<16)
  }
}

/// The colors of the palette, as xterm has them.
enum Palette {
  private static let named: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]

  private static let levels: [UInt32] = [0, 95, 135, 175, 215, 255]

  /// Red, green and blue, eight bits each.
  static func rgb(_ index: UInt8) -> UInt32 {
    switch index {
    case 0..<16: return named[Int(index)]
    case 16..<232:
      let cube = Int(index) - 16
      return levels[cube / 36] << 16 | levels[cube / 6 % 6] << 8 | levels[cube % 6]
    default: return (8 + 10 * (UInt32(index) - 232)) * 0x01_0101
    }
  }

  /// Returns the one of some named colors that differs least; a named one is itself if it may.
  static func nearest(to index: UInt8, among candidates: Range<UInt8>) -> UInt8 {
    if candidates.contains(index) { return index }
    let color = rgb(index)
    let nearest = candidates.min { distance(rgb($0), color) < distance(rgb($1), color) }
    return nearest ?? index
  }

  private static func distance(_ left: UInt32, _ right: UInt32) -> Int {
    [16, 8, 0].reduce(0) { sum, shift in
      let difference = Int(left >> shift & 0xFF) - Int(right >> shift & 0xFF)
      return sum + difference * difference
    }
  }
}
