// SPDX-License-Identifier: MIT

/// What a graph is built from: of each record what decides about the graph, in compact arrays.
///
/// Records are added one by one, in any order, and need not be kept for it.
public struct LineageDraft: Sendable {
  /// The ids of the records and of their parents.
  private(set) var names = TextNumbers()

  /// One entry a record.
  private(set) var entries: [Entry] = []

  /// Whether there is a record with a file, by name; those beyond the end have none.
  private var presence: [Bool] = []

  /// The parents of each entry, by their numbers among the names, without repeats and itself.
  private(set) var parents = Adjacency<UInt32>()

  /// The ids and labels of cohorts.
  private(set) var cohortNames = TextNumbers()
  private(set) var labels = TextNumbers()

  /// The cohorts of each entry.
  private(set) var memberships = Adjacency<Membership>()

  /// A record, as far as it is not in the adjacencies.
  struct Entry: Sendable {
    let name: UInt32
    let number: RecordNumber
    let isMissing: Bool
    let isConverged: Bool
  }

  /// A record's place in a cohort; labels by their numbers.
  struct Membership: Hashable, Sendable {
    let cohort: UInt32
    let label: UInt32?
    let place: Int32
    let size: Int?
  }

  /// Creates a draft of nothing.
  public init() {}

  /// How many records were added.
  public var count: Int { entries.count }

  /// Adds a record.
  ///
  /// - Complexity: O(size of its lineage).
  public mutating func append(_ snapshot: Snapshot, number: RecordNumber) {
    let name = names.number(of: snapshot.id.text)
    entries.append(
      Entry(
        name: name, number: number, isMissing: snapshot.isMissing,
        isConverged: snapshot.derivationCount > 1))
    if !snapshot.isMissing {
      while presence.count <= Int(name) { presence.append(false) }
      presence[Int(name)] = true
    }
    appendParents(of: snapshot, name)
    var members: [Membership] = []
    var seen: Set<UInt32> = []
    // What is said about a missing snapshot makes it no member.
    for membership in snapshot.cohorts where !snapshot.isMissing {
      let cohort = cohortNames.number(of: membership.id.text)
      // Where a record names a cohort twice, the first time counts.
      guard seen.insert(cohort).inserted else { continue }
      let label = membership.label.flatMap { $0.isEmpty ? nil : labels.number(of: $0) }
      let place = membership.index.map { min(Int32(clamping: $0), CohortTable.lastPlace) } ?? .max
      members.append(
        Membership(cohort: cohort, label: label, place: place, size: membership.size))
    }
    memberships.appendNode(members)
  }

  /// Whether a record with a file was added for an id.
  ///
  /// - Complexity: O(length) on average.
  public func isPresent(_ id: SnapshotID) -> Bool {
    var text = id.text
    guard let name = text.withUTF8({ names.knownNumber(of: $0) }) else { return false }
    return Int(name) < presence.count && presence[Int(name)]
  }

  /// Whether a record was added that is about an id, or names it as a parent.
  ///
  /// - Complexity: O(length) on average.
  public func isNamed(_ id: SnapshotID) -> Bool {
    var text = id.text
    return text.withUTF8 { names.knownNumber(of: $0) } != nil
  }

  private mutating func appendParents(of snapshot: Snapshot, _ name: UInt32) {
    guard snapshot.parents.count > 1 else {
      let parent = snapshot.parents.first.map { names.number(of: $0.id.text) }
      parents.appendNode(only: parent == name ? nil : parent)
      return
    }
    var seen: Set = [name]
    let numbers = snapshot.parents.map { names.number(of: $0.id.text) }
    parents.appendNode(numbers.filter { seen.insert($0).inserted })
  }
}
