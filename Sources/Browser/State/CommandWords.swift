// SPDX-License-Identifier: MIT

extension String {
  /// The words of a command line, quoted as in a shell; `nil` where a quote is not closed.
  ///
  /// Nothing is expanded: `*` and `$` are themselves.
  ///
  /// - Complexity: O(length).
  var commandWords: [String]? {
    var words: [String] = []
    var word: String.UnicodeScalarView?
    var quote: Unicode.Scalar?
    var scalars = unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch (scalar, quote) {
      case (let end, .some(let begin)) where end == begin: quote = nil
      case ("\\", let inside) where inside != "'":
        if let next = scalars.popFirst() { word = (word ?? .init()) + [next] }
      case (_, .some): word = (word ?? .init()) + [scalar]
      case ("'", nil), ("\"", nil):
        quote = scalar
        word = word ?? .init()
      case (" ", nil):
        if let whole = word { words.append(String(whole)) }
        word = nil
      default: word = (word ?? .init()) + [scalar]
      }
    }
    if let whole = word { words.append(String(whole)) }
    return quote == nil ? words : nil
  }

  /// The last word of a command line that is being typed, without a quote that begins it.
  ///
  /// - Complexity: O(length).
  var lastCommandWord: String {
    var start = unicodeScalars.startIndex
    var quote: Unicode.Scalar?
    for index in unicodeScalars.indices {
      let scalar = unicodeScalars[index]
      let next = unicodeScalars.index(after: index)
      switch (scalar, quote) {
      case (let end, .some(let begin)) where end == begin: quote = nil
      case ("'", nil), ("\"", nil):
        quote = scalar
        if start == index { start = next }
      case (" ", nil): start = next
      default: break
      }
    }
    return String(unicodeScalars[start...])
  }
}
