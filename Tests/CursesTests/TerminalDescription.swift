// SPDX-License-Identifier: MIT

import Glibc
import TerminalTesting
import Testing

/// Terminals that exist for a test only.
enum TerminalDescription {
  /// Compiles the source of a description.
  ///
  /// - Returns: A directory to name in `TERMINFO`, which the test removes.
  static func compile(_ source: String) throws -> String {
    var template = Array("/tmp/stemma-terminfo-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let bytes = template.dropLast().map(UInt8.init(bitPattern:))
    let directory = String(decoding: bytes, as: UTF8.self)
    let file = try #require(fopen("\(directory)/source", "w"))
    fputs(source + "\n", file)
    fclose(file)
    try run("/usr/bin/tic", ["-x", "-o", directory, "\(directory)/source"])
    return directory
  }

  /// Removes a directory made by ``compile(_:)``.
  static func remove(_ directory: String) {
    // Not being able to tidy up is no reason to fail.
    try? run("/bin/rm", ["-rf", directory])
  }

  private static func run(_ program: String, _ arguments: [String]) throws {
    let terminal = try PseudoTerminal(running: program, arguments: arguments)
    let status = try terminal.waitForExit()
    #expect(status == .exited(0), "\(terminal.screen.text)")
  }
}
