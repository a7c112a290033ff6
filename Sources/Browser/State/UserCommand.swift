// SPDX-License-Identifier: MIT

public import LineageCore

/// A program that a user has named in the configuration, to be run with what is selected.
public struct UserCommand: Hashable, Sendable {
  /// What the user calls it.
  public var name: String

  /// The program and its arguments; in them `{id}`, `{short}`, `{path}` and `{cohort}` stand for what
  /// the chosen snapshots have.
  public var words: [String]

  /// Creates a command.
  public init(name: String, words: [String]) {
    self.name = name
    self.words = words
  }

  /// What can stand in words.
  public static let placeholders = ["{id}", "{short}", "{path}", "{cohort}"]
}

/// A program to run at the terminal, which it has for itself meanwhile.
public enum OutsideJob: Hashable, Sendable {
  /// The user's pager, with the files of some snapshots.
  case pager([SnapshotID])
  /// A line of shell that the user has typed; it reads the ids of some snapshots.
  case pipe(String, [SnapshotID])
  /// A user's command with some snapshots.
  case command(UserCommand, [SnapshotID])
}
