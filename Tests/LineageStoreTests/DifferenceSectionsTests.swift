// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("The sections of a difference")
struct DifferenceSectionsTests {
  private typealias Subject = SnapshotDifference.Subject

  @Test("are those in which a naive reading of the files finds something else, of merges too")
  func naive() async throws {
    let files = try TemporaryStore()
    try DemoWriter.write(DemoCurriculum(count: 120, seed: 3), to: files.path) { _ in }
    let store = try await files.open()
    var merges = 0
    for snapshot in store.graph.snapshots where !snapshot.isMissing {
      let parents = snapshot.parents.map(\.id).filter { store[$0]?.isMissing == false }
      guard !parents.isEmpty else { continue }
      if parents.count > 1 { merges += 1 }
      let difference = try store.differenceFromParents(of: snapshot.id, tellsSame: true)
      let told = difference.sections.map(\.subject)
      #expect(told == Subject.allCases.filter(told.contains))
      let here = try NaiveFile(snapshot.id, in: store)
      let before = try parents.map { try NaiveFile($0, in: store) }
      for subject in NaiveFile.subjects {
        let differs = before.contains { $0.parts[subject] != here.parts[subject] }
        #expect(told.contains(subject) == differs, "\(subject) of \(snapshot.id)")
        let isSame = difference.same.contains { $0.subject == subject }
        if !differs { #expect(isSame == here.has(subject), "\(subject) of \(snapshot.id)") }
      }
    }
    #expect(merges > 10)
  }

  @Test("tell what is the same, too, where that is asked for, and nothing twice")
  func same() async throws {
    let world = { (port: Int) in
      graphText(nodes: [nodeText("ep", #""port": \#(port), "tls": true"#), nodeText("svc")])
    }
    let store = try TemporaryStore([
      "a1.json": flatText(
        "a1", evolve: #"{"note": "n"}"#,
        lineage: #""parents": ["00"], "manifest": {"seed": 1, "l": [1, 2, 3]}, "cohort": "c""#,
        rest: world(80)),
      "b2.json": flatText(
        "b2", evolve: #"{"note": "n"}"#,
        lineage: #""parents": ["00"], "manifest": {"seed": 1, "l": [1, 4, 3]}, "cohort": "c""#,
        rest: world(81)),
    ])
    let opened = try await store.open()
    #expect(try opened.difference(of: "b2", from: "a1").same == [])
    let difference = try opened.difference(of: "b2", from: "a1", tellsSame: true)
    let same = SnapshotDifference(
      subject: "b2", origins: difference.origins, sections: difference.same)
    #expect(
      difference.drawing == """
        world nodes
          ~ ep attrs.port: 80 -> 81
        manifest
          ~ l[1]: 2 -> 4
        """)
    #expect(
      same.drawing == """
        directive
          + directive: "n" -> "n"
        world nodes
          + ep attrs.tls: true -> true
          + ep kind: "host" -> "host"
          + svc: {"kind":"host","attrs":{}} -> {"kind":"host","attrs":{}}
        manifest
          + l[0]: 1 -> 1
          + l[2]: 3 -> 3
          + seed: 1 -> 1
        parents
          + 00 role: derived -> derived
        cohort
          + cohort: "c" -> "c"
        """)
  }
}

/// What a file says, as Foundation reads it.
private struct NaiveFile {
  let parts: [SnapshotDifference.Subject: NSObject]

  static let subjects: [SnapshotDifference.Subject] = [
    .parents, .cohort, .directive, .manifest, .tasks,
  ]

  init(_ id: SnapshotID, in store: SnapshotStore) throws {
    let node = try #require(store.graph.node(for: id))
    let path = try #require(store.source(of: node))
    let data = try Data(contentsOf: URL(fileURLWithPath: store.paths[0] + "/" + path))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let lineage = try #require(root["lineage"] as? [String: Any])
    let part = { (name: String) in lineage[name] as? NSObject ?? NSNull() }
    var evolve = lineage["_evolve"] as? [String: Any] ?? [:]
    // It repeats the parent.
    evolve["parent_snapshot_id"] = nil
    parts = [
      .parents: part("parents"), .cohort: part("cohort"), .directive: evolve as NSDictionary,
      .manifest: part("manifest"), .tasks: root["tasks"] as? NSObject ?? NSNull(),
    ]
  }

  /// Whether there is something in a part.
  func has(_ subject: SnapshotDifference.Subject) -> Bool {
    switch parts[subject] {
    case let object as NSDictionary: object.count > 0
    case let list as NSArray: list.count > 0
    default: false
    }
  }
}
