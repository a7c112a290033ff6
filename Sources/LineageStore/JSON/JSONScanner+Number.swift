// SPDX-License-Identifier: MIT

extension JSONScanner {
  /// Steps over a number, whose value nobody needs yet: any size and precision will do.
  mutating func number() throws(JSONError) -> JSONToken {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    if current == UInt8(ascii: "I") {
      position = start
      return try literal(bytes[start] == UInt8(ascii: "-") ? "-Infinity" : "Infinity", .decimal)
    }
    if current == UInt8(ascii: "0") { position += 1 } else { try digits() }
    var kind = JSONToken.Kind.integer
    if current == UInt8(ascii: ".") {
      kind = .decimal
      position += 1
      try digits()
    }
    if let byte = current, byte | 0x20 == UInt8(ascii: "e") {
      kind = .decimal
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    return token(kind, from: start)
  }

  /// Steps over one digit or more.
  private mutating func digits() throws(JSONError) {
    guard let first = current, isDigit(first) else { throw expected("a digit") }
    while let byte = current, isDigit(byte) { position += 1 }
  }

  @inline(__always)
  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
