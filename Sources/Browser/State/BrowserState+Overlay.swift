// SPDX-License-Identifier: MIT

import LineageCore
import Screen

extension BrowserState {
  /// Does what a command asks for where something lies over the tree; `nil` where nothing does, or
  /// where the command is the program's.
  mutating func performInOverlay(_ command: Command, count: Int?) -> [Effect]? {
    guard let overlay, ![.quit, .suspend, .redraw].contains(command) else { return nil }
    if command == .close || command == .cancel {
      self.overlay = nil
      return []
    }
    switch overlay {
    case .chooser(let chooser): performInChooser(command, chooser, count: count)
    case .options(let selected): return performInOptions(command, selected: selected, count: count)
    case .commands(let selected):
      return performInCommands(command, selected: selected, count: count)
    }
    return []
  }

  private mutating func performInChooser(_ command: Command, _ chooser: Chooser, count: Int?) {
    var chooser = chooser
    if command == .enter {
      let chosen = count.map { $0 - 1 } ?? chooser.selected
      guard chooser.choices.indices.contains(chosen) else { return }
      overlay = nil
      jump(to: chooser.choices[chosen])
    } else {
      chooser.selected = Self.target(
        command, from: chooser.selected, count: count, page: pageRows / 2,
        last: chooser.choices.count - 1)
      overlay = .chooser(chooser)
    }
  }

  /// In a short list of snapshots a digit chooses at once.
  mutating func chooseByDigit(_ key: Key) -> Bool {
    guard case .chooser(let chooser) = overlay, chooser.choices.count <= 9, let digit = key.digit,
      chooser.choices.indices.contains(digit - 1)
    else { return false }
    overlay = nil
    jump(to: chooser.choices[digit - 1])
    return true
  }

  private mutating func performInCommands(
    _ command: Command, selected: Int, count: Int?
  ) -> [Effect] {
    guard command == .enter, let graph = view?.graph else {
      let target = Self.target(
        command, from: selected, count: count, page: pageRows, last: userCommands.count - 1)
      overlay = .commands(selected: target)
      return []
    }
    overlay = nil
    return [.runOutside(.command(userCommands[selected], chosen.map { graph.id(of: $0) }))]
  }

  private mutating func performInOptions(
    _ command: Command, selected: Int, count: Int?
  ) -> [Effect] {
    if command == .enter {
      return OptionItem.allCases[selected].change(&self)
    }
    let target = Self.target(
      command, from: selected, count: count, page: pageRows, last: OptionItem.allCases.count - 1)
    overlay = .options(selected: target)
    return []
  }
}

/// A line of the options.
enum OptionItem: String, CaseIterable {
  case trunk
  case inspector
  case generation
  case difficulty
  case pack
  case mouse

  /// What it decides.
  var help: String {
    switch self {
    case .trunk: "the main line straight down (auto: if deep)"
    case .inspector: "where it stands (auto: beside if wide)"
    case .generation: "the generation in each row"
    case .difficulty: "the difficulty in each row"
    case .pack: "the pack in each row"
    case .mouse: "off: the terminal selects text itself"
    }
  }

  /// How it stands.
  func value(_ options: BrowserState.Options) -> String {
    func word(_ flag: Bool) -> String { flag ? "on" : "off" }
    return switch self {
    case .trunk: options.trunk.rawValue
    case .inspector: options.inspectorSide.rawValue
    case .generation: word(options.columns.generation)
    case .difficulty: word(options.columns.difficulty)
    case .pack: word(options.columns.pack)
    case .mouse: word(options.usesMouse)
    }
  }

  /// Goes on to the next value.
  func change(_ state: inout BrowserState) -> [Effect] {
    switch self {
    case .trunk:
      state.options.trunk = state.options.trunk.next
      let trunk = state.options.trunk
      state.changeRows { $0.trunk = trunk }
    case .inspector: state.options.inspectorSide = state.options.inspectorSide.next
    case .generation: state.options.columns.generation.toggle()
    case .difficulty: state.options.columns.difficulty.toggle()
    case .pack: state.options.columns.pack.toggle()
    case .mouse:
      state.options.usesMouse.toggle()
      return [.useMouse(state.options.usesMouse)]
    }
    return []
  }
}

extension CaseIterable where Self: Equatable {
  /// The case after this one, around the end.
  var next: Self {
    let all = Array(Self.allCases)
    let place = all.firstIndex(of: self).map { $0 + 1 } ?? 0
    return all[place % all.count]
  }
}
