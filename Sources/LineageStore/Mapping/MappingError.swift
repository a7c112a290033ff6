// SPDX-License-Identifier: MIT

import LineageCore

/// What is wrong with a mapping, and where.
///
/// ```text
/// a mapping has no key parent; did you mean parents?
///   id=id,parent=parent_id
///         ^^^^^^
/// ```
public struct MappingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in a sentence without the final stop.
  public let message: String

  /// The mapping.
  public let source: String

  /// Where the mistake is, in characters of the source.
  public let place: Range<Int>

  /// The message, the mapping, and carets under the mistake.
  public var description: String {
    let source = String(String.UnicodeScalarView(self.source.unicodeScalars.map(Self.visible)))
    let carets = String(repeating: "^", count: max(1, place.count))
    return "\(message)\n  \(source)\n  \(String(repeating: " ", count: place.lowerBound))\(carets)"
  }

  /// A space for what a terminal would obey.
  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.properties.generalCategory == .control ? " " : scalar
  }

  /// What is wrong with one key, or with its path.
  enum Reason: Error, Hashable {
    case key(String)
    case path(String)

    /// What is wrong.
    var message: String {
      switch self {
      case .key(let message), .path(let message): message
      }
    }
  }
}

extension Mapping {
  /// Reads a mapping: keys and paths as in `id=id,parents=parent_id`.
  ///
  /// A path is keys with full stops between, `metrics.score`, or a JSON pointer, `/metrics/score`;
  /// what has signs of its own stands in brackets and quotes, `["a.b"]`.
  ///
  /// - Throws: ``MappingError``.
  /// - Complexity: O(length).
  public init(parsing source: String) throws(MappingError) {
    self.init()
    for part in Self.parts(of: source) {
      let text = part.text
      guard let equals = text.firstIndex(of: "=") else {
        let place = part.start..<part.start + text.unicodeScalars.count
        throw MappingError(
          message: "a part of a mapping is a key, = and a path, such as id=id", source: source,
          place: place)
      }
      let key = String(text[..<equals])
      let path = String(text[text.index(after: equals)...])
      let middle = part.start + key.unicodeScalars.count
      do throws(MappingError.Reason) {
        try set(key, to: path)
      } catch {
        let end = middle + 1 + path.unicodeScalars.count
        let place = if case .key = error { part.start..<middle } else { middle + 1..<end }
        throw MappingError(message: error.message, source: source, place: place)
      }
    }
    if paths[.id] == nil {
      throw MappingError(
        message: "a mapping needs the place of the id, such as id=id", source: source, place: 0..<0)
    }
  }

  /// The parts between commas, those in brackets left alone, and where they begin.
  private static func parts(of source: String) -> [(text: String, start: Int)] {
    var parts: [(String, Int)] = []
    var part = String.UnicodeScalarView()
    var start = 0
    var (isInBrackets, isQuoted) = (false, false)
    for (place, scalar) in source.unicodeScalars.enumerated() {
      if scalar == ",", !isInBrackets {
        parts.append((String(part), start))
        part = String.UnicodeScalarView()
        start = place + 1
        continue
      }
      if scalar == "\"", isInBrackets { isQuoted.toggle() }
      if scalar == "[" { isInBrackets = true }
      if scalar == "]", !isQuoted { isInBrackets = false }
      part.append(scalar)
    }
    return parts + [(String(part), start)]
  }

  /// Makes a mapping of keys and paths that stand apart from each other.
  ///
  /// - Parameter entries: The keys and their paths.
  /// - Returns: The mapping, and what is wrong with the entries by their numbers; `nil` is said of a
  ///   mapping without an id.
  public static func make(
    of entries: [(key: String, path: String)]
  ) -> (mapping: Mapping, mistakes: [(entry: Int?, message: String)]) {
    var mapping = Mapping()
    var mistakes: [(Int?, String)] = []
    for (number, entry) in entries.enumerated() {
      do throws(MappingError.Reason) {
        try mapping.set(entry.key, to: entry.path)
      } catch {
        mistakes.append((number, error.message))
      }
    }
    if mapping.paths[.id] == nil, mistakes.isEmpty {
      mistakes.append((nil, "a mapping needs the place of the id, such as id = \"id\""))
    }
    return (mapping, mistakes)
  }
}
