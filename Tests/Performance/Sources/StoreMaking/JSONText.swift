// SPDX-License-Identifier: MIT

/// JSON that is made up, to be written as Python does with `indent=2, sort_keys=True`.
enum JSONText {
  case object([String: JSONText])
  case array([JSONText])
  case string(String)
  case number(Int)
  case decimal(Double)
  case bool(Bool)
  case null

  /// The text, with a line break at its end.
  ///
  /// - Complexity: O(length).
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2_048)
    write(to: &bytes, indent: 0)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private func write(to bytes: inout [UInt8], indent: Int) {
    switch self {
    case .object(let members):
      let sorted = members.sorted { $0.key < $1.key }
      Self.write(sorted, between: "{", "}", to: &bytes, indent: indent) { member, bytes in
        Self.quote(member.key, to: &bytes)
        bytes += ": ".utf8
        member.value.write(to: &bytes, indent: indent + 2)
      }
    case .array(let elements):
      Self.write(elements, between: "[", "]", to: &bytes, indent: indent) { element, bytes in
        element.write(to: &bytes, indent: indent + 2)
      }
    case .string(let text): Self.quote(text, to: &bytes)
    case .number(let number): bytes += String(number).utf8
    case .decimal(let number): bytes += String(number).utf8
    case .bool(let bool): bytes += (bool ? "true" : "false").utf8
    case .null: bytes += "null".utf8
    }
  }

  private static func write<Element>(
    _ elements: [Element], between opening: String, _ closing: String, to bytes: inout [UInt8],
    indent: Int, _ write: (Element, inout [UInt8]) -> Void
  ) {
    bytes += opening.utf8
    for (index, element) in elements.enumerated() {
      bytes += (index == 0 ? "\n" : ",\n").utf8
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent + 2))
      write(element, &bytes)
    }
    if !elements.isEmpty {
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
    }
    bytes += closing.utf8
  }

  /// Writes a text in quotes, what is not ASCII escaped, as Python does.
  private static func quote(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for unit in text.utf16 {
      switch unit {
      case 0x22: bytes += "\\\"".utf8
      case 0x5C: bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x20..<0x7F: bytes.append(UInt8(unit))
      default:
        let digits = String(unit, radix: 16)
        bytes += "\\u".utf8
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
        bytes += digits.utf8
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSONText: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral
{
  init(stringLiteral text: String) { self = .string(text) }
  init(integerLiteral number: Int) { self = .number(number) }
  init(arrayLiteral elements: JSONText...) { self = .array(elements) }
  init(booleanLiteral bool: Bool) { self = .bool(bool) }
  init(nilLiteral: ()) { self = .null }
  init(dictionaryLiteral members: (String, JSONText)...) {
    self = .object(Dictionary(members) { $1 })
  }
}
