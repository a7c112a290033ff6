// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@testable import LineageCore

@Suite("A set of nodes")
struct NodeSetTests {
  /// Sizes about those of one word and of several.
  static let capacities = [0, 1, 2, 63, 64, 65, 127, 128, 129, 200]

  @Test("takes ranges as a plain set does", arguments: capacities)
  func ranges(capacity: Int) {
    for start in 0...capacity {
      for end in start...capacity {
        var set = NodeSet(capacity: capacity)
        if capacity > 2 { set.insert(position: capacity / 3) }
        let before = Set(set)
        set.insert(NodeIndex(start)..<NodeIndex(end))
        #expect(Set(set) == before.union((start..<end).map { NodeIndex($0) }))
      }
    }
  }

  @Test("finds its first and its last member in a range", arguments: capacities)
  func ends(capacity: Int) {
    for members in [[0], [capacity / 2], [0, capacity / 3, capacity - 1], []] {
      let members = members.filter { (0..<capacity).contains($0) }
      let set = NodeSet(members.map { NodeIndex($0) }, capacity: capacity)
      for start in 0...capacity {
        for end in start...capacity {
          let inside = members.filter { (start..<end).contains($0) }
          #expect(set.firstPosition(in: start..<end) == inside.min())
          #expect(set.lastPosition(in: start..<end) == inside.max())
        }
      }
    }
  }
}
