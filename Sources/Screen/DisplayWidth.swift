// SPDX-License-Identifier: MIT

extension Unicode.Scalar {
  /// How many columns a terminal gives to this scalar: 2 for East Asian wide characters and for
  /// emoji that are pictures by themselves, 0 for what combines with the character before it or
  /// is not drawn at all, otherwise 1.
  ///
  /// Agrees with the C library's `wcwidth` on everything that both know and that
  /// ``VisibleText`` lets through.
  ///
  /// - Complexity: O(1).
  public var displayWidth: Int {
    switch value {
    case 0x20...0x7E, 0xA0...0x2FF, 0x2190...0x2319, 0x2500...0x25FC: 1
    case _ where isDrawnWithinAnother: 0
    case _ where isWide: 2
    default: 1
    }
  }

  private var isDrawnWithinAnother: Bool {
    if DisplayWidth.conjoiningJamo.contains(where: { $0.contains(value) }) { return true }
    return switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
      true
    default: false
    }
  }

  private var isWide: Bool {
    guard value >= 0x1100 else { return false }
    if DisplayWidth.wide.contains(where: { $0.contains(value) }) { return true }
    return properties.isEmojiPresentation && !DisplayWidth.regionalIndicators.contains(value)
  }
}

/// Ranges that the standard library's properties do not give.
private enum DisplayWidth {
  /// Vowels and final consonants of Hangul, drawn within the initial consonant before them.
  static let conjoiningJamo: [ClosedRange<UInt32>] = [0x1160...0x11FF, 0xD7B0...0xD7FF]

  /// Letters in a box, of which two make a flag; each is one column.
  static let regionalIndicators: ClosedRange<UInt32> = 0x1F1E6...0x1F1FF

  /// East Asian wide and full-width characters.
  ///
  /// Emoji inside a range are wide as well; marks that
  /// combine are not, and are recognized first.
  static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul initial consonants
    0x2329...0x232A,  // angle brackets
    0x2E80...0x303E,  // radicals, punctuation
    0x3041...0xA4C6,  // Kana, ideographs, Yi
    0xA960...0xA97C,  // more Hangul initial consonants
    0xAC00...0xD7A3,  // Hangul syllables
    0xF900...0xFAD9,  // compatibility ideographs
    0xFE10...0xFE6B,  // vertical and small forms
    0xFF01...0xFF60,  // full-width forms
    0xFFE0...0xFFE6,  // full-width signs
    0x16FE0...0x1B2FB,  // Tangut, Khitan, more Kana, Nüshu
    0x1F200...0x1F265,  // enclosed ideographs
    0x20000...0x3FFFD,  // the ideographic planes
  ]
}
