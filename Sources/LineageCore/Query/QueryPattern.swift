// SPDX-License-Identifier: MIT

/// A pattern that a text matches or does not.
public struct QueryPattern: Hashable, Sendable {
  /// How a text is compared.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The whole text is the same.
    case exact
    /// The whole text is as the pattern says: `*` any text, `?` one character, `[a-z]` one of some,
    /// `[!a-z]` one of all others, a backslash takes what follows as it is.
    case glob
    /// The text has the pattern in it.
    case substring
  }

  /// How a text is compared.
  public let kind: Kind

  /// What it is compared with.
  public let text: String

  /// Whether letters are the same in upper and lower case.
  public let ignoresCase: Bool

  private let parts: [Part]

  /// One step through a text in UTF-8.
  private enum Part: Hashable, Sendable {
    case byte(UInt8)
    case any
    case anyText
    case oneOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
  }

  /// Makes a pattern of a text.
  ///
  /// - Complexity: O(length).
  public init(_ kind: Kind, _ text: String, ignoresCase: Bool = false) {
    self.kind = kind
    self.text = text
    self.ignoresCase = ignoresCase
    let sought = ignoresCase ? Self.folded(text) : text
    switch kind {
    case .exact: parts = sought.utf8.map(Part.byte)
    case .substring: parts = [.anyText] + sought.utf8.map(Part.byte) + [.anyText]
    case .glob: parts = Self.glob(sought)
    }
  }
}

extension QueryPattern {
  /// Whether a text matches.
  ///
  /// - Complexity: O(length of the text × length of the pattern), and O(length of the text) where
  ///   there is at most one `*`.
  public func matches(_ text: String) -> Bool {
    var text = ignoresCase ? Self.folded(text) : text
    return text.withUTF8 { matches(sameCase: $0) }
  }

  /// Whether a text in UTF-8 matches.
  func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    ignoresCase ? matches(String(decoding: bytes, as: UTF8.self)) : matches(sameCase: bytes)
  }

  /// Goes through text and pattern together; after a mismatch, back to the last `*`, which then takes
  /// one byte more.
  private func matches(sameCase text: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    var part = 0
    var retry: (place: Int, part: Int)?
    while place < text.count {
      if part < parts.count, parts[part] == .anyText {
        part += 1
        retry = (place, part)
      } else if part < parts.count, let length = Self.step(parts[part], at: place, of: text) {
        place += length
        part += 1
      } else if let last = retry {
        retry = (last.place + 1, last.part)
        place = last.place + 1
        part = last.part
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { $0 == .anyText }
  }

  /// How many bytes a part takes at a place; `nil` where it does not match.
  private static func step(
    _ part: Part, at place: Int, of text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    if case .byte(let byte) = part { return text[place] == byte ? 1 : nil }
    // What stands for a character begins where one begins.
    var rest = text[place...].makeIterator()
    var decoder = UTF8()
    guard text[place] & 0xC0 != 0x80, case .scalarValue(let scalar) = decoder.decode(&rest)
    else { return nil }
    if case .oneOf(let ranges, let isNegated) = part,
      ranges.contains(where: { $0.contains(scalar) }) == isNegated
    {
      return nil
    }
    return UTF8.width(scalar)
  }

  /// A text in lower case, scalar by scalar.
  private static func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
    return String(result)
  }
}

extension QueryPattern {
  private static func glob(_ text: String) -> [Part] {
    var parts: [Part] = []
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": if parts.last != .anyText { parts.append(.anyText) }
      case "?": parts.append(.any)
      case "[": if let choice = choice(from: &rest) { parts.append(choice) } else { fallthrough }
      default:
        let plain = scalar == "\\" ? rest.popFirst() ?? scalar : scalar
        parts += Array(String(Character(plain)).utf8).map(Part.byte)
      }
    }
    return parts
  }

  /// Reads what stands in brackets; `nil` where they do not end, so that the bracket is itself.
  private static func choice(from rest: inout ArraySlice<Unicode.Scalar>) -> Part? {
    var inside = rest
    let isNegated = inside.first == "!" || inside.first == "^"
    if isNegated { inside.removeFirst() }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while let scalar = inside.popFirst() {
      if scalar == "]", !ranges.isEmpty {
        rest = inside
        return .oneOf(ranges, isNegated: isNegated)
      }
      let low = scalar == "\\" ? inside.popFirst() ?? scalar : scalar
      var high = low
      if inside.first == "-", let end = inside.dropFirst().first, end != "]", end >= low {
        inside.removeFirst(2)
        high = end
      }
      ranges.append(low...high)
    }
    return nil
  }
}

extension QueryPattern: CustomStringConvertible {
  /// The pattern as it is written in a query.
  public var description: String {
    "\(kind.rawValue)\(ignoresCase ? "-i" : ""):\(QueryExpression.quoted(text))"
  }
}
