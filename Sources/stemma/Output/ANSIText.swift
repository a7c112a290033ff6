// SPDX-License-Identifier: MIT

import Screen

/// Styles as the control sequences of ECMA-48, which nearly every terminal understands.
enum ANSIText {
  /// Ends every style.
  static let reset = "\u{1B}[0m"

  /// Puts a style around text that has been made visible; nothing where the style has no effect.
  static func styled(_ text: String, _ style: Style, colors: ColorDepth) -> String {
    let codes = codes(of: style, colors: colors)
    return codes.isEmpty || text.isEmpty
      ? text : "\u{1B}[\(codes.joined(separator: ";"))m\(text)\(reset)"
  }

  /// The parameters that select a style.
  static func codes(of style: Style, colors: ColorDepth) -> [String] {
    guard colors > .monochrome else { return [] }
    var codes: [String] = []
    for (attribute, code) in attributes where style.attributes.contains(attribute) {
      codes.append(code)
    }
    if let code = style.foreground.flatMap({ colorCode($0, base: 30, colors: colors) }) {
      codes.append(code)
    }
    if let code = style.background.flatMap({ colorCode($0, base: 40, colors: colors) }) {
      codes.append(code)
    }
    return codes
  }

  private static let attributes: [(Style.Attributes, String)] = [
    (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
  ]

  /// The parameter for a color; `nil` where the terminal has none that is like it.
  private static func colorCode(_ color: Color, base: Int, colors: ColorDepth) -> String? {
    switch color {
    case .default: "\(base + 9)"
    case .palette(let number) where number < 8: "\(base + Int(number))"
    case .palette(let number) where number < 16 && colors >= .sixteen:
      "\(base + 60 + Int(number) - 8)"
    case .palette(let number) where colors == .palette: "\(base + 8);5;\(number)"
    case .palette: nil
    }
  }
}
