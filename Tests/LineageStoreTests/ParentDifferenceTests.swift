// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("The difference from all parents")
struct ParentDifferenceTests {
  /// A snapshot with some nodes, each of which has a number.
  private func world(
    _ id: String, _ numbers: KeyValuePairs<String, Int>, lineage: String = ""
  ) -> String {
    let nodes = numbers.map { nodeText($0, #""n": \#($1), "same": 0"#) }
    return flatText(id, lineage: lineage, rest: graphText(nodes: nodes))
  }

  @Test("says of each thing in a merge from which parent it is, or that it is new or dropped")
  func two() async throws {
    let store = try TemporaryStore([
      "a1.json": world("a1", ["all": 0, "one": 1, "both": 1, "mine": 1, "gone": 1, "made": 1]),
      "b2.json": world("b2", ["all": 0, "two": 2, "both": 2, "mine": 2, "gone": 2]),
      "c3.json": world(
        "c3", ["all": 0, "one": 1, "two": 2, "both": 2, "mine": 3, "made": 4, "new": 5],
        lineage: #""parents": ["a1", {"id": "b2", "role": "other"}]"#),
    ])
    let difference = try await store.open().differenceFromParents(of: "c3")
    #expect(difference.origins.map(\.number) == [1, 2])
    #expect(difference.origins.map(\.role) == ["derived", "other"])
    #expect(
      difference.drawing == """
        world nodes
          [1] ~ both attrs.n: 1 2 -> 2
          [] - gone: {"kind":"host","attrs":{"n":1,"same":0}} \
        {"kind":"host","attrs":{"n":2,"same":0}} -> .
          [] ~ made attrs.n: 1 . -> 4
          [0] + made attrs.same: 0 . -> 0
          [0] + made kind: "host" . -> "host"
          [] ~ mine attrs.n: 1 2 -> 3
          [] + new: . . -> {"kind":"host","attrs":{"n":5,"same":0}}
          [0] + one: {"kind":"host","attrs":{"n":1,"same":0}} . -> \
        {"kind":"host","attrs":{"n":1,"same":0}}
          [1] + two: . {"kind":"host","attrs":{"n":2,"same":0}} -> \
        {"kind":"host","attrs":{"n":2,"same":0}}
        parents
          [] + a1: . . -> derived
          [] + b2: . . -> other
        """)
  }

  @Test("goes on with those of three parents that have files, and knows them by their numbers")
  func three() async throws {
    let store = try TemporaryStore([
      "a1.json": world("a1", ["x": 1, "y": 1]), "b2.json": world("b2", ["x": 2, "y": 1]),
      "d4.json": world(
        "d4", ["x": 1, "y": 2], lineage: #""parents": ["a1", "d4", "00", "b2", "a1"]"#),
    ])
    let difference = try await store.open().differenceFromParents(of: "d4")
    #expect(difference.origins.map(\.id) == ["a1", "b2"])
    #expect(difference.origins.map(\.number) == [1, 3])
    #expect(difference.missing.map(\.id) == ["00"])
    #expect(difference.missing.map(\.number) == [2])
    #expect(
      difference.drawing == """
        world nodes
          [0] ~ x attrs.n: 1 2 -> 1
          [] ~ y attrs.n: 1 1 -> 2
        parents
          [] + 00: . . -> derived
          [] + a1: . . -> derived
          [] + b2: . . -> derived
          [] + d4: . . -> derived
        """)
    let third = world("00", ["x": 1, "y": 2])
    try store.write(third, to: "00.json")
    #expect(
      try await store.open().differenceFromParents(of: "d4").drawing == """
        world nodes
          [01] ~ x attrs.n: 1 1 2 -> 1
          [1] ~ y attrs.n: 1 2 1 -> 2
        parents
          [] + 00: . . . -> derived
          [] + a1: . . . -> derived
          [] + b2: . . . -> derived
          [] + d4: . . . -> derived
        """)
  }

  @Test("is that from the parent where there is one, and nothing where there is none")
  func one() async throws {
    let store = try TemporaryStore([
      "a1.json": world("a1", ["x": 1]),
      "b2.json": world("b2", ["x": 2], lineage: #""parents": ["a1"]"#),
      "c3.json": world("c3", [:], lineage: #""parents": ["00"]"#),
    ])
    let opened = try await store.open()
    let difference = try opened.differenceFromParents(of: "b2")
    let same = try opened.difference(of: "b2", from: "a1")
    #expect(difference.sections == same.sections)
    #expect(difference.sections.map(\.subject) == [.nodes, .parents])
    let ofRoot = try opened.differenceFromParents(of: "a1")
    #expect(ofRoot == SnapshotDifference(subject: "a1", origins: []))
    #expect(try opened.differenceFromParents(of: "c3").missing.map(\.id) == ["00"])
  }

  @Test("cannot be told where a file is damaged or gone")
  func unreadable() async throws {
    let store = try TemporaryStore([
      "a1.json": world("a1", [:]), "b2.json": world("b2", [:], lineage: #""parents": ["a1"]"#),
    ])
    let opened = try await store.open()
    try store.write("{", to: "a1.json")
    #expect(throws: StoreError.self) { try opened.differenceFromParents(of: "b2") }
    try store.write(world("other", [:]), to: "a1.json")
    #expect(
      throws: StoreError.unreadable(path: "a1.json", reason: "it was changed since it was read")
    ) { try opened.difference(of: "b2", from: "a1") }
    #expect(throws: StoreError.unreadable(path: "00", reason: "the snapshot has no file")) {
      try opened.difference(of: "00", from: "b2")
    }
  }
}
