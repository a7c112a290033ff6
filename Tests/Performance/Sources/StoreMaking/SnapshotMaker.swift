// SPDX-License-Identifier: MIT

/// Makes the files of a store: in the chain shape, with the fields for several parents and cohorts.
///
/// Ids are not content ids, so that files can be made in any order.
public struct SnapshotMaker: Sendable {
  /// How much a file holds.
  public enum Size: Sendable {
    /// About 1 KB: the snapshot's own row and a small payload.
    case small
    /// About 40 KB, as OpenRange's files: rows of up to twenty snapshots, source texts, a graph.
    case full
  }

  /// Who descends from whom.
  public let plan: LineagePlan

  /// How much a file holds.
  public let size: Size

  /// Creates a maker.
  public init(_ plan: LineagePlan, size: Size) {
    self.plan = plan
    self.size = size
  }

  /// The text of the file of a snapshot.
  ///
  /// - Complexity: O(length).
  public func bytes(of number: Int) -> [UInt8] {
    var random = RandomNumbers(seed: plan.seed, number: number)
    return document(of: number, &random).bytes
  }

  private func document(of number: Int, _ random: inout RandomNumbers) -> JSONText {
    var members: [String: JSONText] = [
      "id": .string(plan.id(of: number)), "lineage": .array(rows(of: number)),
      "admission": ["passed": true],
      "tasks": .array(
        (0..<(size == .small ? 1 : 4)).map { task(number: $0, &random) }),
    ]
    switch size {
    case .small:
      members["manifest"] = ["name": .string(random.word)]
      members["world"] = ["entry": .string("http://10.0.0.\(random.below(256)):8080/")]
    case .full:
      members.merge(Payload.members(&random)) { $1 }
    }
    return .object(members)
  }

  private func task(number: Int, _ random: inout RandomNumbers) -> JSONText {
    [
      "id": .string("t\(number)"),
      "instruction": .string(random.words(size == .small ? 6 : 50)),
      "meta": ["difficulty": .number(random.number(in: 1...5)), "family": .string(random.word)],
    ]
  }
}

extension SnapshotMaker {
  /// The rows of a file: the snapshot's own last, before it, in full files, its ancestors'.
  private func rows(of number: Int) -> [JSONText] {
    var rows = [row(of: number)]
    guard size == .full else { return rows }
    var parent = plan.parents(of: number).first
    while let ancestor = parent, rows.count < 20 {
      rows.append(row(of: Int(ancestor)))
      parent = plan.parents(of: Int(ancestor)).first
    }
    return rows.reversed()
  }

  /// What is said of a snapshot, the same in every file.
  private func row(of number: Int) -> JSONText {
    var random = RandomNumbers(seed: ~plan.seed, number: number)
    let parents = plan.parents(of: number)
    let place = plan.cohortPlace(of: number)
    return [
      "id": .string(plan.id(of: number)),
      "parent_id": parents.first.map { .string(plan.id(of: Int($0))) } ?? .null,
      "parents": .array(parents.enumerated().map { parent(number: Int($1), isPrimary: $0 == 0) }),
      "cohort": [
        "id": .string("c-\(place.cohort)"), "index": .number(Int(place.index)),
        "size": .number(Int(place.size)),
      ],
      "manifest": ["mode": "simulation", "seed": .number(random.below(1 << 31))],
      "pack": ["dir": nil, "id": .string("web." + random.word), "version": "v1"],
      "prompt": .string(random.words(size == .small ? 3 : 9)),
      "builder_summary": .string(random.words(size == .small ? 3 : 9)),
      "touched_files": ["app.py", "seed.json"],
      "curriculum": parents.isEmpty
        ? .null : [random.element(of: ["patch", "add"]): [.string(random.word)]],
    ]
  }

  private func parent(number: Int, isPrimary: Bool) -> JSONText {
    [
      "id": .string(plan.id(of: number)),
      "role": isPrimary ? "derived" : "counterfactual",
    ]
  }
}
