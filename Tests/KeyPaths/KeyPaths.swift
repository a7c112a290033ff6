// SPDX-License-Identifier: MIT

import LineageCore

/// Runs what stemma's speed hangs on, over a lineage in a file, without a store or a terminal.
///
///     KeyPaths times LINEAGE.tsv      medians in microseconds, a line each
///     KeyPaths once PATH LINEAGE.tsv  one of the paths, for a program that counts instructions
@main
enum KeyPaths {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("times", 2):
      try Timing(lineage: LineageFile(arguments[1]).records).print()
    case ("once", 3):
      guard let path = KeyPath.all.first(where: { $0.name == arguments[1] }) else {
        throw Usage(text: "there is no \(arguments[1]); \(KeyPath.all.map(\.name))")
      }
      try path.run(LineageFile(arguments[2]).records)
    default: throw Usage(text: "KeyPaths times LINEAGE.tsv | KeyPaths once PATH LINEAGE.tsv")
    }
  }
}

/// That the words of the command line are others.
struct Usage: Error {
  let text: String
}
