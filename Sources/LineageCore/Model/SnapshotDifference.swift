// SPDX-License-Identifier: MIT

/// What differs between a snapshot and others that it is compared with, in order of meaning.
///
/// Values stand here as text that may be shown: what the world hides is left out unless somebody
/// asked for it. Compared with one snapshot, it says what to change there to arrive here. Compared
/// with several, each change says which of them have what is here: so a merge tells what came from
/// which parent, what is new, and what was dropped.
public struct SnapshotDifference: Hashable, Sendable {
  /// The snapshot that is compared.
  public var subject: SnapshotID

  /// What it is compared with: one snapshot, or its parents.
  public var origins: [Origin]

  /// The parents that it cannot be compared with, as nobody has their files.
  public var missing: [Origin]

  /// What differs; no section is empty.
  public var sections: [Section]

  /// What is the same in all, where somebody has asked for it: each thing as a change that every
  /// origin is a source of.
  public var same: [Section]

  /// Creates a difference.
  public init(
    subject: SnapshotID, origins: [Origin], missing: [Origin] = [], sections: [Section] = [],
    same: [Section] = []
  ) {
    self.subject = subject
    self.origins = origins
    self.missing = missing
    self.sections = sections
    self.same = same
  }
}

extension SnapshotDifference {
  /// A snapshot that another is compared with.
  public struct Origin: Hashable, Sendable {
    /// The snapshot.
    public var id: SnapshotID

    /// The place among the parents, from 1.
    public var number: Int

    /// What it was to the derivation of the snapshot; `nil` where it was merely named.
    public var role: String?

    /// What was done to derive the snapshot from it.
    public var directive: String?

    /// Creates an origin.
    public init(_ id: SnapshotID, number: Int = 1, role: String? = nil, directive: String? = nil) {
      self.id = id
      self.number = number
      self.role = role
      self.directive = directive
    }
  }

  /// Changes of one kind of things.
  public struct Section: Hashable, Sendable {
    /// What has changed.
    public var subject: Subject

    /// The changes, ordered by the bytes of what they are about; in the rest, what stands in
    /// `lineage` comes first.
    public var changes: [Change]

    /// Creates a section.
    public init(_ subject: Subject, _ changes: [Change]) {
      self.subject = subject
      self.changes = changes
    }
  }

  /// What can differ, what matters most first.
  ///
  /// The raw value is the word that people and programs get.
  public enum Subject: String, Hashable, Sendable, CaseIterable {
    case directive
    case nodes = "world nodes"
    case edges = "world edges"
    case manifest
    case tasks
    case parents
    case cohort
    case rest
  }
}

extension SnapshotDifference {
  /// One thing that differs.
  public struct Change: Hashable, Sendable {
    /// What it is about: a parent, a task or a node by its id, an edge as `svc.0 exposes ep.0`, or
    /// a path as in `lineage.pack.version`.
    public var item: String

    /// Where in the item, if not all of it; as in `attrs.port`.
    public var attribute: String?

    /// What each origin has there.
    public var before: [Value?]

    /// What the snapshot has there.
    public var after: Value?

    /// The places in `before` of what is the same as here.
    public var sources: [Int]

    /// Creates a change.
    public init(
      _ item: String, _ attribute: String? = nil, before: [Value?], after: Value?,
      sources: [Int] = []
    ) {
      self.item = item
      self.attribute = attribute
      self.before = before
      self.after = after
      self.sources = sources
    }
  }

  /// A value as text that may be shown.
  public struct Value: Hashable, Sendable {
    /// What stands for a value that is not to be shown.
    public static let hiddenText = "(hidden)"

    /// Compact JSON, or plain text of roles, ids and directives.
    public var text: String

    /// Whether something in it is not shown, or all of it.
    public var isHidden: Bool

    /// Creates a value.
    public init(_ text: String, isHidden: Bool = false) {
      self.text = text
      self.isHidden = isHidden
    }

    /// A value of which nothing is shown.
    public static let hidden = Value(hiddenText, isHidden: true)
  }
}

extension SnapshotDifference.Change {
  /// What became of the thing.
  ///
  /// The raw value is the word that programs get.
  public enum Kind: String, Hashable, Sendable {
    /// Every origin either has nothing there or what is here.
    case added
    /// It is in an origin and not here.
    case removed
    /// Something else is in an origin.
    case changed
  }

  /// What became of the thing.
  public var kind: Kind {
    if after == nil { return .removed }
    let isNew = before.indices.allSatisfy { before[$0] == nil || sources.contains($0) }
    return isNew ? .added : .changed
  }

  /// Whether a value, or a part of one, is not shown.
  public var isHidden: Bool { (before + [after]).contains { $0?.isHidden == true } }
}
