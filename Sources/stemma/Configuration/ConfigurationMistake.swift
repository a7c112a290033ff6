// SPDX-License-Identifier: MIT

/// What is wrong in a configuration, and where.
struct ConfigurationMistake: Error, Hashable {
  /// What comes of it.
  enum Weight: String {
    /// It is passed over.
    case warning
    /// Nothing is done before it is mended.
    case error
    /// It matters only where it is used: an alias that is no query.
    case unusable
  }

  /// What comes of it.
  let weight: Weight

  /// Where it is.
  let place: TextPlace

  /// What is wrong and what to do about it, without the final stop.
  let message: String

  init(_ weight: Weight, at place: TextPlace, _ message: String) {
    self.weight = weight
    self.place = place
    self.message = message
  }

  /// What is wrong with a text that has a NUL; `nil` where it has none.
  init?(zeroIn text: String) {
    guard let zero = text.unicodeScalars.firstIndex(of: "\0") else { return nil }
    let before = text.unicodeScalars[..<zero]
    let line = before.reversed().prefix { $0 != "\n" }
    self.init(
      .error,
      at: TextPlace(line: before.count { $0 == "\n" } + 1, column: line.count + 1),
      "this is not TOML: it has a NUL character")
  }

  /// The mistake as compilers print theirs, so that editors find the place.
  ///
  /// - Parameter path: The file.
  /// - Returns: A line, and more where a query is shown.
  func text(in path: String) -> String {
    let word = weight == .warning ? "warning" : "error"
    return "\(path):\(place): \(word): \(message)"
  }
}
