// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite("stemma parents, children, ancestors, descendants")
struct EdgeTests {
  @Test(
    "agree with what the files say, for every id",
    arguments: [Fixtures.estate, Fixtures.cycle])
  func agreement(_ fixture: @Sendable () throws -> TemporaryStore) throws {
    let store = try fixture()
    let edges = try EdgesInFiles(of: store)
    for id in edges.ids.sorted() {
      for (verb, expected) in edges.answers(about: id) {
        let run = try stemma([verb, id, "--ids"], in: store.path)
        #expect(Set(run.lines) == expected, "\(verb) \(id)")
        #expect(run.status == 0)
      }
    }
  }

  @Test("parents come in stored order with their roles")
  func parents() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["parents", "9f", "--store", store.path])
    #expect(
      run.output == """
        ab9ce87e  1  c-7f3a91 1/3  -  derived         add sql_injection
        b4c1e7d0  1  c-7f3a91 2/3  -  counterfactual  patch broken_authz

        """)
  }

  @Test("missing parents are printed")
  func missingParent() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["ancestors", "0a0b0c0d"], in: store.path)
    #expect(run.output == "5d5d0011  0  -  -  missing; named by 1 snapshot\n")
    let children = try stemma(["children", "5d5d", "--ids"], in: store.path)
    #expect(children.output == "0a0b0c0d\n")
  }

  @Test("children show what was done to the snapshot asked about")
  func directiveOfTheEdge() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["children", "b4c1"], in: store.path)
    #expect(run.output.contains("counterfactual"))
  }

  @Test("--depth bounds the edges, --with-self adds the snapshot")
  func reach() throws {
    let store = try Fixtures.estate()
    func ids(_ arguments: String...) throws -> [String] {
      try stemma(arguments + ["--ids"], in: store.path).lines
    }
    #expect(try ids("ancestors", "9f3a", "--depth", "1") == ["ab9ce87e", "b4c1e7d0"])
    #expect(try ids("ancestors", "9f3a", "--depth", "0") == [])
    #expect(try ids("ancestors", "9f3a", "--depth", "0", "--with-self") == ["9f3a2b1c"])
    #expect(
      try ids("descendants", "fb54", "--depth", "1", "--with-self")
        == ["fb545261", "3d2e11f0", "ab9ce87e", "b4c1e7d0"])
    #expect(try stemma(["ancestors", "9f3a", "--depth", "-1"], in: store.path).status == 64)
  }
}

/// The edges of a store, read out of its files without the program's help.
private struct EdgesInFiles {
  private(set) var ids: Set<String> = []
  private var parents: [String: Set<String>] = [:]

  init(of store: TemporaryStore) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: store.path) {
      let data = try Data(contentsOf: URL(fileURLWithPath: store.path(of: name)))
      let file = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
      if let id = file["id"] as? String {
        let row = try #require((file["lineage"] as? [[String: Any]])?.last)
        let several = (row["parents"] as? [Any])?.compactMap {
          $0 as? String ?? ($0 as? [String: Any])?["id"] as? String
        }
        add(id, several ?? [row["parent_id"] as? String].compactMap(\.self))
      } else if let id = file["snapshot_id"] as? String {
        let lineage = file["lineage"] as? [String: Any]
        let evolution = lineage?["_evolve"] as? [String: Any]
        add(id, [evolution?["parent_snapshot_id"] as? String].compactMap(\.self))
      }
    }
  }

  private mutating func add(_ id: String, _ parents: [String]) {
    ids.formUnion([id] + parents)
    self.parents[id] = Set(parents)
  }

  /// What each verb has to print about a snapshot.
  func answers(about id: String) -> [(verb: String, ids: Set<String>)] {
    [
      ("parents", parents[id, default: []]),
      ("children", ids.filter { parents[$0, default: []].contains(id) }),
      ("ancestors", ancestors(of: id)),
      ("descendants", ids.filter { $0 != id && ancestors(of: $0).contains(id) }),
    ]
  }

  private func ancestors(of id: String) -> Set<String> {
    var found: Set<String> = []
    var next = parents[id, default: []]
    while !next.isEmpty {
      found.formUnion(next)
      next = Set(next.flatMap { parents[$0, default: []] }).subtracting(found)
    }
    return found.subtracting([id])
  }
}
