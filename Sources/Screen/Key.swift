// SPDX-License-Identifier: MIT

/// One thing a person does to the terminal: a key pressed, or the mouse.
///
/// Terminals cannot tell some keys apart, so each has one spelling: Control-I is ``tab``,
/// Control-M and Control-J are ``enter``, Control-H is ``backspace`` and Control-[ ``escape``.
public enum Key: Hashable, Sendable {
  /// A key that writes a character, the space among them.
  case character(Unicode.Scalar)
  /// Control with a character, a small letter if it is a letter.
  case control(Unicode.Scalar)
  /// F1, F2 and so on.
  case function(Int)
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  case insert
  case delete
  case backspace
  case tab
  /// Shift-Tab.
  case backTab
  case enter
  case escape
  /// A text that was pasted, as it came.
  case paste(String)
  /// The left mouse button pressed: once, or twice in quick succession at the same place.
  case click(Point, count: Int)
  /// The wheel turned away from the user.
  case wheelUp(Point)
  /// The wheel turned towards the user.
  case wheelDown(Point)
}

extension Key {
  /// The keys that have a name of their own.
  ///
  /// Where there are two, the first is printed.
  static let named: [(name: String, key: Key)] = [
    ("up", .up), ("down", .down), ("left", .left), ("right", .right),
    ("home", .home), ("end", .end), ("pgup", .pageUp), ("pgdn", .pageDown),
    ("ins", .insert), ("del", .delete), ("bs", .backspace),
    ("tab", .tab), ("backtab", .backTab), ("enter", .enter), ("esc", .escape),
    ("space", .character(" ")), ("lt", .character("<")),
    ("c-space", .control(" ")), ("c-i", .tab), ("c-m", .enter), ("c-j", .enter),
    ("c-h", .backspace), ("c-[", .escape), ("c-?", .backspace),
  ]
}
