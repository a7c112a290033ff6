// SPDX-License-Identifier: MIT

public import LineageCore

/// Something that the state wants done in the world.
public enum Effect: Hashable, Sendable {
  /// Stop scanning.
  case cancelLoading
  /// Read a snapshot's file; the answer is ``Action/detailRead(_:_:)``.
  case readDetail(SnapshotID)
  /// Find out what a query names; the answer is ``Action/answered(_:edition:_:)``.
  case ask(Question)
  /// Stop finding out.
  case cancelAsking
  /// Answer with ``Action/goOn``, after the keys that wait.
  case goOn
  /// Find out what a page wants to know; the answer is ``Action/found(_:_:)``.
  case find(PageQuestion)
  /// Put a text on the clipboard.
  case copy(String)
  /// Put the paths of the files of some snapshots on the clipboard.
  case copyPaths([SnapshotID])
  /// Put on the clipboard what programs get to know of some snapshots.
  case copyJSON([SnapshotID])
  /// Tell of what changes in the store, or do not any more.
  case follow(Bool)
  /// Find the snapshot whose file was modified last; the answer is ``Action/newest(_:)``.
  case findNewest
  /// Compare the store with its files again.
  case lookAgain
  /// Tell what is the matter with the lineage shown, and compare it with its files.
  case compare
  /// Keep what the user has done for the next time.
  case save([UserState.Change])
  /// Read again what was kept of the user; the answer is ``Action/userStateRead(_:)``.
  case readUserState
  /// Leave the terminal to a program while it runs.
  case runOutside(OutsideJob)
  /// Let the mouse drive the browser, or leave it to the terminal.
  case useMouse(Bool)
  /// Draw the screen again from nothing.
  case redraw
  /// Stop, as a shell's job.
  case suspend
  /// End.
  case quit
}

/// A query with what the names in it stand for.
public struct Question: Hashable, Sendable {
  /// Tells the question from earlier ones.
  public let number: Int

  /// The query.
  public let text: String

  /// What `@` stands for.
  public let cursor: SnapshotID?

  /// What the user has said: marks, tags, what is new and what is selected.
  public let user: UserState
}
