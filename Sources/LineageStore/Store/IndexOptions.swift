// SPDX-License-Identifier: MIT

/// Where the index of a store is kept, and how far it is believed.
public struct IndexOptions: Hashable, Sendable {
  /// Where the index is kept.
  public var place: Place

  /// What is looked at before the index is believed.
  public var verification: Verification

  /// Creates options; by default nothing is written anywhere, and everything is read.
  public init(place: Place = .memory, verification: Verification = .files) {
    self.place = place
    self.verification = verification
  }

  /// A place for an index.
  public enum Place: Hashable, Sendable {
    /// In `$XDG_CACHE_HOME/stemma`, or the next best place of the user's.
    case cache
    /// In a file.
    case file(String)
    /// In memory, gone with the store.
    case memory
  }

  /// What is looked at before an index is believed.
  public enum Verification: Hashable, Sendable {
    /// The name, the size and the time of every file.
    case files
    /// The time of the folder: files that came and went are seen, one rewritten in place is not.
    case folder
    /// Nothing.
    case nothing
  }
}
