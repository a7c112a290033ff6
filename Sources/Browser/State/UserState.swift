// SPDX-License-Identifier: MIT

public import LineageCore

/// What a user has said of the snapshots of a store, and done there: it is kept with the user's
/// state, never in the store.
public struct UserState: Hashable, Sendable {
  /// The snapshots with a mark, by its letter.
  public var marks: [String: SnapshotID] = [:]

  /// The mark that was set last.
  public var lastMark: String?

  /// The tags of each snapshot, by their bytes.
  public var tags: [SnapshotID: [String]] = [:]

  /// What the user has noted of snapshots.
  public var notes: [SnapshotID: String] = [:]

  /// What is selected, whether the store has it now or not.
  public var selection: Set<SnapshotID> = []

  /// What was typed at prompts, the latest last.
  public var lines: [PromptLine] = []

  /// The snapshots that were noticed, and not yet looked at.
  public var unseen: Set<SnapshotID> = []

  /// When the user looked last, in nanoseconds since 1970; `nil` where that has never been.
  public var seenUntil: Int64?

  /// Creates the state of somebody who has never been there.
  public init() {}

  /// A line that was typed at a prompt.
  public struct PromptLine: Hashable, Sendable {
    /// What stands before it.
    public var prompt: String

    /// The line.
    public var text: String

    /// Creates a line.
    public init(prompt: String, text: String) {
      self.prompt = prompt
      self.text = text
    }
  }

  /// What was said of a snapshot: `#tag` for each tag, and the note.
  ///
  /// - Complexity: O(what was said of it).
  func texts(of id: SnapshotID) -> [String] {
    if tags.isEmpty, notes.isEmpty { return [] }
    return tags[id, default: []].map { "#" + $0 } + (notes[id].map { [$0] } ?? [])
  }

  /// Something that the user has done.
  public enum Change: Hashable, Sendable {
    /// A mark was set.
    case mark(String, SnapshotID)
    /// A tag was given, or taken away.
    case tag(SnapshotID, String, isGiven: Bool)
    /// A note was made; an empty one is none.
    case note(SnapshotID, String)
    /// Some snapshots were selected, or taken out of the selection.
    case select(Set<SnapshotID>, isSelected: Bool)
    /// A line was typed.
    case line(PromptLine)
    /// Everything up to a time was looked at, but for some.
    case seen(until: Int64, except: Set<SnapshotID>)
  }

  /// So many lines are remembered.
  private static let lineLimit = 200

  /// Takes a change in.
  public mutating func apply(_ change: Change) {
    switch change {
    case .mark(let letter, let id):
      marks[letter] = id
      lastMark = letter
    case .tag(let id, let tag, let isGiven):
      var own = tags[id, default: []].filter { $0.compareBytes(to: tag) != 0 }
      if isGiven { own.append(tag) }
      tags[id] = own.isEmpty ? nil : own.sorted { $0.compareBytes(to: $1) < 0 }
    case .note(let id, let note): notes[id] = note.isEmpty ? nil : note
    case .select(let ids, true): selection.formUnion(ids)
    case .select(let ids, false): selection.subtract(ids)
    case .line(let line):
      lines.removeAll { $0 == line }
      lines.append(line)
      if lines.count > Self.lineLimit { lines.removeFirst(lines.count - Self.lineLimit) }
    case .seen(let time, let unseen):
      seenUntil = time
      self.unseen = unseen
    }
  }
}
