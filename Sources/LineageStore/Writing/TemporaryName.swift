// SPDX-License-Identifier: MIT

/// The names of the files that stemma keeps in a store beside snapshots, none of which reading a
/// store takes for one.
enum TemporaryName {
  /// The file on which those who replace a file wait for each other; it stays.
  static let lock = ".stemma.lock"

  private static let prefix = ".stemma-"
  private static let suffix = ".tmp"

  /// A name for a file that is being written, which nobody else has, on whatever machine.
  static func make() -> String {
    let number = UInt64.random(in: .min ... .max)
    let digits = String(number, radix: 16)
    return prefix + String(repeating: "0", count: 16 - digits.utf8.count) + digits + suffix
  }

  /// Whether a name is one of an unfinished file: what a crash can leave behind.
  static func isOne(_ name: String) -> Bool {
    name.utf8.starts(with: prefix.utf8) && name.hasByteSuffix(suffix)
  }
}
