// SPDX-License-Identifier: MIT

public import Screen

/// Performs what the browser wants done outside, and brings back what came of it.
public protocol World: ~Copyable {
  /// Starts doing something. Nothing that takes longer than a frame is waited for.
  mutating func perform(_ effect: Effect)

  /// Runs a program at the terminal, which nothing else uses meanwhile, and returns when it has ended.
  mutating func run(_ job: OutsideJob)

  /// What has happened since the last call.
  mutating func news() -> [Action]
}

/// The browser's loop: read an event, change the state, do what it wants, draw.
public struct BrowserLoop<Terminal: Host & ~Copyable, Outside: World & ~Copyable>: ~Copyable {
  private var host: Terminal
  private var world: Outside
  /// What the browser knows.
  public private(set) var state: BrowserState

  /// Creates a loop that is ready to run.
  public init(host: consuming Terminal, world: consuming Outside, state: BrowserState) {
    self.host = host
    self.world = world
    self.state = state
  }

  /// Runs until the user quits or the terminal goes away.
  ///
  /// - Returns: Why the loop ended, where the user did not ask for it.
  public mutating func run() -> Termination? {
    while true {
      for action in world.news() where !update(action) { return nil }
      host.show(state.frame())
      switch host.nextEvent() {
      case .key(let key): if !update(.key(key)) { return nil }
      case .resize(let size): if !update(.resized(size)) { return nil }
      case .resumed: if !update(.resized(host.size)) { return nil }
      case .notice, .timeout: break
      case .terminated(let reason): return reason
      }
    }
  }

  /// Takes in an action, and tells whether to go on.
  private mutating func update(_ action: Action) -> Bool {
    for effect in state.update(action) {
      switch effect {
      case .quit: return false
      case .redraw: host.redraw()
      case .suspend: host.suspend()
      case .copy(let text): host.copyToClipboard(text)
      case .useMouse(let isOn): host.reportMouse(isOn)
      case .runOutside(let job): host.runOutside { world.run(job) }
      default: world.perform(effect)
      }
    }
    return true
  }
}
