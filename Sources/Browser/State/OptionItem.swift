// SPDX-License-Identifier: MIT

import LineageCore

/// A line of the options.
enum OptionItem: Hashable {
  case trunk
  case inspector
  case generation
  case difficulty
  case pack
  case metric(String)
  case mouse

  /// All lines, where there are some metrics.
  static func all(_ metrics: Metrics?) -> [OptionItem] {
    [.trunk, .inspector, .generation, .difficulty, .pack]
      + (metrics?.all ?? []).map { .metric($0.name) } + [.mouse]
  }

  /// What it is called.
  var name: String {
    switch self {
    case .metric(let name): name
    default: "\(self)"
    }
  }

  /// What it decides.
  var help: String {
    switch self {
    case .trunk: "the main line straight down (auto: if deep)"
    case .inspector: "where it stands (auto: beside if wide)"
    case .generation: "the generation in each row"
    case .difficulty: "the difficulty in each row"
    case .pack: "the pack in each row"
    case .metric: "this metric in each row"
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
    case .metric(let name): word(options.columns.metrics.contains(name))
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
    case .metric(let name): state.options.columns.metrics.formSymmetricDifference([name])
    case .mouse:
      state.options.usesMouse.toggle()
      return [.useMouse(state.options.usesMouse)]
    }
    return []
  }
}
