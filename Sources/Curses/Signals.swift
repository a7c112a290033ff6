// SPDX-License-Identifier: MIT

import CSignals
import Glibc

/// The signals that a full-screen program answers by itself: `SIGINT`, `SIGQUIT`, `SIGTERM`,
/// `SIGHUP`, `SIGTSTP`, `SIGCONT` and `SIGWINCH`.
///
/// A program that is going to open a ``CursesHost`` calls ``block()`` first thing, before anything
/// starts a thread; else a thread that does not block them could be given one, and end the program
/// without restoring the screen. Programs that only print should not: Ctrl-C is to stop them.
public enum Signals {
  /// Keeps the signals from the calling thread and from the threads it starts; a host reads them.
  public static func block() { csig_block() }

  /// Lets the signals take their course again in the calling thread.
  ///
  /// For a long task before the host opens, so that Ctrl-C stops the program, and after it closed.
  public static func unblock() { csig_unblock() }

  /// Makes `SIGTERM` and `SIGHUP` leave the program alone from now on; Ctrl-C ends it.
  ///
  /// For what is to be written at the end: whoever closes a terminal may send more than one, and
  /// where the main thread waits for others, Swift lets it take them.
  public static func ignoreEndings() { csig_ignore_endings() }
}

extension Signals {
  /// Opens a descriptor that is readable when a signal waits.
  static func open() throws(TerminalError) -> Int32 {
    let descriptor = csig_open()
    guard descriptor >= 0 else { throw .refused(call: "signalfd", code: Calls.lastError) }
    return descriptor
  }

  /// What a signal asks for.
  enum Request: Hashable {
    /// The window has another size.
    case resize
    /// The program is to stop, as by Ctrl-Z.
    case stop
    /// The program was stopped in some other way, and goes on.
    case goOn
    /// The program is to end.
    case end(signal: Int32)
  }

  /// Takes the next waiting signal.
  static func next(from descriptor: Int32) -> Request? {
    switch csig_next(descriptor) {
    case 0: nil
    case SIGWINCH: .resize
    case SIGTSTP: .stop
    case SIGCONT: .goOn
    case let number: .end(signal: number)
    }
  }

  /// Undoes the handlers that ncurses installs.
  static func resetActions() { csig_reset_actions() }

  /// Stops the process group, and returns when it goes on.
  static func stop() { csig_stop() }

  /// Whether a signal that asks the program to end is waiting.
  static var isTerminationPending: Bool { csig_termination_is_pending() }

  /// Gives the signals their usual effect on programs that are started.
  static func enterOutside() { csig_enter_outside() }

  /// Ends what ``enterOutside()`` began.
  static func leaveOutside() { csig_leave_outside() }

  /// Makes a crash restore the terminal to its present attributes, and the screen by some bytes.
  static func guardAgainstCrashes(terminal: Int32, restoring bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { buffer in
      csig_guard(terminal, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
  }

  /// Whether a crash is to restore the terminal at present.
  static func setGuarding(_ isOn: Bool) { csig_set_guarding(isOn) }
}
