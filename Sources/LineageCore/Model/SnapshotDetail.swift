// SPDX-License-Identifier: MIT

/// What is read out of a snapshot's file when someone looks at it: each fact with the key it stands
/// under.
public struct SnapshotDetail: Hashable, Sendable {
  /// The facts, in the order in which an inspector shows them.
  public var facts: [Fact]

  /// The file that says so, as the store names it: of a missing snapshot somebody else's.
  public var file: String?

  /// Creates a detail.
  public init(facts: [Fact], file: String? = nil) {
    self.facts = facts
    self.file = file
  }
}

extension SnapshotDetail {
  /// One fact: what it is, what the file says, and where.
  public struct Fact: Hashable, Sendable {
    /// What the fact is about.
    public var subject: Subject

    /// What the file says: one value, or one an item for lists.
    public var values: [String]

    /// Where the file says so, as in `lineage[2].prompt`.
    public var key: String

    /// Creates a fact.
    public init(_ subject: Subject, _ values: [String], key: String) {
      self.subject = subject
      self.values = values
      self.key = key
    }
  }

  /// What a fact can be about.
  ///
  /// The raw value is the word shown to people.
  public enum Subject: String, Hashable, Sendable, CaseIterable {
    case id
    case parents
    case cohort
    case directive
    case title
    case pack
    case difficulty
    case recordedGeneration = "recorded generation"
    case prompt
    case summary
    case touchedFiles = "touched files"
    case manifest
    /// Numbers from outside, which are in no snapshot's file.
    case metrics
  }

  /// The first fact about a subject.
  ///
  /// - Complexity: O(number of facts).
  public subscript(subject: Subject) -> Fact? { facts.first { $0.subject == subject } }
}
