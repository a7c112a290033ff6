// SPDX-License-Identifier: MIT

/// A host without a terminal: it plays a script of events and keeps what it is shown.
///
///     var host = MemoryHost(size: Size(rows: 8, columns: 40))
///     host.type(try Key.parse("jj<enter>q"))
///     loop.run(on: &host)
///     host.lastFrame?.text
public struct MemoryHost: Host, Sendable {
  /// The size, which a scripted ``Event/resize(_:)`` changes when it is delivered.
  public private(set) var size: Size

  /// What the terminal is said to be able to show.
  public let capabilities: Capabilities

  /// The events that are still to come.
  public private(set) var script: [Event]

  /// Every frame shown, the latest last.
  public private(set) var frames: [Frame] = []

  /// What else the host was asked to do, in order.
  public private(set) var requests: [Request] = []

  /// A request other than to show a frame.
  public enum Request: Hashable, Sendable {
    /// ``Host/redraw()``
    case redraw
    /// ``Host/suspend()``
    case suspend
    /// ``Host/runOutside(_:)``
    case runOutside
    /// ``Host/copyToClipboard(_:)``
    case copyToClipboard(String)
    /// ``Host/reportMouse(_:)``
    case reportMouse(Bool)
  }

  /// Creates a host.
  public init(
    size: Size, capabilities: Capabilities = Capabilities(), script: [Event] = []
  ) {
    self.size = size
    self.capabilities = capabilities
    self.script = script
  }

  /// The frame shown last.
  public var lastFrame: Frame? { frames.last }

  /// Adds keys to the end of the script.
  public mutating func type(_ keys: [Key]) { script += keys.map(Event.key) }
}

extension MemoryHost {
  /// Records a frame.
  public mutating func show(_ frame: Frame) {
    frame.checkInvariants()
    frames.append(frame)
  }

  /// Returns the next event of the script.
  ///
  /// At its end the terminal hangs up, so that every loop comes to an end.
  public mutating func nextEvent(timeout: Duration?) -> Event {
    guard !script.isEmpty else { return .terminated(.hangUp) }
    let event = script.removeFirst()
    if case .resize(let size) = event { self.size = size }
    return event
  }

  /// Records the request.
  public mutating func redraw() { requests.append(.redraw) }

  /// Records the request, and goes on at once.
  public mutating func suspend() {
    requests.append(.suspend)
    script.insert(.resumed, at: 0)
  }

  /// Records the request, and runs the body.
  public mutating func runOutside<Failure: Error>(
    _ body: () throws(Failure) -> Void
  ) throws(Failure) {
    requests.append(.runOutside)
    defer { script.insert(.resumed, at: 0) }
    try body()
  }

  /// Records the text.
  public mutating func copyToClipboard(_ text: String) {
    requests.append(.copyToClipboard(text))
  }

  /// Records the request.
  public mutating func reportMouse(_ isOn: Bool) { requests.append(.reportMouse(isOn)) }
}
