// SPDX-License-Identifier: MIT

/// Text of one line in which every scalar shows, whatever it was made from.
///
/// Names and prompts come from files that anybody may have written. What could drive a terminal,
/// hide or reorder text appears as something to read:
///
///     VisibleText("\u{1B}[2J").text          // "^[[2J"
///     VisibleText("abc\u{202E}def").text     // "abc<U+202E>def"
///     VisibleText("two\r\nlines").text       // "two lines"
///     VisibleText("café", glyphs: .ascii).text    // "caf<U+00E9>"
///
/// - A tab, a line feed and a carriage return become a space, `"\r\n"` a single one.
/// - Other ASCII controls show as `^A`, `^[`, `^?`; those above ASCII as `<U+009B>`.
/// - Format and bidirectional controls, invisible and tag characters, line and paragraph
///   separators, private and unassigned code points show as `<U+202E>`.
/// - A combining mark stays with its character; one without a character, or beyond what a cell
///   holds, shows as `<U+0301>`.
/// - The selectors that choose between an emoji's two looks are left out: terminals disagree about
///   the width of the result.
/// - For a terminal with ASCII alone, all else shows as `<U+00E9>`.
///
/// It works by scalar, since `"\r\n"` is one `Character`.
public struct VisibleText: Hashable, Sendable {
  /// The text, without a control character.
  public let text: String

  /// How many columns it takes.
  public let columns: Int

  /// The characters it is limited to.
  public let glyphs: GlyphSet

  /// Cleans text.
  ///
  /// - Complexity: O(length); what is printable ASCII already is not copied.
  public init(_ raw: String, glyphs: GlyphSet = .unicode) {
    self.glyphs = glyphs
    var raw = raw
    let length = raw.withUTF8 { bytes in
      bytes.allSatisfy { (0x20...0x7E).contains($0) } ? bytes.count : nil
    }
    if let length {
      text = raw
      columns = length
    } else {
      var cleaner = TextCleaner(glyphs: glyphs)
      for scalar in raw.unicodeScalars { cleaner.add(scalar) }
      text = String(cleaner.output)
      columns = cleaner.columns
    }
  }

  private init(cleaned scalars: some Sequence<Unicode.Scalar>, columns: Int, glyphs: GlyphSet) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    text = String(view)
    self.columns = columns
    self.glyphs = glyphs
  }
}

extension VisibleText {
  /// A side of a text.
  public enum Side: Hashable, Sendable {
    /// The beginning.
    case start
    /// The end.
    case end
  }

  /// Returns the text cut to a number of columns, the cut marked with an ellipsis.
  ///
  ///     VisibleText("counterfactual").truncated(to: 8).text                  // "counter…"
  ///     VisibleText("counterfactual").truncated(to: 8, keeping: .end).text   // "…factual"
  ///
  /// - Parameters:
  ///   - limit: The most columns that the result may take.
  ///   - side: The side that stays.
  /// - Returns: Text of at most `limit` columns; this one if it fits.
  /// - Complexity: O(length).
  public func truncated(to limit: Int, keeping side: Side = .start) -> VisibleText {
    guard columns > limit else { return self }
    guard limit > 0 else { return VisibleText("", glyphs: glyphs) }
    let scalars = text.unicodeScalars
    switch side {
    case .start:
      let (end, used) = cut(after: limit - 1)
      return VisibleText(
        cleaned: scalars[..<end] + [glyphs.ellipsis], columns: used + 1, glyphs: glyphs)
    case .end:
      let (start, used) = cut(beforeLast: limit - 1)
      return VisibleText(
        cleaned: [glyphs.ellipsis] + scalars[start...], columns: used + 1, glyphs: glyphs)
    }
  }

  /// Where the longest beginning of at most `limit` columns ends, and how many it takes.
  private func cut(after limit: Int) -> (String.Index, columns: Int) {
    let scalars = text.unicodeScalars
    var used = 0
    for index in scalars.indices {
      let width = scalars[index].displayWidth
      if used + width > limit { return (index, used) }
      used += width
    }
    return (scalars.endIndex, used)
  }

  /// Where the longest end of at most `limit` columns starts, and how many it takes.
  private func cut(beforeLast limit: Int) -> (String.Index, columns: Int) {
    let scalars = text.unicodeScalars
    var start = scalars.endIndex
    var used = 0
    for index in scalars.indices.reversed() {
      let width = scalars[index].displayWidth
      if used + width > limit { break }
      used += width
      // A mark alone is no place to start.
      if width > 0 { start = index }
    }
    return (start, used)
  }
}
