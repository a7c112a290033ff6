// SPDX-License-Identifier: MIT

/// The bytes are not what a ``RecordWriter`` wrote.
struct RecordDamage: Error, Hashable {}

/// Reads values one after another, as a ``RecordWriter`` wrote them, from bytes that may be anything.
///
/// It never reads beyond the bytes, and never believes a count that they are too few for. The bytes
/// must stay where they are while the reader is in use.
struct RecordReader {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  /// Reads from the beginning of some bytes.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// How many bytes are left.
  var left: Int { bytes.count &- place }

  /// Reads a byte.
  mutating func byte() throws(RecordDamage) -> UInt8 {
    guard left > 0 else { throw RecordDamage() }
    defer { place &+= 1 }
    return bytes[place]
  }

  /// Reads a number.
  mutating func number() throws(RecordDamage) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      // The tenth byte has room for one bit.
      guard shift < 63 || byte <= 1 else { throw RecordDamage() }
      number |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { return number }
      shift &+= 7
    }
  }

  /// Reads a count of things that take a byte or more each.
  mutating func count() throws(RecordDamage) -> Int {
    let count = try number()
    guard count <= UInt64(left) else { throw RecordDamage() }
    return Int(count)
  }

  /// Reads a number with a sign.
  mutating func signed() throws(RecordDamage) -> Int64 {
    let number = try number()
    return Int64(bitPattern: number &>> 1) ^ -Int64(bitPattern: number & 1)
  }

  /// Reads a number with a sign, of the machine's width.
  mutating func integer() throws(RecordDamage) -> Int {
    guard let integer = Int(exactly: try signed()) else { throw RecordDamage() }
    return integer
  }

  /// Reads eight bytes as they are.
  mutating func fixed() throws(RecordDamage) -> UInt64 {
    UInt64(littleEndian: try take(8).loadUnaligned(as: UInt64.self))
  }

  /// Reads a text.
  ///
  /// Bytes that are no UTF-8 are mended. No writer wrote them, so that the checksum is wrong, too.
  mutating func text() throws(RecordDamage) -> String {
    String(decoding: try take(try count()), as: UTF8.self)
  }

  /// Reads a text where there is one.
  mutating func optionalText() throws(RecordDamage) -> String? {
    try isThere() ? try text() : nil
  }

  /// Reads a number with a sign where there is one.
  mutating func optionalSigned() throws(RecordDamage) -> Int64? {
    try isThere() ? try signed() : nil
  }

  private mutating func isThere() throws(RecordDamage) -> Bool {
    let answer = try byte()
    guard answer <= 1 else { throw RecordDamage() }
    return answer == 1
  }

  /// Reads a count and as many things.
  mutating func list<Item>(
    of item: (inout RecordReader) throws(RecordDamage) -> Item
  ) throws(RecordDamage) -> [Item] {
    var items: [Item] = []
    for _ in 0..<(try count()) { items.append(try item(&self)) }
    return items
  }

  /// Passes over a section, and gives a reader for it.
  mutating func section() throws(RecordDamage) -> RecordReader {
    let length = UInt32(littleEndian: try take(4).loadUnaligned(as: UInt32.self))
    return RecordReader(try take(Int(length)))
  }

  /// Sees that everything was read.
  func finish() throws(RecordDamage) {
    guard left == 0 else { throw RecordDamage() }
  }

  private mutating func take(_ count: Int) throws(RecordDamage) -> UnsafeRawBufferPointer {
    guard count <= left else { throw RecordDamage() }
    defer { place &+= count }
    return UnsafeRawBufferPointer(rebasing: bytes[place..<place &+ count])
  }
}
