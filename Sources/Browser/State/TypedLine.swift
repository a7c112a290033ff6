// SPDX-License-Identifier: MIT

import Screen

/// A line being typed, and the place in it where the next character goes.
///
/// Its keys are those that shells have without being asked (readline in its Emacs mode).
struct TypedLine: Hashable, Sendable {
  /// What stands before the place.
  private(set) var before = ""

  /// What stands after it.
  private(set) var after = ""

  /// The whole line.
  var text: String { before + after }

  /// Creates a line that goes on at its end.
  init(_ text: String = "") { before = text }

  /// Puts text at the place, and goes on after it.
  mutating func insert(_ text: String) { before += text }

  /// Goes to the place before a byte of the whole line.
  mutating func move(toByte place: Int) {
    let bytes = Array(text.utf8)
    before = String(decoding: bytes.prefix(place), as: UTF8.self)
    after = String(decoding: bytes.dropFirst(place), as: UTF8.self)
  }

  /// Takes away the last scalars before the place.
  mutating func deleteBackward(scalars count: Int) { before.unicodeScalars.removeLast(count) }

  /// Does what a key asks for.
  ///
  /// - Returns: Whether it is a key of lines.
  /// - Complexity: O(length).
  mutating func edit(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar): before.unicodeScalars.append(scalar)
    case .paste(let text): insert(pasted: text)
    // A scalar at a time, so that an accent that was mistyped can be taken away alone.
    case .backspace: if !before.isEmpty { before.unicodeScalars.removeLast() }
    case .delete, .control("d"): if !after.isEmpty { after.removeFirst() }
    case .left, .control("b"): if let last = before.popLast() { after = String(last) + after }
    case .right, .control("f"): if !after.isEmpty { before.append(after.removeFirst()) }
    case .home, .control("a"): self = TypedLine(before: "", after: text)
    case .end, .control("e"): self = TypedLine(text)
    case .control("u"): before = ""
    case .control("k"): after = ""
    case .control("w"): deleteWord()
    default: return false
    }
    return true
  }

  /// Puts a text that was pasted at the place: line breaks are spaces, but for those at its end, and what
  /// drives terminals is left out.
  private mutating func insert(pasted: String) {
    var scalars = pasted.unicodeScalars[...]
    while let last = scalars.last, last == "\n" || last == "\r" { scalars.removeLast() }
    var earlier: Unicode.Scalar?
    for scalar in scalars {
      let isBreak = scalar == "\n" && earlier != "\r" || scalar == "\r" || scalar == "\t"
      let isControl = scalar.properties.generalCategory == .control
      if isBreak || !isControl { before.unicodeScalars.append(isBreak ? " " : scalar) }
      earlier = scalar
    }
  }

  private init(before: String, after: String) {
    self.before = before
    self.after = after
  }

  /// Takes away the word before the place and the spaces after it.
  private mutating func deleteWord() {
    while before.last == " " { before.removeLast() }
    while let last = before.last, last != " " { before.removeLast() }
  }
}
