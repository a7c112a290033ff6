// SPDX-License-Identifier: MIT

import Foundation

extension Destination {
  /// Where standard output leads.
  static var standardOutput: Destination { Destination(of: STDOUT_FILENO) }
}

extension Output {
  /// Prints on standard output what the closure writes, to the end.
  static func print(
    _ content: (inout Output) throws(OutputError) -> Void
  ) throws(CommandError) {
    var output = Output()
    do throws(OutputError) {
      try content(&output)
      try output.finish()
    } catch {
      throw .output(error)
    }
  }
  /// Prints a line on standard output.
  static func printLine(_ line: String) throws(CommandError) {
    try print { output throws(OutputError) in try output.writeLine(line) }
  }
}
