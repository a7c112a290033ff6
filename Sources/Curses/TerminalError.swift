// SPDX-License-Identifier: MIT

import Screen

/// Why a terminal cannot show full screens.
///
/// Nothing was changed or written there.
public enum TerminalError: Error, Hashable, Sendable {
  /// There is no terminal, only files or pipes.
  case noTerminal
  /// `TERM` does not name the kind of terminal.
  case termNotSet
  /// The terminal database does not know the kind.
  case unknownTerm(String)
  /// The cursor cannot be moved on a terminal of this kind.
  case dumbTerm(String)
  /// The system refused what a full screen needs.
  case refused(call: String, code: Int32)
}

extension TerminalError: CustomStringConvertible {
  /// What is wrong, and what to do instead.
  public var description: String {
    switch self {
    case .noTerminal:
      "There is no terminal to browse on. `stemma tree` prints the lineage as text."
    case .termNotSet:
      "TERM is not set, so the kind of terminal is unknown. Set it, as in TERM=xterm-256color, "
        + "or print the lineage with `stemma tree`."
    case .unknownTerm(let name):
      "The terminal database does not know TERM=\(VisibleText(name).text). Set another, as in "
        + "TERM=xterm-256color, or print the lineage with `stemma tree`."
    case .dumbTerm(let name):
      "A terminal of kind \(VisibleText(name).text) cannot show full screens. Browse in lines "
        + "with `stemma browse --linear`, or print the lineage with `stemma tree`."
    case .refused(let call, let code):
      "The terminal cannot be used: \(call) failed, \(Calls.message(for: code)). "
        + "`stemma tree` prints the lineage as text."
    }
  }
}
