// SPDX-License-Identifier: MIT

/// What can happen to the bytes of a document.
public enum RandomDamage {
  private static let pieces =
    Array(#"{}[],:"\/untfrbeE+-.0129 x"#.utf8) + [0, 9, 10, 0x80, 0xC3, 0xFF]

  /// Puts a byte in, or another in its place, takes one away, repeats some, or cuts the rest off.
  public static func apply(to bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let piece = pieces.randomElement(using: &random) ?? 0
    let place = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.insert(piece, at: place)
    case 1 where place < bytes.count: bytes[place] = piece
    case 2 where place < bytes.count: bytes.remove(at: place)
    case 3 where place < bytes.count:
      let end = min(bytes.count, place + Int.random(in: 1...6, using: &random))
      bytes.insert(contentsOf: bytes[place..<end], at: place)
    default: bytes = Array(bytes.prefix(place))
    }
  }
}
