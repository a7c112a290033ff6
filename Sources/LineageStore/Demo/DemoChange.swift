// SPDX-License-Identifier: MIT

import LineageCore

/// One step of a made-up curriculum: what is to be done to a world.
enum DemoChange: Hashable, Sendable {
  /// Add a weakness of a kind.
  case plant(Int)
  /// Take a weakness away.
  case patch
  /// Put another service between the entrance and the flag.
  case hop
  /// Move an endpoint.
  case relocate
  /// Give the account away to another.
  case rotate
  /// Take a service away.
  case shorten

  /// What was done, in the words of an `_evolve`.
  struct Record: Hashable, Sendable {
    let direction: String
    let kind: String
    let note: String

    /// Notes what was done.
    init(_ direction: String, _ kind: String, _ note: String) {
      self.direction = direction
      self.kind = kind
      self.note = note
    }
  }

  /// The changes to try on a world, in order, of which the last always works.
  ///
  /// The members of a cohort begin at different ones, so that a cohort compares.
  static func candidates(index: Int, _ random: inout SplitMix64) -> [DemoChange] {
    let weakness = random.below(DemoWorld.weaknessKinds.count)
    let all: [DemoChange] = [.patch, .plant(weakness), .hop, .relocate, .rotate, .shorten]
    let first = (index + random.below(2)) % all.count
    return all[first...] + all[..<first] + [.rotate]
  }
}
