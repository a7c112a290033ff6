// SPDX-License-Identifier: MIT

/// A file in a tar archive, in the form of POSIX.1-2001 (pax): a header, the bytes, and zeros up to
/// the next block.
///
/// All that says when, where and by whom the archive was made is left out, so that the same files
/// give the same bytes.
enum TarMember {
  /// The size of a block.
  static let blockSize = 512

  /// What an archive ends with: two blocks of zeros.
  static let end = [UInt8](repeating: 0, count: 2 * blockSize)

  /// The places in a header of what a reader asks for.
  static let sizeRange = 124..<136
  private static let checksumRange = 148..<156
  private static let longestName = 100

  /// What comes before the bytes of a file: for a name that is long or not ASCII, an extended header
  /// with its name, then the header.
  ///
  /// - Complexity: O(length of the name).
  static func header(of name: String, size: Int) -> [UInt8] {
    let bytes = Array(name.utf8)
    if bytes.count <= longestName, bytes.allSatisfy({ $0 < 0x80 }) {
      return block(bytes, size: size, type: "0")
    }
    let record = extendedRecord(of: bytes)
    let extended = block(Array("PaxHeader".utf8), size: record.count, type: "x")
    let shortened = Array(bytes.prefix(longestName))
    return extended + record + padding(after: record.count)
      + block(shortened, size: size, type: "0")
  }

  /// The zeros that follow so many bytes of a file.
  static func padding(after size: Int) -> [UInt8] {
    [UInt8](repeating: 0, count: (blockSize - size % blockSize) % blockSize)
  }

  /// How many bytes a file takes, all in all.
  static func size(of name: String, size: Int) -> Int {
    header(of: name, size: size).count + size + padding(after: size).count
  }

  /// A record `25 path=…` and a line break, in which the number counts all its bytes.
  private static func extendedRecord(of name: [UInt8]) -> [UInt8] {
    let rest = Array(" path=".utf8) + name + [UInt8(ascii: "\n")]
    var count = rest.count + 1
    while String(count).utf8.count + rest.count != count { count += 1 }
    return Array(String(count).utf8) + rest
  }

  private static func block(_ name: [UInt8], size: Int, type: Character) -> [UInt8] {
    var block: [UInt8] = []
    block.reserveCapacity(blockSize)
    func add(_ text: String, width: Int) {
      block += Array(text.utf8) + [UInt8](repeating: 0, count: width - text.utf8.count)
    }
    block += name + [UInt8](repeating: 0, count: longestName - name.count)
    add("0000644", width: 8)
    add("0000000", width: 8)
    add("0000000", width: 8)
    add(octal(size, digits: 11), width: 12)
    add("00000000000", width: 12)
    add("        ", width: 8)
    add(String(type), width: 1)
    add("", width: 100)
    add("ustar", width: 6)
    block += Array("00".utf8)
    add("", width: 64)
    add("0000000", width: 8)
    add("0000000", width: 8)
    add("", width: blockSize - block.count)
    let sum = block.reduce(0) { $0 + Int($1) }
    block.replaceSubrange(checksumRange, with: Array(octal(sum, digits: 6).utf8) + [0, 0x20])
    return block
  }

  private static func octal(_ number: Int, digits: Int) -> String {
    let text = String(number, radix: 8)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
