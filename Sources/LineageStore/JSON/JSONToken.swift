// SPDX-License-Identifier: MIT

/// One value, or one key, of a parsed document: where its text stands and where the next one is.
///
/// The tokens of a document lie flat in one array, the *tape*, in the order of the text. A container
/// is followed by what it contains, an object's keys and values taking turns, so that everything
/// inside a container is a range of the tape and skipping a value is one look-up.
struct JSONToken: Hashable, Sendable {
  /// What the token is.
  var kind: Kind

  /// What is special about its spelling.
  var spelling: Spelling = []

  /// The first byte of the text; for a string, the byte after the opening quote.
  var start: UInt32

  /// The byte after the text; for a string, the closing quote.
  var end: UInt32

  /// The place on the tape of the first token that is not part of this one.
  var next: UInt32

  /// The bytes of the text, a string's quotes left out.
  var range: Range<Int> { Int(start)..<Int(end) }
}

extension JSONToken {
  /// What a token can be; a key is a string.
  enum Kind: UInt8, Hashable, Sendable {
    case object
    case array
    case string
    /// A number without fraction and exponent, of any size.
    case integer
    /// Any other number; also `NaN`, `Infinity` and `-Infinity`.
    case decimal
    case `true`
    case `false`
    case null
    /// An object or a list that nobody looked into.
    case unread

    /// The kind in words, for messages.
    var description: String {
      switch self {
      case .object: "an object"
      case .array: "a list"
      case .string: "text"
      case .integer, .decimal: "a number"
      case .true: "true"
      case .false: "false"
      case .null: "null"
      case .unread: "something unread"
      }
    }
  }

  /// What can be special about the spelling of a string.
  struct Spelling: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// There are backslashes, so that the text differs from its spelling.
    static let escaped = Self(rawValue: 1)

    /// A `\u` escape names half of a surrogate pair: not Unicode text, though Python writes it.
    static let loneSurrogate = Self(rawValue: 2)
  }
}
