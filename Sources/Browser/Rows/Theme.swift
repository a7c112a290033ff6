// SPDX-License-Identifier: MIT

public import Screen

/// How each role looks: the only place that names a color.
///
/// The colors are readable on a dark and on a light ground. No meaning hangs on a color alone.
public struct Theme: Hashable, Sendable {
  /// Creates the default theme.
  public init() {}

  /// Hues that people who do not see red and green tell apart as well, after Okabe and Ito, "Color
  /// Universal Design" (2008), as the nearest entries of the 256-color palette.
  static let cohortHues: [UInt8] = [208, 74, 36, 179, 32, 166, 175]

  /// The style of a role.
  public func style(_ role: Role) -> Style {
    switch role {
    case .text, .id: .plain
    case .faint: Style(attributes: .dim)
    case .heading: Style(attributes: .bold)
    case .rail: Style(foreground: .palette(8))
    case .node: Style(attributes: .bold)
    case .number: Style(foreground: .palette(8))
    case .directive: Style(foreground: .palette(6))
    case .relation: Style(foreground: .palette(5))
    case .merge: Style(foreground: .palette(5))
    case .missing: Style(foreground: .palette(1))
    case .folded: Style(foreground: .palette(4), attributes: .bold)
    case .cohort(let number, let isInferred):
      Style(foreground: hue(number), attributes: isInferred ? .dim : [])
    case .ownCohort(let number):
      Style(foreground: hue(number), attributes: [.bold, .underline])
    case .cohortBar(let number): Style(foreground: hue(number), attributes: .bold)
    case .tag: Style(foreground: .palette(3))
    case .selected: Style(foreground: .palette(4), attributes: .bold)
    case .added: Style(foreground: .palette(2), attributes: .bold)
    case .altered: Style(foreground: .palette(3), attributes: .bold)
    // One color: reversed, each piece of text would have a ground of its own.
    case .cursor: Style(foreground: .default, attributes: .reverse)
    case .match: Style(attributes: [.bold, .underline])
    case .badByte: Style(foreground: .palette(1), attributes: [.bold, .reverse])
    case .status: Style(attributes: .reverse)
    case .error: Style(foreground: .palette(1), attributes: .bold)
    }
  }

  private func hue(_ number: Int) -> Color {
    .palette(Self.cohortHues[number % Self.cohortHues.count])
  }
}
