// SPDX-License-Identifier: MIT

public import Screen

/// How each role looks: the only place that names a color.
///
/// No meaning hangs on a color alone. Colors are entries of the 256-color palette, which terminals
/// with fewer get as the nearest they have.
public enum Theme: String, Hashable, Sendable, CaseIterable {
  /// Readable on a dark and on a light ground: the colors are those that users chose for their
  /// terminals.
  case usual
  /// For a light ground.
  case light
  /// For a dark ground.
  case dark
  /// Bold, underlined and reversed instead of most colors.
  case highContrast = "high-contrast"

  /// Hues that people who do not see red and green tell apart as well, as entries of the 256-color palette.
  ///
  /// On unknown and dark grounds after Okabe and Ito, "Color Universal Design" (2008), on a light one those
  /// that stay furthest apart. A test looks at them as such people do.
  var cohortHues: [UInt8] {
    switch self {
    case .usual: [208, 74, 36, 179, 32, 166, 175]
    case .light: [28, 129, 19, 98, 53, 96, 29]
    case .dark, .highContrast: [214, 117, 43, 227, 75, 209, 218]
    }
  }

  /// How many hues each theme has.
  static let cohortHueCount = 7

  /// The style of a role.
  public func style(_ role: Role) -> Style {
    switch role {
    case .text, .id: .plain
    case .faint: self == .highContrast ? .plain : Style(attributes: .dim)
    case .heading, .node: Style(attributes: .bold)
    case .rail, .number: self == .highContrast ? .plain : color(8, light: 243, dark: 245)
    case .directive: color(6, light: 24, dark: 80)
    case .relation, .merge: color(5, light: 90, dark: 177)
    case .missing: color(1, light: 124, dark: 203)
    case .folded: color(4, light: 19, dark: 111, .bold)
    case .cohort(let number, let isInferred): hue(number, isInferred ? .dim : [])
    case .ownCohort(let number): hue(number, [.bold, .underline])
    case .cohortBar(let number): hue(number, .bold)
    case .tag: color(3, light: 94, dark: 221)
    case .selected: color(4, light: 19, dark: 111, .bold)
    case .added: color(2, light: 22, dark: 114, .bold)
    case .altered: color(3, light: 94, dark: 221, .bold)
    case .cursor: ground(light: 254, dark: 236)
    case .match: Style(attributes: [.bold, .underline])
    case .badByte: color(1, light: 124, dark: 203, [.bold, .reverse])
    case .status: ground(light: 251, dark: 239)
    case .error: color(1, light: 124, dark: 203, .bold)
    }
  }

  /// A color as the user's terminal has it, or for a ground that is known; with high contrast none,
  /// but bold.
  private func color(
    _ usual: UInt8, light: UInt8, dark: UInt8, _ attributes: Style.Attributes = []
  ) -> Style {
    switch self {
    case .usual: Style(foreground: .palette(usual), attributes: attributes)
    case .light: Style(foreground: .palette(light), attributes: attributes)
    case .dark: Style(foreground: .palette(dark), attributes: attributes)
    case .highContrast: Style(attributes: attributes.union(.bold))
    }
  }

  /// A shade a little off a ground that is known, on which all colors stay; else the opposite, in one
  /// color, as reversed each piece of text would have a ground of its own.
  private func ground(light: UInt8, dark: UInt8) -> Style {
    switch self {
    case .usual, .highContrast: Style(foreground: .default, attributes: .reverse)
    case .light: Style(background: .palette(light))
    case .dark: Style(background: .palette(dark))
    }
  }

  private func hue(_ number: Int, _ attributes: Style.Attributes) -> Style {
    Style(
      foreground: .palette(cohortHues[number % Self.cohortHueCount]), attributes: attributes)
  }
}
