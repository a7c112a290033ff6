// SPDX-License-Identifier: MIT

public import LineageCore

/// Random records of all sorts that stores hold: merges, cycles, missing parents, repeats,
/// self-references, cohorts that agree with the parents or do not, ids of both schemes.
///
/// - Parameters:
///   - seed: The same seed gives the same records.
///   - count: At most so many records.
///   - repeatsIDs: Whether some ids have several records, of which one counts.
/// - Returns: The records.
public func randomLineage(
  seed: Int, atMost count: Int = 11, repeatsIDs: Bool = false
) -> [Snapshot] {
  var random = SeededGenerator(seed: seed)
  let size = Int.random(in: 0...count, using: &random)
  let isCyclic = random.chance(0.5)
  let width = Int.random(in: 1...4, using: &random)
  let names = (0..<size + 3).map { randomID($0, &random) }
  let records = (0..<size).map { number in
    var snapshot = Snapshot(id: names[number], file: "\(names[number]).json")
    let limit = isCyclic ? names.count : number
    if limit > 0, random.chance(0.85) {
      for _ in 0..<Int.random(in: 1...width, using: &random) {
        let parent = names[Int.random(in: 0..<limit, using: &random)]
        let role = random.chance(0.7) ? ParentReference.defaultRole : "counterfactual"
        snapshot.parents.append(ParentReference(parent, role: role, directive: "to \(number)"))
      }
    }
    if random.chance(0.1) { snapshot.parents.append(ParentReference(names[size])) }
    if random.chance(0.4) {
      let cohort = CohortID("c\(Int.random(in: 0..<3, using: &random))")
      let index = random.chance(0.5) ? Int.random(in: 0..<5, using: &random) : nil
      snapshot.cohorts.append(CohortMembership(cohort, index: index, size: 3))
    }
    if random.chance(0.05) { snapshot.file = nil }
    return snapshot
  }
  return repeatsIDs ? records + repeats(of: records, &random) : records
}

/// More records of some ids, with other parents, in other files or in none.
private func repeats(of records: [Snapshot], _ random: inout SeededGenerator) -> [Snapshot] {
  var repeats: [Snapshot] = []
  for record in records where random.chance(0.3) {
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      var snapshot = record
      snapshot.file = random.chance(0.8) ? "\(Int.random(in: 0..<9, using: &random)).json" : nil
      snapshot.parents = records.randomElement(using: &random)?.parents ?? []
      repeats.append(snapshot)
    }
  }
  return repeats
}

private func randomID(_ number: Int, _ random: inout SeededGenerator) -> SnapshotID {
  let digits = (0..<3).map { _ in "0123456789abcdef".randomElement(using: &random) ?? "0" }
  return SnapshotID((random.chance(0.3) ? "sha256:" : "") + String(digits) + "-\(number)")
}
