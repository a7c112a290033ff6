// SPDX-License-Identifier: MIT

/// Keys as they are written in key maps, in help and in tests.
///
/// A character stands for itself, anything else is a name between angle brackets:
///
///     try Key.parse("jj<right>/seed<enter>")
///     try Key.parse("<c-d> <f1><lt><click:3,10>")    // the space is a key as well
///
/// `<c-d>` is Control-D. `<click:3,10>`, `<double-click:3,10>`, `<wheel-up:3,10>` and
/// `<wheel-down:3,10>` name the row and the column, counted from 0.
extension Key: CustomStringConvertible {
  /// Reads keys from their notation.
  ///
  /// - Throws: ``KeyNotationError`` for a name that no key has and for a bracket left open. A `<`
  ///   to be typed is written `<lt>`.
  public static func parse(_ notation: String) throws(KeyNotationError) -> [Key] {
    var keys: [Key] = []
    var rest = notation.unicodeScalars[...]
    while let first = rest.popFirst() {
      guard first == "<" else {
        keys.append(.character(first))
        continue
      }
      guard let end = rest.firstIndex(of: ">") else { throw .unclosed(notation) }
      let name = String(rest[..<end])
      guard let key = Key(name: name) else { throw .unknownName(name) }
      keys.append(key)
      rest = rest[rest.index(after: end)...]
    }
    return keys
  }

  /// The notation, which ``parse(_:)`` reads back as this key; of a pasted text merely a word.
  public var description: String {
    if let named = Key.named.first(where: { $0.key == self }) { return "<\(named.name)>" }
    return switch self {
    case .character(let scalar): String(Character(scalar))
    case .control(let scalar): "<c-\(Character(scalar))>"
    case .function(let number): "<f\(number)>"
    case .click(let point, 1): "<click:\(point.row),\(point.column)>"
    case .click(let point, _): "<double-click:\(point.row),\(point.column)>"
    case .wheelUp(let point): "<wheel-up:\(point.row),\(point.column)>"
    case .wheelDown(let point): "<wheel-down:\(point.row),\(point.column)>"
    case .paste: "<paste>"
    default: preconditionFailure("a key without a notation")
    }
  }

  private init?(name: String) {
    let name = name.lowercased()
    if let named = Key.named.first(where: { $0.name == name }) {
      self = named.key
    } else if name.hasPrefix("c-") {
      let scalars = name.unicodeScalars.dropFirst(2)
      guard let scalar = scalars.first, scalars.count == 1 else { return nil }
      self = .control(scalar)
    } else if name.hasPrefix("f"), let number = Int(name.dropFirst()), number > 0 {
      self = .function(number)
    } else {
      self.init(mouseAction: name)
    }
  }

  private init?(mouseAction name: String) {
    let parts = name.split(separator: ":")
    guard parts.count == 2 else { return nil }
    let numbers = parts[1].split(separator: ",").map { Int($0) }
    guard numbers.count == 2, let row = numbers[0], let column = numbers[1] else { return nil }
    let point = Point(row: row, column: column)
    switch parts[0] {
    case "click": self = .click(point, count: 1)
    case "double-click": self = .click(point, count: 2)
    case "wheel-up": self = .wheelUp(point)
    case "wheel-down": self = .wheelDown(point)
    default: return nil
    }
  }
}

/// Why a text is not a notation of keys.
public enum KeyNotationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No key is called so.
  case unknownName(String)
  /// A `<` has no `>`.
  case unclosed(String)

  /// What is wrong, and how to put it right.
  public var description: String {
    switch self {
    case .unknownName(let name): "No key is called <\(name)>; write <lt> to type a bracket."
    case .unclosed(let text): "A < in \"\(text)\" is not closed; write <lt> to type a bracket."
    }
  }
}
