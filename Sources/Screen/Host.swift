// SPDX-License-Identifier: MIT

/// A terminal as a browser's loop sees it: it shows frames and reports events.
///
///     while true {
///       host.show(draw(state, size: host.size))
///       switch host.nextEvent(timeout: state.isBusy ? .milliseconds(100) : nil) {
///       case .key(let key): …
///       case .terminated: return
///       case .resize, .resumed, .notice, .timeout: …
///       }
///     }
public protocol Host: ~Copyable {
  /// The terminal's size, as of the last event.
  var size: Size { get }

  /// What the terminal can show. It stays the same for the life of the host.
  var capabilities: Capabilities { get }

  /// Shows a frame. The host sends what differs from what is shown already.
  mutating func show(_ frame: Frame)

  /// Waits for the next event.
  ///
  /// - Parameter timeout: How long to wait before the event is ``Event/timeout``; `nil` to wait as
  ///   long as it takes.
  /// - Returns: One event. Others that are ready come with the next calls.
  mutating func nextEvent(timeout: Duration?) -> Event

  /// Forgets what is shown, so that the next frame is sent whole. For a screen that something
  /// else has written on.
  mutating func redraw()

  /// Gives the terminal back, stops the program as a shell's job, and returns when it goes on.
  /// ``Event/resumed`` is the next event.
  mutating func suspend()

  /// Leaves the terminal to other programs, such as a pager, while `body` runs.
  /// ``Event/resumed`` is the next event.
  mutating func runOutside<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure)

  /// Puts text on the clipboard of whoever sits at the terminal, if the terminal can.
  mutating func copyToClipboard(_ text: String)

  /// Asks for mouse events, or no longer, so that the terminal's own selection works.
  mutating func reportMouse(_ isOn: Bool)
}

extension Host where Self: ~Copyable {
  /// Waits for the next event as long as it takes.
  public mutating func nextEvent() -> Event { nextEvent(timeout: nil) }

  /// An empty frame for this terminal.
  public var blankFrame: Frame { Frame(size: size, glyphs: capabilities.glyphs) }
}
