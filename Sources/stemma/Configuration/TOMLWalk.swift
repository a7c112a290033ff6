// SPDX-License-Identifier: MIT

/// A walk over the characters of a TOML text, which knows the place where it is.
struct TOMLWalk {
  private let scalars: [Unicode.Scalar]
  private var index = 0

  /// The place of ``next``.
  private(set) var place = TextPlace()

  /// Begins at the beginning, after a byte order mark if there is one.
  init(over text: String) {
    scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { index = 1 }
  }

  /// The character to come; `nil` at the end.
  var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
}

extension TOMLWalk {
  /// Goes on by one character; stays at the end.
  mutating func step() {
    guard let scalar = next else { return }
    index += 1
    if scalar == "\n" {
      place = TextPlace(line: place.line + 1, column: 1)
    } else {
      place.column += 1
    }
  }

  /// Skips what stands between the parts of a line.
  mutating func skipSpaces() { skip { $0 == " " || $0 == "\t" } }

  /// Skips spaces, ends of lines and comments.
  mutating func skipBlanks() {
    while let scalar = next {
      if scalar == "#" {
        skipLine()
      } else if [" ", "\t", "\r", "\n"].contains(scalar) {
        step()
      } else {
        return
      }
    }
  }

  /// Skips what is left of a line.
  mutating func skipLine() { skip { $0 != "\n" } }

  /// Skips a number, a date or a word: at least one character, so that a walk has an end.
  mutating func skipWord() {
    step()
    skip { ![",", "]", "}", "#", "\n"].contains($0) }
  }

  private mutating func skip(while holds: (Unicode.Scalar) -> Bool) {
    while let scalar = next, holds(scalar) { step() }
  }
}

extension TOMLWalk {
  /// Walks over a part of a key, bare or in quotes.
  mutating func name() -> String {
    if next == "\"" || next == "'" { return quoted() }
    let start = index
    skip { ![".", "=", "]", "}", ",", " ", "\t", "\n"].contains($0) }
    if index == start { step() }
    return text(from: start)
  }

  /// Walks over a text in quotes of any kind.
  ///
  /// - Returns: What it says, but for escapes that are numbers: a key that has one is not found by
  ///   its name, and its place is that of the table around it.
  mutating func quoted() -> String {
    guard let quote = next else { return "" }
    let isLong = (1...2).allSatisfy { index + $0 < scalars.count && scalars[index + $0] == quote }
    let length = isLong ? 3 : 1
    for _ in 0..<length { step() }
    var text = String.UnicodeScalarView()
    while let scalar = next, !isEnd(of: quote, length) {
      if scalar == "\\", quote == "\"" { step() }
      if let scalar = next { text.append(scalar) }
      step()
    }
    for _ in 0..<length { step() }
    // A text in three quotes may end with one or two more that belong to it.
    if isLong { skip { $0 == quote } }
    return String(text)
  }

  private func isEnd(of quote: Unicode.Scalar, _ length: Int) -> Bool {
    scalars[index...].prefix(length).count { $0 == quote } == length
  }

  private func text(from start: Int) -> String {
    String(String.UnicodeScalarView(scalars[start..<index]))
  }
}
