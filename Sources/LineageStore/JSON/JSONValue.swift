// SPDX-License-Identifier: MIT

/// A value in a parsed document: a light view, cheap to make and to pass on.
struct JSONValue: Sendable {
  /// The document.
  let document: JSONDocument

  /// The place of the value on the document's tape.
  let place: Int

  /// The value's token.
  var token: JSONToken { document.tape[place] }

  /// What the value is.
  var kind: JSONToken.Kind { token.kind }

  /// Whether the value is `null`.
  var isNull: Bool { kind == .null }

  /// Whether the value is a list or an object of nothing.
  var isEmptyContainer: Bool {
    (kind == .array || kind == .object) && Int(token.next) == place + 1
  }

  /// The text as it is spelled in the document, a string's quotes left out.
  var spelling: ArraySlice<UInt8> { document.bytes[token.range] }
}

extension JSONValue {
  /// The text of a string, half a surrogate pair made U+FFFD, or `nil` for any other value.
  ///
  /// - Complexity: O(length).
  var string: String? {
    kind == .string ? document.string(of: token) : nil
  }

  /// The text of a string that is Unicode without repair, as an id has to be.
  ///
  /// - Complexity: O(length).
  var exactString: String? {
    token.spelling.contains(.loneSurrogate) ? nil : string
  }

  /// Whether the value is a string of a certain text, byte for byte.
  ///
  /// - Complexity: O(length).
  func isText(_ text: String) -> Bool { kind == .string && document.token(token, equals: text) }

  /// Whether the value is a certain id: text, or a whole number that is spelled so.
  func isID(_ id: String) -> Bool {
    isText(id) || kind == .integer && spelling.elementsEqual(id.utf8)
  }

  /// The number, where the value is one without fraction or exponent that fits.
  var int: Int? {
    guard kind == .integer else { return nil }
    return Int(String(decoding: spelling, as: UTF8.self))
  }

  /// The number, where the value is a finite one: not `NaN`, and not `1e999`.
  var double: Double? {
    guard kind == .integer || kind == .decimal,
      let number = Double(String(decoding: spelling, as: UTF8.self)), number.isFinite
    else { return nil }
    return number
  }
}

extension JSONValue {
  /// The value in words, for messages: its kind, or itself where the kind alone might be right.
  var wording: String {
    switch kind {
    case .integer where spelling.count <= 40, .decimal where spelling.count <= 40:
      "the number \(String(decoding: spelling, as: UTF8.self))"
    case .string where spelling.isEmpty: "empty text"
    case .string where exactString == nil: "text that is not Unicode"
    default: kind.description
    }
  }
}

extension JSONValue {
  /// The value under a key of an object, the last one where the key stands twice; `nil` where the
  /// value is no object or has no such key.
  ///
  /// - Complexity: O(number of keys).
  subscript(key: String) -> JSONValue? {
    guard kind == .object, let place = document.place(ofKey: key, in: token, at: place) else {
      return nil
    }
    let value = JSONValue(document: document, place: place)
    assert(value.kind != .unread, "a member that is asked for was not read: \(key)")
    return value
  }

  /// The members of an object in the order of the text, repeated keys included; none for any
  /// other value.
  var members: Members { Members(of: self) }

  /// The elements of a list; none for any other value.
  var elements: Elements { Elements(of: self) }

  /// One key of an object and the value under it.
  struct Member {
    let document: JSONDocument
    let place: Int

    /// The key.
    var key: String { document.string(of: document.tape[place]) }

    /// The value.
    var value: JSONValue { JSONValue(document: document, place: place + 1) }

    /// Whether the key is a certain text, byte for byte.
    @inline(__always)
    func key(equals text: String) -> Bool {
      document.token(document.tape[place], equals: text)
    }
  }

  /// The members of an object, one after the other.
  struct Members: Sequence, IteratorProtocol {
    private let document: JSONDocument
    private var place: Int
    private let end: Int

    init(of value: JSONValue) {
      document = value.document
      place = value.place + 1
      end = value.kind == .object ? Int(value.token.next) : 0
    }

    mutating func next() -> Member? {
      guard place < end else { return nil }
      defer { place = Int(document.tape[place + 1].next) }
      return Member(document: document, place: place)
    }
  }

  /// The elements of a list, one after the other.
  struct Elements: Sequence, IteratorProtocol {
    private let document: JSONDocument
    private var place: Int
    private let end: Int

    init(of value: JSONValue) {
      document = value.document
      place = value.place + 1
      end = value.kind == .array ? Int(value.token.next) : 0
    }

    mutating func next() -> JSONValue? {
      guard place < end else { return nil }
      defer { place = Int(document.tape[place].next) }
      return JSONValue(document: document, place: place)
    }
  }
}
