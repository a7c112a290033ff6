// SPDX-License-Identifier: MIT

import Screen

/// What a piece of text is, for a theme to decide how it looks.
public enum Role: Hashable, Sendable {
  /// Ordinary text.
  case text
  /// What matters less.
  case faint
  /// A heading, or the name of a field.
  case heading
  /// The lines of a tree.
  case rail
  /// The mark of a snapshot.
  case node
  /// The id of a snapshot.
  case id
  /// A generation, a count, a number.
  case number
  /// What was done to derive a snapshot.
  case directive
  /// What a parent was to a derivation.
  case relation
  /// A further parent, or a row that refers to a full one.
  case merge
  /// A snapshot without a file.
  case missing
  /// What a folded row hides.
  case folded
  /// What the user says of a snapshot.
  case tag
  /// The sign of a snapshot that is selected.
  case selected
  /// A cohort, by its number, recorded or inferred.
  case cohort(Int, isInferred: Bool)
  /// The letter of the cursor's cohort.
  case ownCohort(Int)
  /// The bar that joins the members of the cursor's cohort.
  case cohortBar(Int)
  /// The sign of a snapshot that is new since the store was indexed.
  case added
  /// The sign of a snapshot whose record has changed since, or of a row that hides changes.
  case altered
  /// The row of the cursor.
  case cursor
  /// Text that a search found.
  case match
  /// The status line.
  case status
  /// A character of a file with which something is the matter.
  case badByte
  /// Something went wrong.
  case error
}

/// A piece of text and what it is.
public struct Span: Hashable, Sendable {
  /// The text, as it stands in the file: it may hold anything.
  public var text: String

  /// What it is.
  public var role: Role

  /// Creates a span.
  public init(_ text: String, _ role: Role = .text) {
    self.text = text
    self.role = role
  }
}

extension Span {
  /// The span with so many characters at most.
  func cut(to limit: Int, _ glyphs: GlyphSet) -> Span {
    guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return self }
    return Span(
      String(text.unicodeScalars.prefix(limit)) + String(Character(glyphs.ellipsis)), role)
  }

  /// The span, cut where it is far longer than some columns: a prompt may have megabytes, a screen
  /// has not.
  ///
  /// - Complexity: O(columns).
  func bounded(by columns: Int) -> Span {
    // No column holds more than a character and its marks.
    let limit = max(0, columns) * 4 + 4
    guard text.utf8.count > limit else { return self }
    return Span(String(text.unicodeScalars.prefix(limit)), role)
  }
}
