// SPDX-License-Identifier: MIT

/// Turns scalars, one after another, into text that shows all of them: the work behind
/// ``VisibleText``.
struct TextCleaner {
  let glyphs: GlyphSet
  private(set) var output = String.UnicodeScalarView()
  private(set) var columns = 0

  /// The scalar added last, as it came.
  private var previous: Unicode.Scalar?

  /// How many more marks the last character may carry: none where it is not the text's own.
  private var marksLeft = 0

  init(glyphs: GlyphSet) { self.glyphs = glyphs }

  /// Adds one scalar in a visible form.
  mutating func add(_ scalar: Unicode.Scalar) {
    defer { previous = scalar }
    switch scalar.value {
    case 0x0A where previous == "\r": break
    case 0x09, 0x0A, 0x0D: write(" ", width: 1)
    case 0x20...0x7E: write(scalar, width: 1)
    case 0x00...0x1F, 0x7F: spell(scalar.caretNotation)
    case _ where glyphs == .ascii: spell(scalar.codePointNotation)
    case 0xFE0E...0xFE0F where previous?.hasEmojiLook == true: break
    case _ where scalar.isInvisible: spell(scalar.codePointNotation)
    default: addVisible(scalar)
    }
  }

  /// Adds a scalar that shows, be it alone or on the character before it.
  private mutating func addVisible(_ scalar: Unicode.Scalar) {
    let width = scalar.displayWidth
    if width > 0 {
      write(scalar, width: width)
    } else if marksLeft > 0 {
      output.append(scalar)
      marksLeft -= 1
    } else {
      spell(scalar.codePointNotation)
    }
  }

  private mutating func write(_ scalar: Unicode.Scalar, width: Int) {
    output.append(scalar)
    columns += width
    marksLeft = CombiningMarks.limit
  }

  private mutating func spell(_ ascii: String) {
    output.append(contentsOf: ascii.unicodeScalars)
    columns += ascii.utf8.count
    marksLeft = 0
  }
}

extension Unicode.Scalar {
  /// `^A` for the first ASCII control, `^?` for the last.
  var caretNotation: String { "^\(Character(Unicode.Scalar(UInt8(value) ^ 0x40)))" }

  /// `<U+202E>`, with four hexadecimal digits or as many more as it takes.
  var codePointNotation: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  /// Whether a terminal would show nothing, or nobody knows what.
  var isInvisible: Bool {
    switch value {
    case 0xA0...0xAC, 0xAE...0x2FF, 0x2190...0x23FF, 0x2500...0x26FF: return false
    default: break
    }
    return switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      true
    default: properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether it is a character with a plain and a pictorial look, such as `❤`.
  var hasEmojiLook: Bool { !isASCII && properties.isEmoji }
}
