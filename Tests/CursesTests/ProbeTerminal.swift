// SPDX-License-Identifier: MIT

import Screen
import TerminalTesting
import Testing

/// Starts the probe, the smallest program with a full screen.
enum ProbeTerminal {
  /// Starts the probe and waits until it has drawn its frame.
  static func start(
    showing sample: String = "", options: [String] = [], environment: [String: String] = [:],
    size: Size = Size(rows: 24, columns: 80)
  ) throws -> PseudoTerminal {
    let terminal = try launch(options + [sample], environment: environment, size: size)
    // The corner is drawn last.
    try terminal.waitFor("end")
    return terminal
  }

  /// Starts the probe, which may fail to open the terminal.
  static func launch(
    _ arguments: [String] = [], environment: [String: String] = [:],
    size: Size = Size(rows: 24, columns: 80)
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      running: builtProgram("CursesProbe"), arguments: arguments,
      environment: PseudoTerminal.usualEnvironment.merging(environment) { $1 }, size: size)
  }
}
