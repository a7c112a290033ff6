// SPDX-License-Identifier: MIT

import CPty
import Glibc
public import Screen
public import Testing

/// A program at a terminal that a test plays: it types, looks at the screen, and pulls the plug.
///
///     let terminal = try PseudoTerminal(running: "/usr/bin/top")
///     try terminal.waitFor("load average")
///     try terminal.type("q")
///     #expect(try terminal.waitForExit() == .exited(0))
///
/// Every wait ends as soon as what it waits for is there. The deadline is generous: it only says
/// when to give up.
public final class PseudoTerminal {
  /// What the terminal shows.
  public let screen: VirtualScreen

  /// The terminal's attributes as the program found them.
  public let initialAttributes: TerminalAttributes

  /// Everything that the program has written so far.
  public private(set) var output: [UInt8] = []

  private var pty = cpty()
  private var status: ExitStatus?
  private var isConnected = true

  /// How a program ended.
  public enum ExitStatus: Hashable, Sendable {
    /// By itself, with a code.
    case exited(Int32)
    /// By a signal.
    case signaled(Int32)
  }

  /// Why a test cannot go on.
  ///
  /// What happened is recorded as an issue.
  public enum Failure: Error {
    /// The system did not start the program.
    case notStarted(errno: Int32)
    /// What was waited for did not come.
    case deadlinePassed
  }

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - program: The path of its file.
  ///   - arguments: What follows its name.
  ///   - environment: All of its environment.
  ///   - directory: Where it runs, where the test runs if `nil`.
  ///   - size: The size of the terminal.
  /// - Throws: ``Failure/notStarted(errno:)``.
  public init(
    running program: String, arguments: [String] = [],
    environment: [String: String] = PseudoTerminal.usualEnvironment, directory: String? = nil,
    size: Size = Size(rows: 24, columns: 80)
  ) throws {
    guard let screen = VirtualScreen(size: size) else { throw Failure.notStarted(errno: ENOMEM) }
    guard cpty_open(&pty) else { throw Failure.notStarted(errno: errno) }
    self.screen = screen
    initialAttributes = TerminalAttributes(of: pty.terminal)
    cpty_resize(&pty, Int32(size.rows), Int32(size.columns))
    let argumentPointers = ([program] + arguments).map { strdup($0) }
    let environmentPointers = environment.map { strdup("\($0.key)=\($0.value)") }
    defer { for pointer in argumentPointers + environmentPointers { free(pointer) } }
    let isStarted = cpty_start(
      &pty, program, argumentPointers + [nil], environmentPointers + [nil], directory)
    guard isStarted else { throw Failure.notStarted(errno: errno) }
  }

  deinit {
    if status == nil, pty.process > 0 {
      for group in [tcgetpgrp(pty.master), pty.process] where group > 1 { kill(-group, SIGKILL) }
      waitpid(pty.process, nil, 0)
    }
    if isConnected { close(pty.master) }
    close(pty.terminal)
  }

  /// A terminal of the usual kind, in a UTF-8 locale that every system has.
  public static let usualEnvironment = [
    "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
    // Swift's own report of a crash would ask the user what to do.
    "SWIFT_BACKTRACE": "enable=no",
  ].merging(sanitizerOptions) { $1 }

  /// The terminal's attributes as they are now.
  public var attributes: TerminalAttributes { TerminalAttributes(of: pty.terminal) }

  /// Whether the program has asked to be told what is pasted, and not taken that back.
  public var tellsPastes: Bool {
    let text = String(decoding: output, as: UTF8.self)
    let switches = text.split(separator: "\u{1B}[?2004").dropFirst()
    return switches.last?.first == "h"
  }

  /// The id of the program's process.
  public var process: Int32 { pty.process }
}

extension PseudoTerminal {
  /// Types keys, in the notation of `Key.parse`.
  ///
  /// - Precondition: A key after `<esc>` is typed by another call, when the program has shown that
  ///   it saw the escape; else the two could be one sequence.
  public func type(_ notation: String) throws { send(try Key.parse(notation).flatMap(\.bytesSent)) }

  /// Pastes a text, as a terminal does that was asked to tell.
  public func paste(_ text: String) { send(Key.paste(text).bytesSent) }

  /// Sends bytes as if a key did.
  public func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(pty.master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Gives the terminal another size.
  public func resize(to size: Size) {
    screen.resize(to: size)
    cpty_resize(&pty, Int32(size.rows), Int32(size.columns))
  }

  /// Sends a signal to the program.
  public func signal(_ number: Int32) { kill(pty.process, number) }

  /// Takes the terminal away, as when a window is closed.
  public func hangUp() {
    close(pty.master)
    isConnected = false
  }
}

extension PseudoTerminal {
  /// When to give up, on a machine however slow.
  private static let patience = Duration.seconds(60)

  /// Waits until a text is on the screen.
  public func waitFor(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try waitFor("\"\(text)\"", sourceLocation: sourceLocation) { $0.find(text) != nil }
  }

  /// Waits until the screen fulfills a condition, which is named for the case that it never does.
  public func waitFor(
    _ name: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: (VirtualScreen) -> Bool
  ) throws {
    // Nothing new on the screen, nothing new to look for.
    var seen = -1
    try wait(for: name, sourceLocation) {
      defer { seen = output.count }
      return seen != output.count && condition(screen)
    }
  }

  /// Waits until the program has read all that was sent, taking its output.
  ///
  /// - Returns: How it has ended, where it has.
  public func waitUntilRead(
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ExitStatus? {
    try wait(for: "the program to read", sourceLocation) {
      checkStatus() != nil || cpty_unread(&pty) == 0
    }
    while receive(milliseconds: 0) {}
    return checkStatus()
  }

  /// Waits until the program has ended, and takes the rest of its output.
  ///
  /// - Returns: How it ended.
  @discardableResult
  public func waitForExit(
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ExitStatus {
    var ended: ExitStatus?
    try wait(for: "the program's end", sourceLocation) {
      ended = checkStatus()
      return ended != nil
    }
    while receive(milliseconds: 0) {}
    return ended ?? .exited(-1)
  }

  private func wait(
    for name: String, _ sourceLocation: SourceLocation, until isFulfilled: () -> Bool
  ) throws {
    let deadline = ContinuousClock.now + PseudoTerminal.patience
    while !isFulfilled() {
      guard ContinuousClock.now < deadline else {
        Issue.record(
          "Waited in vain for \(name). The screen shows:\n\(screen.text)",
          sourceLocation: sourceLocation)
        throw Failure.deadlinePassed
      }
      receive(milliseconds: 10)
    }
  }

  private func checkStatus() -> ExitStatus? {
    if let status { return status }
    var code: Int32 = 0
    guard cpty_has_ended(&pty, &code) else { return nil }
    status = code < 0 ? .signaled(-code) : .exited(code)
    return status
  }

  /// Takes output, waiting for it no longer than some milliseconds.
  ///
  /// - Returns: Whether there was any.
  @discardableResult
  private func receive(milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: isConnected ? pty.master : -1, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(pty.master, &buffer, buffer.count)
    guard count > 0 else { return false }
    output += buffer[..<count]
    screen.feed(Array(buffer[..<count]))
    return true
  }
}
