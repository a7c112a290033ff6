// SPDX-License-Identifier: MIT

/// How a store is read.
public struct ScanOptions: Hashable, Sendable {
  /// The size in bytes from which on files are not read.
  public var sizeLimit: Int

  /// How long, in seconds, a file that cannot be parsed may have lain untouched and still be taken
  /// for half-written; such files are read again a few times before they are condemned.
  public var settlingTime: Double

  /// Whether files are parsed to the last byte.
  ///
  /// Otherwise damage to a snapshot is only found in its encoding, in what its record is made of,
  /// and at the end of the file; in the rest, unbalanced brackets are.
  public var parsesEveryByte: Bool

  /// Where the files have their facts, which then are another program's; `nil` to tell of each file by
  /// its content what it is.
  public var mapping: Mapping?

  /// The mappings of single directories, by their paths without links; ``mapping`` is stronger.
  public var mappings: [String: Mapping] = [:]

  /// Creates options.
  ///
  /// - Parameters:
  ///   - sizeLimit: The largest size in bytes that is read: 256 MiB, and never 4 GiB or more.
  ///   - settlingTime: For how many seconds a damaged file may be a half-written one.
  ///   - parsesEveryByte: Whether files are parsed to the last byte, which takes longer.
  ///   - mapping: Where the files of another program have their facts.
  public init(
    sizeLimit: Int = 256 << 20, settlingTime: Double = 2, parsesEveryByte: Bool = false,
    mapping: Mapping? = nil
  ) {
    self.mapping = mapping
    self.sizeLimit = max(0, min(sizeLimit, JSONDocument.lengthLimit))
    self.settlingTime = settlingTime
    self.parsesEveryByte = parsesEveryByte
  }

  /// The pauses in seconds after which a half-written file is read again.
  static let settlingPauses = [0.05, 0.1, 0.2, 0.4]
}
