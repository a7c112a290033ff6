// SPDX-License-Identifier: MIT

import TOMLKit

/// A value of a TOML text, and where it stands.
///
/// This file alone sees the parser.
struct TOMLNode: Hashable {
  /// What there is.
  let content: Content

  /// Where its key stands; of an element of an array, where it begins itself.
  let keyPlace: TextPlace

  /// Where it begins.
  let place: TextPlace

  /// The kinds of values, as far as it matters here.
  indirect enum Content: Hashable {
    case text(String)
    case boolean(Bool)
    case array([TOMLNode])
    /// With its keys in the order of their places.
    case table([Entry])
    /// Something that nothing here takes, such as a date.
    case other(kind: String)
  }

  /// A key with its value.
  struct Entry: Hashable {
    let key: String
    let node: TOMLNode
  }
}

extension TOMLNode {
  /// Takes a text apart.
  ///
  /// - Returns: The entries of its outermost table.
  /// - Throws: ``ConfigurationMistake`` where it is not TOML.
  static func entries(of text: String) throws(ConfigurationMistake) -> [Entry] {
    // The parser would take the text to end there.
    if let mistake = ConfigurationMistake(zeroIn: text) { throw mistake }
    do {
      let table = try TOMLTable(string: text)
      // The parser's values do not keep alive what they are parts of.
      return withExtendedLifetime(table) { entries(of: table, at: [], TOMLPlaces(in: text)) }
    } catch let error as TOMLParseError {
      let begin = error.source.begin
      throw ConfigurationMistake(
        .error, at: TextPlace(line: begin.line, column: begin.column),
        "this is not TOML: \(error.description)")
    } catch {
      throw ConfigurationMistake(.error, at: TextPlace(), "this is not TOML: \(error)")
    }
  }

  private static func entries(
    of table: TOMLTable, at path: TOMLPlaces.Path, _ places: TOMLPlaces
  ) -> [Entry] {
    let entries = table.keys.compactMap { key in
      table[key].map { Entry(key: key, node: TOMLNode($0, at: path + [key], places)) }
    }
    return entries.sorted { ($0.node.keyPlace, $0.key) < ($1.node.keyPlace, $1.key) }
  }

  private init(_ value: any TOMLValueConvertible, at path: TOMLPlaces.Path, _ places: TOMLPlaces) {
    let around = places.keys[path.dropLast()] ?? TextPlace()
    keyPlace = places.keys[path] ?? places.values[path] ?? around
    place = places.values[path] ?? keyPlace
    content = Self.content(of: value, at: path, places)
  }

  private static func content(
    of value: any TOMLValueConvertible, at path: TOMLPlaces.Path, _ places: TOMLPlaces
  ) -> Content {
    if let text = value.string { return .text(text) }
    if let boolean = value.bool { return .boolean(boolean) }
    if let array = value.array {
      return .array(
        array.enumerated().map { TOMLNode($1, at: path + [String($0)], places) })
    }
    if let table = value.table { return .table(entries(of: table, at: path, places)) }
    return .other(kind: value.type.description)
  }
}
