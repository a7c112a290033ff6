// SPDX-License-Identifier: MIT

import Foundation

/// Who descends from whom in a store to be made: parents before children, cohort after cohort.
///
/// Cohorts have two to five members, with one parent (85 %), two (12 %) or three (3 %), so that
/// there are 1.18 edges to a snapshot. A parent mostly lies near, four hundred snapshots back in the
/// mean; one in fifty lies anywhere in the past. So generations grow with the count: a store of a
/// million is some thousands deep. A plan is the beginning of every longer plan of the same seed.
public struct LineagePlan: Sendable {
  /// How far back parents lie in the mean.
  static let reach = 400.0

  /// What the plan grows from.
  public let seed: UInt64

  /// How many generations the deepest snapshot has above it.
  public private(set) var depth = 0

  /// The parents of all snapshots in one list, and where in it those of each snapshot begin.
  private var parents: [Int32] = []
  private var starts: [Int32] = [0]

  /// The place of each snapshot in its cohort.
  private var places: [CohortPlace] = []

  /// Where a snapshot stands in its cohort.
  struct CohortPlace: Sendable {
    let cohort: Int32
    let index: Int8
    let size: Int8
  }

  /// Makes a plan.
  ///
  /// - Complexity: O(`count`).
  public init(count: Int, seed: UInt64 = 1) {
    self.seed = seed
    var depths: [Int32] = []
    var cohort = 0
    while places.count < count {
      var random = RandomNumbers(seed: seed, number: -1 - cohort)
      let founds = places.isEmpty || random.below(10_000) == 0
      let size = founds ? 1 : random.number(in: 2...5)
      let chosen = founds ? [] : chooseParents(&random)
      let depth = (chosen.map { depths[Int($0)] }.max() ?? -1) + 1
      for index in 0..<min(size, count - places.count) {
        places.append(
          CohortPlace(cohort: Int32(cohort), index: Int8(index), size: Int8(size)))
        parents += chosen
        starts.append(Int32(parents.count))
        depths.append(depth)
      }
      self.depth = max(self.depth, Int(depth))
      cohort += 1
    }
  }

  private func chooseParents(_ random: inout RandomNumbers) -> [Int32] {
    let lot = random.below(100)
    let wanted = lot < 85 ? 1 : lot < 97 ? 2 : 3
    let newest = places.count - 1
    var chosen: [Int32] = []
    while chosen.count < min(wanted, places.count) {
      let isNear = random.below(50) > 0
      let fraction = random.fraction()
      let distance =
        isNear ? -log(1 - fraction) * Self.reach : exp(fraction * log(Double(newest + 1)))
      let parent = Int32(max(newest - Int(distance), 0))
      if !chosen.contains(parent) { chosen.append(parent) }
    }
    return chosen
  }
}

extension LineagePlan {
  /// How many snapshots there are.
  public var count: Int { places.count }

  /// How many edges there are.
  public var edgeCount: Int { parents.count }

  /// The id of a snapshot: 16 hexadecimal digits, different for different numbers.
  public func id(of number: Int) -> String {
    Self.hexadecimal(RandomNumbers.mix(seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(number)))
  }

  /// The numbers of the parents, the primary parent first.
  public func parents(of number: Int) -> ArraySlice<Int32> {
    parents[Int(starts[number])..<Int(starts[number + 1])]
  }

  /// Where a snapshot stands in its cohort.
  func cohortPlace(of number: Int) -> CohortPlace { places[number] }

  /// A number as 16 hexadecimal digits.
  static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
