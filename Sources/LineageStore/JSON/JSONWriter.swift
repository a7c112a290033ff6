// SPDX-License-Identifier: MIT

/// Writes values of a parsed document as compact JSON, without white space.
struct JSONWriter {
  /// What is written so far.
  private(set) var bytes: [UInt8] = []

  private let style: Style

  /// Creates a writer.
  init(_ style: Style) { self.style = style }

  /// How compact JSON is written.
  enum Style {
    /// As Python's `json.dumps(x, sort_keys=True, separators=(",", ":"))` writes what `json.loads`
    /// has read: the form that content ids are made of.
    case canonical
    /// For people: keys in the order of the text, numbers as they are spelled, and no escapes but
    /// those that JSON demands.
    case readable
  }

  /// A value as compact JSON for people.
  ///
  /// - Complexity: O(length).
  static func readable(_ value: JSONValue) -> String {
    var writer = Self(.readable)
    writer.write(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// A text in quotes, with no escapes but those that JSON demands: always one line.
  ///
  /// - Complexity: O(length).
  static func quoted(_ text: String) -> String {
    var writer = Self(.readable)
    writer.write(text: Array(text.utf8))
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension JSONWriter {
  /// Writes a value.
  ///
  /// The parser bounds nesting, so this may call itself.
  ///
  /// - Complexity: O(length), and O(*k* log *k*) for objects whose *k* keys are to be sorted.
  mutating func write(_ value: JSONValue) {
    switch value.kind {
    case .object: writeObject(value)
    case .array:
      bytes.append(UInt8(ascii: "["))
      for (number, element) in value.elements.enumerated() {
        if number > 0 { bytes.append(UInt8(ascii: ",")) }
        write(element)
      }
      bytes.append(UInt8(ascii: "]"))
    case .string: write(text: value.document.text(of: value.token))
    case .integer, .decimal: writeNumber(value)
    case .true, .false, .null, .unread: bytes += value.spelling
    }
  }

  /// Writes an object of some members, in their order; an absent value is `null`.
  mutating func write(members: [(key: String, value: JSONValue?)]) {
    bytes.append(UInt8(ascii: "{"))
    for (number, member) in members.enumerated() {
      writeKey(Array(member.key.utf8), isFirst: number == 0)
      if let value = member.value { write(value) } else { bytes += Array("null".utf8) }
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Writes an object without some of its members.
  mutating func writeObject(
    _ value: JSONValue, leavingOut isLeftOut: (JSONValue.Member) -> Bool = { _ in false }
  ) {
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    for place in memberPlaces(of: value) {
      let member = JSONValue.Member(document: value.document, place: place)
      if isLeftOut(member) { continue }
      writeKey(value.document.text(of: value.document.tape[place]), isFirst: isFirst)
      write(member.value)
      isFirst = false
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Writes what JSON already is.
  mutating func write(json: String) { bytes += Array(json.utf8) }

  private mutating func writeKey(_ key: [UInt8], isFirst: Bool) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    write(text: key)
    bytes.append(UInt8(ascii: ":"))
  }

  /// The places of the keys to be written, in the order to write them.
  private func memberPlaces(of value: JSONValue) -> [Int] {
    value.document.withTape { tape, bytes in
      let keys = JSONKeys(of: value.place, tape: tape, bytes: bytes)
      guard style == .canonical, !keys.plainlyAscend else { return keys.places }
      let sorted = keys.sorted
      return sorted.indices.compactMap { index in
        let isRepeated = index + 1 < sorted.count && sorted[index].text == sorted[index + 1].text
        return isRepeated ? nil : sorted[index].place
      }
    }
  }

  private mutating func writeNumber(_ value: JSONValue) {
    switch style {
    case .readable: bytes += value.spelling
    case .canonical: bytes += PythonNumber.canonical(value.kind, value.spelling)
    }
  }
}

extension JSONWriter {
  /// Writes a text in quotes, given in UTF-8 or, with halves of surrogate pairs, in WTF-8.
  mutating func write(text: [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var place = 0
    while place < text.count {
      let byte = text[place]
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x20...0x7E: bytes.append(byte)
      case 0x80...: place += writeScalar(text[place...])
      default: writeControl(byte)
      }
      place += 1
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func writeControl(_ byte: UInt8) {
    switch byte {
    case 0x08: bytes += Array("\\b".utf8)
    case 0x09: bytes += Array("\\t".utf8)
    case 0x0A: bytes += Array("\\n".utf8)
    case 0x0C: bytes += Array("\\f".utf8)
    case 0x0D: bytes += Array("\\r".utf8)
    default: writeEscape(UInt16(byte))
    }
  }

  /// Writes the scalar that a text begins with, and says how many bytes follow its first.
  private mutating func writeScalar(_ text: ArraySlice<UInt8>) -> Int {
    let first = text[text.startIndex]
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let tail = text.dropFirst().prefix(length - 1)
    let point = tail.reduce(UInt32(first) & (0x7F >> UInt32(length))) {
      $0 << 6 | UInt32($1 & 0x3F)
    }
    if style == .readable, Unicode.Scalar(point) != nil {
      bytes += text.prefix(length)
    } else if point < 0x10000 {
      writeEscape(UInt16(point))
    } else {
      writeEscape(0xD800 + UInt16((point - 0x10000) >> 10))
      writeEscape(0xDC00 + UInt16((point - 0x10000) & 0x3FF))
    }
    return length - 1
  }

  private mutating func writeEscape(_ unit: UInt16) {
    let digits = Array("0123456789abcdef".utf8)
    bytes += [UInt8(ascii: "\\"), UInt8(ascii: "u")]
    for shift: UInt16 in [12, 8, 4, 0] { bytes.append(digits[Int(unit >> shift & 0xF)]) }
  }
}
