// SPDX-License-Identifier: MIT

import Glibc
import Screen
import Testing

@Suite("DisplayWidth")
struct DisplayWidthTests {
  @Test(
    "known characters have their width",
    arguments: [
      ("a", 1), ("é", 1), ("─", 1), ("●", 1), ("…", 1), ("日", 2), ("가", 2), ("ｱ", 1), ("Ａ", 2),
      ("😀", 2), ("⚡", 2), ("❤", 1), ("\u{301}", 0), ("\u{200D}", 0), ("\u{FE0F}", 0),
      ("\u{1161}", 0), ("\u{1F1E8}", 1), ("\u{20000}", 2),
    ] as [(Unicode.Scalar, Int)])
  func knownWidths(scalar: Unicode.Scalar, width: Int) {
    #expect(scalar.displayWidth == width)
  }

  @Test("every visible character that the C library knows has the C library's width")
  func agreesWithTheCLibrary() throws {
    let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    let previous = uselocale(locale)
    defer {
      uselocale(previous)
      freelocale(locale)
    }
    // Unicode 14 made it a spacing mark; the C library has not followed.
    let disputed: Set<UInt32> = [0x1171E]
    let differing = (UInt32(0x20)...0x10FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
      let expected = Int(cWidth(Int32(bitPattern: scalar.value)))
      return expected >= 0 && expected != scalar.displayWidth && isShown(scalar)
        && !disputed.contains(scalar.value)
    }
    #expect(differing.isEmpty)
  }

  /// Whether cleaned text contains the scalar as it is.
  private func isShown(_ scalar: Unicode.Scalar) -> Bool {
    VisibleText("a\(Character(scalar))").text.unicodeScalars.contains(scalar)
  }
}

/// The C library's `wcwidth`, which Glibc's module map leaves out.
@_silgen_name("wcwidth")
private func cWidth(_ character: Int32) -> Int32
