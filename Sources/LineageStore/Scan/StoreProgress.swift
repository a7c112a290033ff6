// SPDX-License-Identifier: MIT

/// How far the opening of a store has come.
public struct StoreProgress: Hashable, Sendable {
  /// What is being done.
  public internal(set) var phase = Phase.reading

  /// How many files are done with.
  public internal(set) var filesRead = 0

  /// How many files there are in this phase.
  public internal(set) var fileCount: Int

  /// How many bytes have been read.
  public internal(set) var bytesRead = 0

  /// What is done with the files of a store.
  public enum Phase: Hashable, Sendable {
    /// Finding out which of them have changed.
    case looking
    /// Reading those.
    case reading
  }
}
