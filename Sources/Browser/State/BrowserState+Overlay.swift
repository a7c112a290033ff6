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
    if command == .help {
      open(.help(.menu))
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
    guard pages.isEmpty, case .chooser(let chooser) = overlay, chooser.choices.count <= 9,
      let digit = key.digit,
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
    return runOutside(.command(userCommands[selected], chosen.map { graph.id(of: $0) }))
  }

  private mutating func performInOptions(
    _ command: Command, selected: Int, count: Int?
  ) -> [Effect] {
    if command == .enter {
      return OptionItem.all(metrics)[selected].change(&self)
    }
    let target = Self.target(
      command, from: selected, count: count, page: pageRows, last: OptionItem.all(metrics).count - 1
    )
    overlay = .options(selected: target)
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
