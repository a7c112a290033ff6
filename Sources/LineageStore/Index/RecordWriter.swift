// SPDX-License-Identifier: MIT

/// Writes values one after another, in the form that a ``RecordReader`` reads.
///
/// A number takes a byte for every seven of its bits, and a text its length and its UTF-8 form.
/// Nothing says what a value is: writer and reader go through the same fields in the same order.
struct RecordWriter {
  /// What has been written.
  private(set) var bytes: [UInt8] = []

  /// Begins anew, in the same memory.
  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// Writes a byte.
  mutating func write(byte: UInt8) { bytes.append(byte) }

  /// Writes a number, the smaller the shorter.
  mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a count.
  mutating func write(count: Int) { write(UInt64(bitPattern: Int64(count))) }

  /// Writes a number with a sign, the nearer to zero the shorter.
  mutating func write(signed number: Int64) {
    write(UInt64(bitPattern: number << 1 ^ number >> 63))
  }

  /// Writes eight bytes as they are.
  mutating func write(fixed number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes a text.
  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      write(count: utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  /// Writes a text, or that there is none.
  mutating func write(optional text: String?) {
    write(byte: text == nil ? 0 : 1)
    if let text { write(text) }
  }

  /// Writes a number with a sign, or that there is none.
  mutating func write(optional number: Int64?) {
    write(byte: number == nil ? 0 : 1)
    if let number { write(signed: number) }
  }

  /// Writes some values after their length in bytes, so that a reader may skip them.
  ///
  /// The length has four bytes. A longer section makes a record that SQLite refuses to store.
  mutating func writeSection(_ write: (inout RecordWriter) -> Void) {
    let start = bytes.count
    for _ in 0..<4 { bytes.append(0) }
    write(&self)
    let length = UInt32(truncatingIfNeeded: bytes.count - start - 4)
    for place in 0..<4 {
      bytes[start + place] = UInt8(truncatingIfNeeded: length >> UInt32(8 * place))
    }
  }
}
