// SPDX-License-Identifier: MIT

public import LineageCore
public import Screen

/// Something that happened: a key, or news from the world.
public enum Action: Sendable {
  /// A key was pressed, or the mouse used.
  case key(Key)
  /// The terminal has a new size.
  case resized(Size)
  /// Reading the store, or comparing it with its files, got on.
  case progressed(LoadingProgress)
  /// The lineage is there; where another one was before, with what is different since. What is the
  /// matter with one that was not compared with its files yet, `nil`, is told later.
  case loaded(
    LineageGraph, findings: [Finding]?, changes: LineageChanges? = nil, metrics: Metrics? = nil,
    split: LineageSplit? = nil)
  /// What is the matter with the lineage shown.
  case checked([Finding])
  /// The store was compared with its files, and is as it was last loaded.
  case verified
  /// The lineage cannot be had.
  case failed(String)
  /// A snapshot's file was read.
  case detailRead(SnapshotID, DetailResult)
  /// How far a question has got: so many of so many snapshots were looked at.
  case asking(Int, of: Int)
  /// What a question has led to, in the so many-th lineage that was loaded, from 1.
  case answered(Int, edition: Int, Result<NodeSet, QueryFailure>)
  /// Go on with what was too long to be done at once.
  case goOn
  /// What a page wanted to know.
  case found(PageQuestion, PageAnswer)
  /// A text is to be put on the clipboard, or cannot be had.
  case copied(String)
  /// Something could not be done, and nothing else is lost by it.
  case noted(String)
  /// The snapshot whose file was modified last; `nil` where none has a file.
  case newest(SnapshotID?)
  /// Some snapshots have come since the user was here.
  case noticed(Set<SnapshotID>)
  /// What the user has said and done here before was read.
  case userStateRead(UserState)
}

/// What became of reading a snapshot's file.
public enum DetailResult: Hashable, Sendable {
  /// What it says.
  case detail(SnapshotDetail)
  /// Why it could not be read.
  case failure(String)
}

/// How far a scan has got.
public struct LoadingProgress: Hashable, Sendable {
  /// How many files are done.
  public var done: Int

  /// How many files there are, as far as known.
  public var total: Int

  /// How many seconds it has taken.
  public var seconds: Double

  /// What is done with these files.
  public var phase: Phase

  /// What is done with the files of a store.
  public enum Phase: Hashable, Sendable {
    /// Finding out which of them have changed.
    case comparing
    /// Reading those.
    case reading
  }

  /// Creates a report.
  public init(done: Int, total: Int, seconds: Double, phase: Phase = .reading) {
    self.done = done
    self.total = total
    self.seconds = seconds
    self.phase = phase
  }
}
