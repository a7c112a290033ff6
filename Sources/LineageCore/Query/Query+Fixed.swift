// SPDX-License-Identifier: MIT

// What a query means where it was asked, said so that it means the same elsewhere.
extension Query {
  /// The text of a query with ids in the place of `@`, marks and `sel()`.
  ///
  /// What stands in quotes, and in the definitions of aliases, stays as it is.
  ///
  /// - Parameters:
  ///   - source: The text of a query.
  ///   - cursor: What `@` stands for, if that is known.
  ///   - marks: What the marks stand for.
  ///   - selection: What is selected.
  /// - Returns: The text; as it was where it is no query.
  /// - Complexity: O(length + ids).
  public static func fixed(
    _ source: String, cursor: SnapshotID?, marks: [String: SnapshotID], selection: [SnapshotID]
  ) -> String {
    let bytes = Array(source.utf8)
    var lexer = QueryLexer(source)
    var tokens: [QueryToken] = []
    do throws(QueryError) {
      repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
    } catch {
      return source
    }
    var fixed: [UInt8] = []
    var end = 0
    for (place, token) in tokens.enumerated() {
      let next = tokens[min(place + 1, tokens.count - 1)]
      let text = lexer.text(at: token.place)
      var meaning: String?
      var last = token
      switch token.kind {
      case .sign(.cursor): meaning = cursor.map { id in Self.text(naming: id) }
      case .sign(.mark):
        meaning = marks[lexer.text(at: next.place)].map { id in Self.text(naming: id) }
        last = next
      case .word where text == "sel" && next.kind == .sign(.opening) && place + 2 < tokens.count:
        meaning = Self.text(naming: selection)
        last = tokens[place + 2]
      default: break
      }
      guard let meaning else { continue }
      fixed += bytes[end..<token.place.lowerBound] + Array(meaning.utf8)
      end = last.place.upperBound
    }
    return String(decoding: fixed + bytes[end...], as: UTF8.self)
  }

  /// A query that names some snapshots; `nil` where there are none.
  public static func text(naming ids: [SnapshotID]) -> String? {
    let names = ids.map { id in text(naming: id) }
    if names.count < 2 { return names.first }
    return "(" + names.joined(separator: " | ") + ")"
  }
}
