// SPDX-License-Identifier: MIT

/// How far the reading of a store has come.
public struct StoreProgress: Hashable, Sendable {
  /// How many files have been read.
  public internal(set) var filesRead = 0

  /// How many files there are to read.
  public internal(set) var fileCount: Int

  /// How many bytes have been read.
  public internal(set) var bytesRead = 0
}
