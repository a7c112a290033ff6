// SPDX-License-Identifier: MIT

/// What is wrong with a query, and where.
///
/// ```text
/// there is no function ancestor
///   ancestor(9f3a)
///   ^^^^^^^^
/// did you mean ancestors, coparents or parents?
/// ```
public struct QueryError: Error, Hashable, Sendable {
  /// What kind of mistake it is.
  public enum Kind: Hashable, Sendable {
    /// The text is not an expression.
    case syntax
    /// A name stands for nothing, or for several things.
    case name
    /// A function was given something that it does not take.
    case argument
    /// The result is not what was promised.
    case result
  }

  /// What kind of mistake it is.
  public let kind: Kind

  /// What is wrong, in a sentence without the final stop.
  ///
  /// Control characters of what it quotes are spaces.
  public let message: String

  /// What to do instead, a line each.
  public var hints: [String]

  /// The expression, or the definition of the alias, in which the mistake is.
  public internal(set) var source: String

  /// Where the mistake is, in bytes of ``source``.
  public internal(set) var place: Range<Int>

  init(
    _ kind: Kind, _ message: String, at place: Range<Int>, in source: String, hints: [String] = []
  ) {
    self.kind = kind
    self.message = message.withoutControls
    self.hints = hints
    self.source = source
    self.place = place
  }
}

extension QueryError: CustomStringConvertible {
  /// The message, the line of the expression with a caret under the place, and the hints.
  public var description: String { text() }

  /// The whole text of the error.
  ///
  /// - Parameters:
  ///   - lineWidth: How many columns of the expression are shown at most, around the place.
  ///   - width: How many columns a text takes.
  /// - Returns: The text, of some lines.
  /// - Complexity: O(length of the expression).
  public func text(
    lineWidth: Int = 76, width: (String) -> Int = { $0.unicodeScalars.count }
  ) -> String {
    var lines = [message]
    if let excerpt = Excerpt(of: source, at: place, lineWidth: lineWidth) {
      let carets = String(repeating: "^", count: max(1, width(excerpt.marked)))
      lines.append("  " + excerpt.before + excerpt.marked + excerpt.after)
      lines.append("  " + String(repeating: " ", count: width(excerpt.before)) + carets)
    }
    return (lines + hints.map(\.withoutControls)).joined(separator: "\n")
  }
}

/// The part of a line around a place in it.
private struct Excerpt {
  private(set) var before: String
  private(set) var marked: String
  private(set) var after: String

  private static let ellipsis = "…"

  /// Cuts out the line of a place, at most some scalars of it; `nil` of an empty text.
  init?(of source: String, at place: Range<Int>, lineWidth: Int) {
    let bytes = Array(source.utf8)
    if bytes.isEmpty { return nil }
    let isBreak = { (byte: UInt8) in byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
    let start = min(place.lowerBound, bytes.count)
    let lineStart = bytes[..<start].lastIndex(where: isBreak).map { $0 + 1 } ?? 0
    let lineEnd = bytes[start...].firstIndex(where: isBreak) ?? bytes.count
    let end = max(start, min(place.upperBound, lineEnd))
    before = String(decoding: bytes[lineStart..<start], as: UTF8.self).withoutControls
    marked = String(decoding: bytes[start..<end], as: UTF8.self).withoutControls
    after = String(decoding: bytes[end..<lineEnd], as: UTF8.self).withoutControls
    shorten(to: max(lineWidth, 12))
  }

  private mutating func shorten(to limit: Int) {
    if marked.unicodeScalars.count > limit / 2 {
      marked = Self.prefix(of: marked, limit / 2) + Self.ellipsis
      after = ""
    }
    let room = limit - marked.unicodeScalars.count
    if before.unicodeScalars.count > room * 2 / 3 {
      let scalars = before.unicodeScalars.suffix(room * 2 / 3)
      before = Self.ellipsis + String(String.UnicodeScalarView(scalars))
    }
    let rest = room - before.unicodeScalars.count
    if after.unicodeScalars.count > max(rest, 0) {
      after = Self.prefix(of: after, max(rest, 0)) + Self.ellipsis
    }
  }

  private static func prefix(of text: String, _ count: Int) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.prefix(count)))
  }
}

extension String {
  /// The text with a space for each character that a terminal would obey.
  fileprivate var withoutControls: String {
    var text = ""
    for scalar in unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      text.unicodeScalars.append(isControl ? " " : scalar)
    }
    return text
  }
}
