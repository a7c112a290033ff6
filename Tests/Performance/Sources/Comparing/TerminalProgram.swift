// SPDX-License-Identifier: MIT

import CPty
import Foundation

/// A program at a pseudo-terminal, to be typed at; what it draws is timed, and thrown away.
public final class TerminalProgram {
  private let pty: cpty
  private let words: [String]
  private let state: TemporaryFolder
  private var isRunning = true

  /// Starts a program, found as a shell finds it, at a terminal of some size.
  ///
  /// - Throws: ``Program/Failure`` where that cannot be done.
  public init(_ words: [String], rows: Int32, columns: Int32) throws {
    self.words = words
    var pty = cpty()
    guard cpty_open(&pty) else { throw Program.Failure(words: words) }
    cpty_resize(&pty, rows, columns)
    // A user's own state and configuration are neither used nor changed.
    state = try TemporaryFolder()
    let settings = [
      "TERM=xterm-256color", "LC_ALL=C.UTF-8", "COLORTERM=", "XDG_STATE_HOME=\(state.path)",
      "XDG_CONFIG_HOME=\(state.path)",
    ]
    let arguments = (["env"] + settings + words).map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    guard cpty_start(&pty, "/usr/bin/env", arguments, environ, nil) else {
      close(pty.master)
      close(pty.terminal)
      throw Program.Failure(words: words)
    }
    self.pty = pty
  }

  deinit {
    if isRunning {
      kill(pty.process, SIGKILL)
      waitpid(pty.process, nil, 0)
    }
    close(pty.master)
    close(pty.terminal)
  }

  /// How long the answer to some keys took.
  public struct Answer {
    /// Seconds to the first byte that was drawn.
    public let first: Double
    /// Seconds to the last byte before the screen was at rest.
    public let last: Double
  }

  /// Types keys, and reads until nothing is drawn for a while.
  ///
  /// - Parameters:
  ///   - keys: The keys, as a terminal sends them.
  ///   - quiet: For how many seconds nothing is drawn when the screen is at rest.
  ///   - limit: How many seconds to wait for the first byte.
  /// - Returns: `nil` where nothing was drawn.
  public func type(_ keys: String, quiet: Double, limit: Double = 60) -> Answer? {
    let start = now
    let typed = Array(keys.utf8)
    guard write(pty.master, typed, typed.count) == typed.count, reads(within: limit) else {
      return nil
    }
    let first = now - start
    var last = first
    while reads(within: quiet) { last = now - start }
    return Answer(first: first, last: last)
  }

  /// Types the keys that end the program, and reads what it draws until it has ended.
  ///
  /// - Returns: The most memory that it had, in megabytes.
  /// - Throws: ``Program/Failure`` where it does not end well within ten seconds.
  public func end(by keys: String) throws -> Double {
    _ = type(keys, quiet: 0)
    var status: Int32 = 0
    var usage = rusage()
    let deadline = now + 10
    while wait4(pty.process, &status, WNOHANG, &usage) != pty.process {
      guard now < deadline else { throw Program.Failure(words: words) }
      _ = reads(within: 0.01)
    }
    isRunning = false
    guard status == 0 else { throw Program.Failure(words: words) }
    return Double(usage.ru_maxrss) * 1_024 * 1e-6
  }

  private func reads(within seconds: Double) -> Bool {
    var wanted = pollfd(fd: pty.master, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, Int32(seconds * 1_000)) == 1 else { return false }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    return read(pty.master, &bytes, bytes.count) > 0
  }

  private var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
