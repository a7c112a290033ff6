// SPDX-License-Identifier: MIT

import Screen

/// What a terminal says of its mouse, in the form called SGR or in the old one.
struct MouseReport: Hashable {
  /// What was done.
  var action: Action

  /// Where.
  var point: Point

  /// What can be done with a mouse, as far as it matters here.
  enum Action: Hashable {
    case press
    case wheelUp
    case wheelDown

    /// The action by the number of the button, in which bits 2 to 4 say which modifiers were held.
    init?(button: Int) {
      switch button & ~0b1_1100 {
      case 0: self = .press
      case 64: self = .wheelUp
      case 65: self = .wheelDown
      default: return nil
      }
    }
  }

  /// Reads a report; `nil` if the sequence is none, or tells of something else, such as a release.
  init?(_ sequence: ControlSequence) {
    guard sequence.final == UInt8(ascii: "M"), let numbers = MouseReport.numbers(in: sequence),
      let action = Action(button: numbers[0]), numbers[1] > 0, numbers[2] > 0
    else { return nil }
    self.action = action
    // Terminals count from 1.
    point = Point(row: numbers[2] - 1, column: numbers[1] - 1)
  }

  /// The button, the column and the row.
  private static func numbers(in sequence: ControlSequence) -> [Int]? {
    let parameters = sequence.parameters
    guard parameters.first == UInt8(ascii: "<") else {
      // The old form: three bytes, raised by 32 so as to be printable.
      return parameters.count == 3 ? parameters.map { Int($0) - 32 } : nil
    }
    let numbers = parameters.dropFirst().split(separator: UInt8(ascii: ";"))
      .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    return numbers.count == 3 ? numbers : nil
  }

  /// Asks for reports of presses and of the wheel, in the form called SGR where it is known.
  static let switchOn = Array("\u{1B}[?1000h\u{1B}[?1006h".utf8)

  /// Asks for no more reports.
  static let switchOff = Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)
}
