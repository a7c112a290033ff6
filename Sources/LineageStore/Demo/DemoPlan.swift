// SPDX-License-Identifier: MIT

import LineageCore

/// Who descends from whom in a made-up curriculum: snapshots by number, parents before children.
///
/// Curricula look like this: batch after batch is derived from the best of the last one, which makes
/// a long trunk; one or two of a batch live on, and the others are dead ends. Now and then an older
/// survivor is taken up again, or a batch asks what a second parent would have contributed.
struct DemoPlan: Sendable {
  /// The snapshots.
  private(set) var steps: [Step] = []

  /// How many children each snapshot has.
  private(set) var childCounts: [Int32] = []

  private let count: Int
  /// How many special snapshots are still to come.
  private var reserved = 0
  private var random: SplitMix64
  private var survivors: [Int32] = []
  private var trunk: Int32 = 0
  private var cohortCount: Int32 = 0

  /// One snapshot of a plan.
  struct Step: Sendable {
    /// What is special about it.
    var kind = Kind.ordinary
    /// The parent it was derived from.
    var parent: Int32?
    /// The parent that was added to ask what if; of a convergence, that of the second derivation.
    var secondParent: Int32?
    /// The number of the cohort, and the place in it.
    var cohort: Int32?
    var index: UInt8 = 0
    var size: UInt8 = 0
  }

  /// What can be special about a snapshot.
  enum Kind: Sendable {
    case ordinary
    /// Its parent has no file.
    case orphan
    /// A second derivation led to the same world.
    case convergence
  }

  /// Plans a curriculum.
  ///
  /// - Complexity: O(`count`).
  init(count: Int, seed: UInt64) {
    self.count = count
    random = SplitMix64(seed: seed)
    steps.reserveCapacity(count)
    childCounts = [Int32](repeating: 0, count: count)
    reserved = count < 12 ? 0 : count < 16 ? 1 : 2
    let rootCount = count < 8 ? 1 : count < 30 ? 2 : 3
    for _ in 0..<min(rootCount, count) { survivors.append(add(Step())) }
    for root in survivors where room > 0 { addBatch(of: root) }
    // The specialities stand well inside, so that small demonstrations have them too.
    while steps.count < count / 2 { addBatch() }
    if reserved > 0 { addOrphan() }
    while steps.count < count * 3 / 4 { addBatch() }
    if reserved > 0 { addConvergence() }
    while room > 0 { addBatch() }
  }

  /// How many snapshots may still be added to batches.
  private var room: Int { count - reserved - steps.count }
}

extension DemoPlan {
  @discardableResult
  private mutating func add(_ step: Step) -> Int32 {
    for parent in [step.parent, step.secondParent] {
      if let parent { childCounts[Int(parent)] += 1 }
    }
    steps.append(step)
    return Int32(steps.count - 1)
  }

  private mutating func addBatch() {
    // So that a trunk of so many snapshots grows to about twice the square root of their number.
    let share = Int(11_500 / Double(count).squareRoot())
    addBatch(of: random.chance(inThousand: min(share, 650)) ? trunk : olderSurvivor())
  }

  /// Adds a cohort of three to eight, or now and then a single snapshot.
  private mutating func addBatch(of parent: Int32) {
    let isSingle = room < 3 || random.chance(inThousand: 100)
    let size = isSingle ? 1 : min(3 + random.below(6), room)
    var step = Step(parent: parent)
    if !isSingle {
      step.cohort = cohortCount
      step.size = UInt8(size)
      cohortCount += 1
      let other = olderSurvivor()
      if other != parent, random.chance(inThousand: 90) { step.secondParent = other }
    }
    let first = Int32(steps.count)
    for index in 0..<size {
      step.index = UInt8(index)
      add(step)
    }
    let heir = first + Int32(random.below(size))
    survivors.append(heir)
    if parent == trunk { trunk = heir }
    let second = first + Int32(random.below(size))
    if second != heir, random.chance(inThousand: 400) { survivors.append(second) }
  }

  /// Adds a snapshot whose parent has no file.
  private mutating func addOrphan() {
    reserved -= 1
    survivors.append(add(Step(kind: .orphan)))
  }

  /// Adds a world that is reached from two parents, one derivation after the other.
  private mutating func addConvergence() {
    reserved -= 1
    let first = olderSurvivor()
    let second = survivors.last { $0 != first }
    let step = Step(kind: .convergence, parent: first, secondParent: second)
    survivors.append(add(step))
  }

  /// One of the last few survivors.
  private mutating func olderSurvivor() -> Int32 {
    let window = min(survivors.count, 4 + Int(Double(count).squareRoot()))
    return survivors[survivors.count - 1 - random.below(window)]
  }
}
