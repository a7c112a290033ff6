// SPDX-License-Identifier: MIT

/// The names of the files that stemma keeps in a store beside snapshots, none of which reading a
/// store takes for one.
enum TemporaryName {
  /// The file on which those who replace a file wait for each other; it stays.
  static let lock = ".stemma.lock"

  private static let prefix = ".stemma-"
  private static let suffix = ".tmp"

  /// How many hexadecimal digits there are in between.
  private static let digitCount = 16

  /// A name for a file that is being written, which nobody else has, on whatever machine.
  static func make() -> String {
    let number = UInt64.random(in: .min ... .max)
    let digits = String(number, radix: 16)
    return prefix + String(repeating: "0", count: digitCount - digits.utf8.count) + digits + suffix
  }

  /// Whether a name is one of an unfinished file: what a crash can leave behind.
  ///
  /// Exactly so, since files with such names are taken away.
  static func isOne(_ name: some Collection<UInt8>) -> Bool {
    guard name.count == prefix.utf8.count + digitCount + suffix.utf8.count,
      name.starts(with: prefix.utf8), name.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    else { return false }
    return name.dropFirst(prefix.utf8.count).prefix(digitCount).allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
    }
  }

  /// Whether a name is one of an unfinished file.
  static func isOne(_ name: String) -> Bool { isOne(name.utf8) }
}
