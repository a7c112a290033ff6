// SPDX-License-Identifier: MIT

import Curses
import Glibc
import Screen

/// The smallest program with a full screen, for tests to look at: it shows what it knows of the
/// terminal, samples of text and color, and the events it gets.
@main
struct CursesProbe {
  static func main() {
    Signals.block()
    var arguments = CommandLine.arguments.dropFirst()
    var options = CursesHost.Options()
    if arguments.first == "--plain" {
      options = CursesHost.Options(color: false, mouse: false)
      arguments = arguments.dropFirst()
    }
    do throws(TerminalError) {
      var loop = ProbeLoop(host: try CursesHost(options: options), sample: arguments.first ?? "")
      let code = loop.run()
      _ = consume loop
      print("ended")
      exit(code)
    } catch {
      var message = "\(error)\n"
      message.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
      exit(EX_UNAVAILABLE)
    }
  }
}

/// Shows frames and answers keys until it is told to end.
struct ProbeLoop: ~Copyable {
  var host: CursesHost
  let sample: String
  var events: [String] = []
  var cursor: Point?

  init(host: consuming CursesHost, sample: String) {
    self.host = host
    self.sample = sample
  }

  /// Runs until a `q` or a signal.
  ///
  /// - Returns: The exit code.
  mutating func run() -> Int32 {
    var timeout: Duration?
    while true {
      host.show(frame())
      let event = host.nextEvent(timeout: timeout)
      timeout = nil
      switch event {
      case .key(.character("q")): return EXIT_SUCCESS
      case .terminated(.signal(let number)): return 128 + number
      case .terminated(.hangUp): return 128 + SIGHUP
      case .key(.character("t")): timeout = .milliseconds(20)
      case .key(let key): obey(key)
      default: break
      }
      events.append(name(of: event))
    }
  }

  private mutating func obey(_ key: Key) {
    switch key {
    case .control("z"): host.suspend()
    case .control("l"): host.redraw()
    case .character("o"): host.runOutside { runShell(sample) }
    case .character("p"): waitForClosedPipe()
    case .character("y"): host.copyToClipboard("stemma")
    case .character("m"): host.reportMouse(false)
    case .character("c"): cursor = cursor == nil ? Point(row: 2, column: 3) : nil
    case .character("w"): ringFromAnotherThread()
    case .character("x"): fatalError("as the test wished")
    case .character("X"): events.append("\(overflow(0))")
    default: break
    }
  }

  private func ringFromAnotherThread() {
    let wakeUp = host.wakeUp
    Task.detached { wakeUp.ring() }
  }

  /// Waits for a descriptor that nothing will ever come from.
  private mutating func waitForClosedPipe() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    close(ends[1])
    host.wait(alsoFor: ends[0])
  }

  private func name(of event: Event) -> String {
    switch event {
    case .key(let key): "\(key)"
    case .resize(let size): "resize:\(size.rows)x\(size.columns)"
    case .notice: "notice"
    case .timeout: "timeout"
    case .resumed: "resumed"
    case .terminated: "terminated"
    }
  }
}

extension ProbeLoop {
  private func frame() -> Frame {
    var frame = host.blankFrame
    let colors = host.capabilities.colors.rawValue
    frame.write(
      "\(host.size.rows)x\(host.size.columns) colors=\(colors) \(host.capabilities.glyphs) "
        + "mouse=\(host.capabilities.hasMouse)",
      at: Point(row: 0, column: 0))
    frame.write("> " + events.suffix(6).joined(separator: " "), at: Point(row: 1, column: 0))
    frame.write(sample + "|", at: Point(row: 2, column: 0))
    var column = 0
    for (name, style) in ProbeLoop.styles {
      column += frame.write(name, at: Point(row: 3, column: column), style: style) + 1
    }
    let last = Point(row: host.size.rows - 1, column: host.size.columns - 3)
    frame.write("end", at: last)
    frame.cursor = cursor
    return frame
  }

  private static let styles: [(String, Style)] = [
    ("bold", Style(attributes: .bold)),
    ("dim", Style(attributes: .dim)),
    ("reverse", Style(attributes: .reverse)),
    ("underline", Style(attributes: .underline)),
    ("italic", Style(attributes: .italic)),
    ("red", Style(foreground: .palette(1))),
    ("bright", Style(foreground: .palette(10))),
    ("gray", Style(foreground: .palette(240))),
    ("orange", Style(foreground: .palette(208))),
    ("behind", Style(background: .palette(4))),
    ("shaded", Style(foreground: .palette(2), background: .palette(236))),
  ]
}

/// Runs a command in the foreground, and waits for it.
private func runShell(_ command: String) {
  var process: pid_t = 0
  let words = (["sh", "-c", command] as [String]).map { strdup($0) }
  defer { for word in words { free(word) } }
  guard posix_spawn(&process, "/bin/sh", nil, nil, words + [nil], nil) == 0 else { return }
  waitpid(process, nil, 0)
}

/// Uses the stack up.
private func overflow(_ depth: Int) -> Int { depth < 0 ? 0 : 1 + overflow(depth + 1) }
