// SPDX-License-Identifier: MIT

import LineageCore

/// A made-up curriculum to try things on: the same for the same seed, to the byte.
///
/// It has what real ones have: three roots, a long trunk, forks in cohorts of three to eight, dead
/// ends, counterfactual merges of two parents, and, once each, a missing parent and a world that was
/// reached twice. Difficulties rise. All ids are those that the contents give.
///
/// Iterating makes one file after the other; a million of them need little memory.
public struct DemoCurriculum: Sendable, Sequence {
  /// How many files there are.
  public let count: Int

  /// What the curriculum grows from.
  public let seed: UInt64

  /// Creates a curriculum.
  ///
  /// - Parameters:
  ///   - count: How many files it has, one at least.
  ///   - seed: What it grows from.
  public init(count: Int = 300, seed: UInt64 = 1) {
    precondition((1...Int(Int32.max)).contains(count), "a curriculum has at least one snapshot")
    self.count = count
    self.seed = seed
  }

  /// One file of a curriculum.
  public struct File: Hashable, Sendable {
    /// The name: the snapshot's id and `.json`.
    public let name: String

    /// The content.
    public let bytes: [UInt8]
  }

  /// Plans the curriculum, and begins with the first file.
  ///
  /// - Complexity: O(`count`).
  public func makeIterator() -> Iterator { Iterator(self) }

  /// The files, parents before children.
  public struct Iterator: IteratorProtocol {
    private let seed: UInt64
    private let plan: DemoPlan
    private var number = 0
    private var ids: [String] = []
    /// The worlds from which others have yet to be derived, and how many.
    private var worlds: [Int: (world: DemoWorld, generation: Int, openChildren: Int32)] = [:]

    init(_ curriculum: DemoCurriculum) {
      seed = curriculum.seed
      plan = DemoPlan(count: curriculum.count, seed: curriculum.seed)
      ids.reserveCapacity(curriculum.count)
    }

    /// Makes the next file.
    ///
    /// - Complexity: O(1).
    public mutating func next() -> File? {
      guard number < plan.steps.count else { return nil }
      defer { number += 1 }
      let step = plan.steps[number]
      var random = SplitMix64(seed: seed, number: number)
      let parent = take(step.parent)
      let other = take(step.secondParent)
      let flag = SplitMix64.mix(seed &+ UInt64(number))
      var world = parent?.world ?? DemoWorld(estate: number, flag: flag, &random)
      var text = DemoText(number: number, step: step)
      if step.kind == .orphan {
        // The world that it was derived from, which nobody writes.
        world.flag = ~flag
        text.parents = [DemoText.id(of: world)]
      }
      if step.kind != .ordinary || parent != nil {
        let borrowed = step.kind == .ordinary ? other?.world.weaknesses.first?.kind : nil
        text.record = change(&world, borrowing: borrowed, index: Int(step.index), &random)
      }
      world.flag = flag
      text.generation = (parent?.generation).map { $0 + 1 } ?? 0
      text.parents += [step.parent, step.secondParent].compactMap { $0.map { ids[Int($0)] } }
      let (id, bytes) = text.file(of: world, &random)
      ids.append(id)
      let children = plan.childCounts[number]
      if children > 0 { worlds[number] = (world, text.generation, children) }
      return File(name: id + StoreFile.suffix, bytes: bytes)
    }
  }
}

extension DemoCurriculum.Iterator {
  /// The world of a parent, which is forgotten with its last child.
  private mutating func take(_ parent: Int32?) -> (world: DemoWorld, generation: Int)? {
    guard let parent, var entry = worlds[Int(parent)] else { return nil }
    entry.openChildren -= 1
    worlds[Int(parent)] = entry.openChildren > 0 ? entry : nil
    return (entry.world, entry.generation)
  }

  /// Changes a world in the first way that works, or by what another world has.
  private func change(
    _ world: inout DemoWorld, borrowing weakness: Int?, index: Int, _ random: inout SplitMix64
  ) -> DemoChange.Record? {
    let borrowed = index == 0 ? weakness.map { [DemoChange.plant($0)] } ?? [] : []
    for change in borrowed + DemoChange.candidates(index: index, &random) {
      if let record = world.apply(change, &random) { return record }
    }
    return nil
  }
}
