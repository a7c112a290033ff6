// SPDX-License-Identifier: MIT

/// The control sequence that fills the clipboard of whoever sits at the terminal.
enum Clipboard {
  /// Returns OSC 52 with a text.
  ///
  /// tmux takes it where it is configured to (`set-clipboard on`), and hands on what is wrapped where
  /// it is configured to do that (`allow-passthrough on`): it gets both.
  static func sequence(toCopy text: String, insideTmux: Bool = false) -> [UInt8] {
    let plain = Array("\u{1B}]52;c;".utf8) + base64(Array(text.utf8)) + [0x07]
    guard insideTmux else { return plain }
    // Within, every escape stands twice.
    return plain + Array("\u{1B}Ptmux;\u{1B}".utf8) + plain + Array("\u{1B}\\".utf8)
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Three bytes become four letters, a group that is not full is filled up with `=`.
  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    stride(from: 0, to: bytes.count, by: 3).flatMap { start in
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = (0..<3).reduce(0) { bits, offset in
        bits << 8 | (offset < group.count ? Int(group[start + offset]) : 0)
      }
      return (0..<4).map { letter in
        letter <= group.count ? alphabet[bits >> (18 - 6 * letter) & 0x3F] : UInt8(ascii: "=")
      }
    }
  }
}
