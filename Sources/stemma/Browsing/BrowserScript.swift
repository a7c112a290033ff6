// SPDX-License-Identifier: MIT

import Browser
import Foundation
import Screen

/// Keys that are typed one after the other, each when all that the one before has led to is done.
struct BrowserScript {
  private let desk: StoreDesk
  private var world: StoreWorld

  /// The browser after the keys so far.
  private(set) var state: BrowserState

  /// What is to be done at the terminal itself.
  private var outside: [Effect] = []

  /// Whether a key has ended the browser.
  private(set) var hasEnded = false

  /// Creates a script for a browser that has not begun to read its store.
  init(_ state: BrowserState, at desk: StoreDesk) {
    self.state = state
    self.desk = desk
    world = StoreWorld(desk)
  }

  /// Types keys.
  mutating func type(_ keys: [Key]) async {
    await settle()
    for key in keys where !hasEnded {
      update(.key(key))
      await settle()
    }
  }

  /// Waits until nothing is being read or asked any more.
  private mutating func settle() async {
    while true {
      let isIdle = desk.isIdle
      let news = desk.takeNews()
      for action in news { update(action) }
      // Idle means that whoever worked has reported before: there was nothing left to take.
      if isIdle, news.isEmpty { return }
      if news.isEmpty { await Self.pause() }
    }
  }

  private static func pause() async {
    do {
      try await Task.sleep(for: .milliseconds(2))
    } catch {
      // Canceled: the caller is about to end, and the next look finds it idle or not.
    }
  }

  private mutating func update(_ action: Action) {
    for effect in state.update(action) {
      switch effect {
      case .quit: hasEnded = true
      case .copy, .runOutside: outside.append(effect)
      // What a program has changed is there when it has run.
      case .readUserState where !outside.isEmpty: outside.append(effect)
      default: world.perform(effect)
      }
    }
  }

  /// Takes what is to be done at the terminal.
  mutating func takeOutside() -> [Effect] {
    defer { outside = [] }
    return outside
  }

  /// The screen as text, without spaces at the ends of lines.
  var text: String {
    state.frame().lines.map { line in
      String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }
    .joined()
  }
}
