// SPDX-License-Identifier: MIT

/// A whole file in chain shape, with all that a child needs, and a free id.
///
/// - Parameters:
///   - id: The snapshot.
///   - parent: Its single parent, as JSON.
///   - row: More members of its row.
/// - Returns: The text.
public func wholeChainText(_ id: String, parent: String = "null", row: String = "") -> String {
  chainText(
    id, parent: parent,
    row: #""manifest": {"seed": 1.0}, "pack": {"id": "p", "version": "v1", "dir": null}"#
      + (row.isEmpty ? "" : ", " + row),
    rest: """
      "manifest": {"seed": 1.0}, "world": {"flag": 1e-05}, "tasks": [], "verifier_sources": {},
       "generated": {}, "artifacts": {}, "admission": {"passed": true}, "extra": 1.50
      """)
}

/// A file in flat shape whose world is a number, with a free id.
///
/// - Parameters:
///   - id: The snapshot.
///   - lineage: More members of `lineage`, after a comma.
/// - Returns: The text.
public func wholeFlatText(_ id: String, lineage: String = "") -> String {
  flatText(
    id, lineage: #""manifest": {"seed": 7, "_evolve": {"note": "n"}}, "pack": "web""# + lineage,
    rest: #""ontology_id": "o", "history": [], "tasks": [], \#(world(0))"#)
}

/// The member `graph` of a flat file, for a world that is a number.
public func world(_ number: Int) -> String {
  #""graph": {"ontology": "o", "nodes": [{"id": "n", "kind": "k", "attrs": {"v": \#(number)}}], "#
    + #""edges": []}"#
}
