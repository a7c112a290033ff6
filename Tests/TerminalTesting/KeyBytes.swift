// SPDX-License-Identifier: MIT

import Screen

extension Key {
  /// What xterm sends for the key, to a program that switched the keypad on.
  var bytesSent: [UInt8] {
    switch self {
    case .character(let scalar): Array(String(Character(scalar)).utf8)
    case .control(let scalar): [UInt8(truncatingIfNeeded: scalar.value) & 0x1F]
    case .click(let point, let count):
      Array(repeatElement(mouse(0, point, "M") + mouse(0, point, "m"), count: count).joined())
    case .wheelUp(let point): mouse(64, point, "M")
    case .wheelDown(let point): mouse(65, point, "M")
    case .paste(let text): Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)
    case .function(let number): Array((Key.functionSequences[number] ?? "").utf8)
    default: Array((Key.sequences[self] ?? "").utf8)
    }
  }

  private func mouse(_ button: Int, _ point: Point, _ action: String) -> [UInt8] {
    Array("\u{1B}[<\(button);\(point.column + 1);\(point.row + 1)\(action)".utf8)
  }

  private static let functionSequences = [
    1: "\u{1B}OP", 2: "\u{1B}OQ", 3: "\u{1B}OR", 4: "\u{1B}OS", 5: "\u{1B}[15~", 6: "\u{1B}[17~",
    7: "\u{1B}[18~", 8: "\u{1B}[19~", 9: "\u{1B}[20~", 10: "\u{1B}[21~", 11: "\u{1B}[23~",
    12: "\u{1B}[24~",
  ]

  private static let sequences: [Key: String] = [
    .up: "\u{1B}OA", .down: "\u{1B}OB", .right: "\u{1B}OC", .left: "\u{1B}OD",
    .home: "\u{1B}OH", .end: "\u{1B}OF", .pageUp: "\u{1B}[5~", .pageDown: "\u{1B}[6~",
    .insert: "\u{1B}[2~", .delete: "\u{1B}[3~", .backTab: "\u{1B}[Z",
    .backspace: "\u{7F}", .tab: "\t", .enter: "\r", .escape: "\u{1B}",
  ]
}
