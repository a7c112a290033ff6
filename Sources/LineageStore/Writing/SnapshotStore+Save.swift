// SPDX-License-Identifier: MIT

public import LineageCore

/// What is allowed when snapshots are saved.
public struct SaveOptions: Hashable, Sendable {
  /// Whether a parent may be in no file.
  public var allowsMissingParents: Bool

  /// Whether a snapshot that is there already may get another derivation.
  public var mergesLineage: Bool

  /// Whether the lineage may be as no snapshot should be derived: with cycles, with a parent that is
  /// named twice, with members of a cohort that have different parents.
  public var allowsOddLineage: Bool

  /// Creates options; by default nothing out of the ordinary is allowed.
  public init(
    allowsMissingParents: Bool = false, mergesLineage: Bool = false, allowsOddLineage: Bool = false
  ) {
    self.allowsMissingParents = allowsMissingParents
    self.mergesLineage = mergesLineage
    self.allowsOddLineage = allowsOddLineage
  }
}

/// A snapshot that is in the store now, and on the disk.
public struct SavedSnapshot: Hashable, Sendable {
  /// The snapshot.
  public var id: SnapshotID

  /// What was done.
  public var change: Change

  /// What saving a snapshot can come to.
  public enum Change: Hashable, Sendable {
    /// Its file was added.
    case added
    /// It was there, with the same bytes or the same derivations.
    case unchanged
    /// Its file was replaced by one that records another derivation.
    case merged
  }
}

extension SnapshotStore {
  /// Saves a batch of snapshots in the store's first directory, each in a file named after it.
  ///
  /// The batch is checked, and written under temporary names, before the first snapshot gets its
  /// name; each then appears at one stroke, whole. Nobody else need wait, on whatever machine. A
  /// snapshot never changes: to save the same bytes again is a success that changes nothing, and
  /// other bytes are refused; unless nothing but the lineage differs and the options say that the
  /// file is to record both derivations.
  ///
  /// The store itself, which is a value, stays as it was opened; what was saved since is found all
  /// the same where a later batch names it as a parent.
  ///
  /// - Parameters:
  ///   - files: The snapshots; parents may come after their children.
  ///   - options: What is allowed.
  /// - Returns: What was done for each, once all of it is on the disk.
  /// - Throws: `WriteError`. With `.cannotWrite` some of the batch may have been saved: to save it
  ///   again completes it.
  /// - Complexity: O(bytes), and O(*n* + *m*) where the store has descendants of the batch.
  public func save(
    _ files: [SnapshotFile], options: SaveOptions = SaveOptions()
  ) throws(WriteError) -> [SavedSnapshot] {
    if parts.first?.isForeign == true { throw .foreignStore(path: paths[0]) }
    let folder: OpenDirectory
    do {
      folder = try OpenDirectory(paths[0])
    } catch {
      throw .cannotWrite(path: paths[0], reason: error.reason)
    }
    return try SnapshotWriter(store: self, folder: folder, options: options).save(files)
  }

  /// The bytes of a snapshot that was written after the store was opened, if it was.
  func bytesWrittenSince(of id: SnapshotID) throws(WriteError) -> [UInt8]? {
    guard id.fileNameProblem == nil else { return nil }
    let folder: OpenDirectory
    do {
      folder = try OpenDirectory(paths[0])
    } catch {
      throw .cannotRead(path: paths[0], reason: error.reason)
    }
    do {
      return try folder.bytes(of: id.fileName, limit: ScanOptions().sizeLimit)
    } catch {
      throw .cannotRead(path: folder.path(of: id.fileName), reason: error.reason)
    }
  }
}
