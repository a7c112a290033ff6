// SPDX-License-Identifier: MIT

/// The marks that combine with a character, at most three.
///
/// They are kept as a number, so that a cell is plain bytes: frames are copied and compared with
/// each key that is pressed, and hardly any cell has a mark.
public struct CombiningMarks: Hashable, Sendable {
  /// The most marks that there can be: more than any script needs, and not more than ncurses can
  /// hold.
  public static let limit = 3

  /// The scalars, 21 bits each, the first one lowest.
  private var packed: UInt64 = 0

  private static let bitsPerScalar = 21

  /// Whether there is none.
  public var isEmpty: Bool { packed == 0 }

  /// Adds a mark, if there is room.
  mutating func append(_ scalar: Unicode.Scalar) {
    var position = 0
    while position < CombiningMarks.limit, self[position] != 0 { position += 1 }
    guard position < CombiningMarks.limit else { return }
    packed |= UInt64(scalar.value) << (position * CombiningMarks.bitsPerScalar)
  }

  private subscript(position: Int) -> UInt32 {
    UInt32(packed >> (position * CombiningMarks.bitsPerScalar) & 0x1F_FFFF)
  }
}

extension CombiningMarks {
  /// The marks, in the order in which they were written.
  public var scalars: [Unicode.Scalar] {
    if isEmpty { return [] }
    return (0..<CombiningMarks.limit).compactMap { position in
      self[position] == 0 ? nil : Unicode.Scalar(self[position])
    }
  }
}
