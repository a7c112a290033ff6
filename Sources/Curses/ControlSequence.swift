// SPDX-License-Identifier: MIT

/// A control sequence that a terminal sends: `ESC [ parameters final` or `ESC O final`.
struct ControlSequence {
  /// The bytes between the introducer and the end.
  let parameters: [UInt8]

  /// The byte that ends it.
  let final: UInt8

  /// How many bytes it has in all.
  let length: Int

  /// The old report of the mouse, `ESC [ M`, has so many bytes after its end.
  private static let oldMouseLength = 3

  /// Reads a sequence at the start of some input; `nil` if there is none, or not all of it.
  init?(at inputs: ArraySlice<KeyDecoder.Input>) {
    guard inputs.first == .byte(0x1B) else { return nil }
    let bytes = inputs.bytesAtStart
    guard bytes.starts(with: "\u{1B}[".utf8) || bytes.starts(with: "\u{1B}O".utf8) else {
      return nil
    }
    let parameters = bytes.dropFirst(2).prefix { (0x20...0x3F).contains($0) }
    guard parameters.endIndex < bytes.endIndex else { return nil }
    final = bytes[parameters.endIndex]
    guard (0x40...0x7E).contains(final) else { return nil }
    let rest = bytes[(parameters.endIndex + 1)...]
    if bytes.starts(with: "\u{1B}[M".utf8) {
      guard rest.count >= ControlSequence.oldMouseLength else { return nil }
      self.parameters = Array(rest.prefix(ControlSequence.oldMouseLength))
      length = 3 + ControlSequence.oldMouseLength
    } else {
      self.parameters = Array(parameters)
      length = parameters.endIndex + 1
    }
  }

  /// Whether input that starts with an escape is the beginning of a sequence.
  static func isUnfinished(_ inputs: ArraySlice<KeyDecoder.Input>) -> Bool {
    guard inputs.count >= 2, ControlSequence(at: inputs) == nil else { return false }
    let bytes = inputs.bytesAtStart
    guard bytes.count == inputs.count, "[O".utf8.contains(bytes[1]) else { return false }
    return bytes.starts(with: "\u{1B}[M".utf8)
      || bytes.dropFirst(2).allSatisfy { (0x20...0x3F).contains($0) }
  }
}
