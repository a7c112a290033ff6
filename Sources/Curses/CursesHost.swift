// SPDX-License-Identifier: MIT

public import Screen

/// A real terminal, by way of ncurses.
///
/// There is one at a time. It restores the terminal when it goes out of scope, when the program is
/// stopped, asked to end or left alone by its terminal, and even when it crashes.
///
///     Signals.block()                        // first thing, before any thread starts
///     var host = try CursesHost()
///     host.show(frame)
///     let event = host.nextEvent()
public struct CursesHost: ~Copyable, Host {
  /// The terminal's size, as of the last event.
  public private(set) var size: Size

  /// What the terminal can show.
  public let capabilities: Capabilities

  /// Rung by work beside the loop, it makes ``Event/notice`` the next event.
  public let wakeUp: WakeUp

  private var terminal: Terminal
  private var waiting: Waiting
  private var keys: CursesKeys
  private var painter: Painter

  /// Whether the program left the terminal and is not to take it again.
  private var hasLeft = false

  /// How often in a row the keyboard was ready and nothing could be read.
  private var vainReads = 0

  /// The events that happened together with the one returned last.
  private var pending: [Event] = []

  /// What the caller may choose.
  public struct Options: Hashable, Sendable {
    /// Whether to use color, if the terminal has any.
    public var color: Bool

    /// Whether to ask for mouse events, which takes the terminal's own selection away.
    public var mouse: Bool

    /// Creates options.
    public init(color: Bool = true, mouse: Bool = true) {
      self.color = color
      self.mouse = mouse
    }
  }

  /// Opens the terminal that controls the program.
  ///
  /// - Throws: ``TerminalError``, with the terminal untouched.
  public init(options: Options = Options()) throws(TerminalError) {
    // Again, so that nothing is lost if the caller forgot.
    Signals.block()
    let wakeUp = try WakeUp()
    let waiting = try Waiting()
    terminal = try Terminal()
    self.wakeUp = wakeUp
    self.waiting = waiting
    keys = CursesKeys()
    painter = Painter(color: options.color)
    capabilities = Capabilities(
      colors: painter.depth,
      glyphs: terminal.isUnicode ? .unicode : .ascii,
      hasMouse: terminal.hasMouse && options.mouse,
      hasClipboard: terminal.canFillClipboard)
    terminal.reportMouse(options.mouse)
    size = terminal.size
    Calls.resize(to: size)
  }
}

extension CursesHost {
  /// Shows a frame.
  public mutating func show(_ frame: Frame) {
    if !hasLeft { painter.paint(frame, size: size) }
  }

  /// Forgets what is shown, so that the next frame is sent whole.
  public mutating func redraw() { painter.forget() }

  /// Stops the program as a shell's job; when it goes on, ``Event/resumed`` is next.
  public mutating func suspend() {
    terminal.leave()
    Signals.stop()
    comeBack()
  }

  /// Leaves the terminal to other programs while `body` runs; ``Event/resumed`` is next.
  public mutating func runOutside<Failure: Error>(
    _ body: () throws(Failure) -> Void
  ) throws(Failure) {
    terminal.leave()
    Signals.enterOutside()
    defer {
      Signals.leaveOutside()
      comeBack()
    }
    try body()
  }

  /// Puts text on the clipboard by the control sequence OSC 52, if the terminal knows it.
  public mutating func copyToClipboard(_ text: String) {
    guard terminal.canFillClipboard else { return }
    Calls.write(
      Clipboard.sequence(toCopy: text, insideTmux: terminal.isInsideTmux), to: terminal.output)
  }

  /// Asks for mouse events, or no longer, so that the terminal's own selection is there.
  public mutating func reportMouse(_ isOn: Bool) { terminal.reportMouse(isOn) }

  /// Waits for a descriptor as well, such as one that reports changed files.
  ///
  /// As long as it is readable, events are ``Event/notice``: the caller reads it. One that is
  /// closed at its other end is noticed once and then forgotten.
  public mutating func wait(alsoFor descriptor: Int32) { waiting.add(descriptor) }
}

extension CursesHost {
  /// Waits for the next event.
  public mutating func nextEvent(timeout: Duration?) -> Event {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while pending.isEmpty {
      let sources = waiting.wait(keyboard: terminal.input, wakeUp: wakeUp, until: deadline)
      for source in sources { collectEvents(from: source) }
      if sources.isEmpty, let deadline, ContinuousClock.now >= deadline { return .timeout }
    }
    return pending.removeFirst()
  }

  private mutating func collectEvents(from source: Waiting.Source) {
    switch source {
    case .signals: answerSignals()
    case .wakeUp:
      wakeUp.silence()
      pending.append(.notice)
    case .other: pending.append(.notice)
    case .keyboard: readKeys()
    case .hangUp: pending.append(.terminated(.hangUp))
    }
  }

  private mutating func answerSignals() {
    while let request = waiting.nextSignal() {
      switch request {
      case .resize: adoptSize()
      case .stop: suspend()
      case .goOn:
        terminal.leave()
        comeBack()
      case .end(let signal): pending.append(.terminated(.signal(signal)))
      }
    }
  }

  /// Reads keys.
  ///
  /// A terminal that is readable again and again but yields nothing is gone, and would otherwise
  /// keep the loop busy for ever.
  private mutating func readKeys() {
    let waitingBytes = Calls.bytesWaiting(at: terminal.input)
    let read = keys.read(from: terminal.input)
    let isStuck = read.isEmpty && Calls.bytesWaiting(at: terminal.input) >= waitingBytes
    vainReads = isStuck ? vainReads + 1 : 0
    pending += vainReads < 3 ? read.map(Event.key) : [.terminated(.hangUp)]
  }

  /// Takes the terminal again after leaving it, unless the program was asked to end meanwhile: then
  /// it is not in the foreground, and the terminal is somebody else's.
  private mutating func comeBack() {
    hasLeft = Signals.isTerminationPending
    guard !hasLeft else { return }
    adoptSize()
    painter.forget()
    terminal.enter()
    pending.insert(.resumed, at: 0)
  }

  private mutating func adoptSize() {
    let newSize = terminal.size
    guard newSize != size else { return }
    size = newSize
    Calls.resize(to: newSize)
    painter.forget()
    pending.append(.resize(newSize))
  }
}
