// SPDX-License-Identifier: MIT

import CNcurses
import Glibc
import Screen

// Descriptors and streams.
extension Calls {
  /// A stream of the C library.
  typealias Stream = UnsafeMutablePointer<FILE>

  /// The terminal's streams: of the one that controls the program, or standard input and output
  /// if these are one.
  static func openStreams() -> (input: Stream, output: Stream)? {
    let terminal = Glibc.open("/dev/tty", O_RDWR | O_CLOEXEC)
    if terminal >= 0 {
      return streams(input: terminal, output: fcntl(terminal, F_DUPFD_CLOEXEC, 0))
    }
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return nil }
    return streams(
      input: fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0),
      output: fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0))
  }

  private static func streams(
    input: Int32, output: Int32
  ) -> (input: Stream, output: Stream)? {
    guard let reader = fdopen(input, "r") else { return nil }
    guard let writer = fdopen(output, "w") else {
      fclose(reader)
      return nil
    }
    return (reader, writer)
  }

  static func descriptor(of stream: Stream) -> Int32 { fileno(stream) }

  static func close(_ stream: Stream) { fclose(stream) }

  static func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }

  /// Writes bytes past ncurses; what a terminal does not take is lost.
  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 || (count < 0 && errno == EINTR) else { return }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// How many bytes can be read from a terminal.
  static func bytesWaiting(at terminal: Int32) -> Int32 { cnc_bytes_waiting(terminal) }
}

// Waiting.
extension Calls {
  /// What there is to say of a descriptor.
  struct Readiness {
    /// There is something to read.
    var isReadable: Bool
    /// Nothing will ever come again.
    var isGone: Bool
  }

  /// Waits until one of the descriptors is ready, or for a number of milliseconds, -1 being for
  /// ever.
  static func wait(for descriptors: [Int32], milliseconds: Int32) -> [Readiness] {
    var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let count = poll(&entries, nfds_t(entries.count), milliseconds)
    return entries.map { entry in
      let events = count > 0 ? Int32(entry.revents) : 0
      return Readiness(
        isReadable: events & POLLIN != 0, isGone: events & (POLLHUP | POLLERR | POLLNVAL) != 0)
    }
  }

  /// Opens a counter that is readable when it is not zero; -1 on failure.
  static func openEventCounter() -> Int32 { cnc_open_event_counter() }

  static func increment(_ counter: Int32) { eventfd_write(counter, 1) }

  static func reset(_ counter: Int32) {
    var value: eventfd_t = 0
    eventfd_read(counter, &value)
  }
}

// Environment.
extension Calls {
  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Adopts the locale's characters, and nothing else of the locale: a decimal comma would reach
  /// every C library.
  ///
  /// - Returns: Whether they are encoded as UTF-8.
  static func adoptCharacters() -> Bool {
    if setlocale(LC_CTYPE, "") == nil, environmentAsksForUTF8 {
      // The locale is not installed, as in many a container; the encoding is.
      setlocale(LC_CTYPE, "C.UTF-8")
    }
    return cnc_codeset().map { String(cString: $0) } == "UTF-8"
  }

  private static var environmentAsksForUTF8: Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
    guard let encoding = locale?.split(separator: ".").last?.lowercased() else { return false }
    return encoding == "utf-8" || encoding == "utf8"
  }

  static var lastError: Int32 { errno }

  static func message(for code: Int32) -> String { String(cString: strerror(code)) }
}
