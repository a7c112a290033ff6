// SPDX-License-Identifier: MIT

import Foundation
import Screen

/// What a descriptor leads to, and so what may be written there.
struct Destination: Hashable {
  /// Whether a person sees it at once.
  var isTerminal: Bool

  /// How many columns a line has, or should have where nothing limits it.
  var columns: Int

  /// The characters that arrive.
  var glyphs: GlyphSet

  /// The colors that are seen.
  var colors: ColorDepth

  /// The width of terminals of old, and of what goes into a file.
  static let usualColumns = 80
}

extension Destination {
  /// Looks at a descriptor and at the environment.
  ///
  /// Only a terminal gets colors, and only if `TERM` names one that has any and `NO_COLOR` is not
  /// set. Its characters are those of the locale. Into a file or a pipe goes UTF-8, unless the
  /// environment names a locale that has another encoding.
  init(of descriptor: Int32, environment: [String: String] = ProcessInfo.processInfo.environment) {
    isTerminal = isatty(descriptor) == 1
    let locale = Self.locale(in: environment)
    glyphs = (locale.map(Self.isUTF8) ?? !isTerminal) ? .unicode : .ascii
    colors = isTerminal ? Self.colors(in: environment) : .monochrome
    let window = isTerminal ? Self.windowColumns(of: descriptor) : nil
    columns = window ?? environment["COLUMNS"].flatMap(Int.init) ?? Self.usualColumns
    columns = max(columns, 1)
  }

  /// The locale that decides about characters; `nil` where the environment names none.
  private static func locale(in environment: [String: String]) -> String? {
    ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  /// Whether the encoding of a locale, as in `en_US.UTF-8@euro`, is UTF-8.
  private static func isUTF8(_ locale: String) -> Bool {
    let encoding = locale.split(separator: "@")[0].split(separator: ".").dropFirst().last
    return ["utf-8", "utf8"].contains(encoding?.lowercased())
  }

  private static func colors(in environment: [String: String]) -> ColorDepth {
    guard environment["NO_COLOR", default: ""].isEmpty else { return .monochrome }
    let term = environment["TERM", default: "dumb"]
    if ["", "dumb"].contains(term) || term.hasSuffix("-m") { return .monochrome }
    let isRich = term.contains("256color") || term.contains("direct")
    return isRich || environment["COLORTERM"]?.isEmpty == false ? .palette : .eight
  }

  private static func windowColumns(of descriptor: Int32) -> Int? {
    // C's `struct winsize`: rows, columns, and both in pixels.
    var window: [UInt16] = [0, 0, 0, 0]
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window[1] > 0 else { return nil }
    return Int(window[1])
  }
}
