// SPDX-License-Identifier: MIT

/// What a host reports to the loop that it serves.
public enum Event: Hashable, Sendable {
  /// A key was pressed, or the mouse used.
  case key(Key)
  /// The terminal has a new size; what it shows is to be drawn again.
  case resize(Size)
  /// Something that the host was asked to wait for is ready.
  case notice
  /// Nothing happened for as long as the caller was ready to wait.
  case timeout
  /// The program was stopped and goes on; what the terminal shows is to be drawn again.
  case resumed
  /// The program is to end.
  case terminated(Termination)
}

/// Why a program is to end, though nobody pressed a key for it.
public enum Termination: Hashable, Sendable {
  /// A signal asks for it.
  case signal(Int32)
  /// The terminal is gone.
  case hangUp
}
