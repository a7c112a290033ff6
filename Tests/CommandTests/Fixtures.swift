// SPDX-License-Identifier: MIT

import TestSupport

/// Small stores that several tests ask about.
enum Fixtures {
  /// One root with a cohort of three, a merge with a role, an only child, and a missing parent.
  ///
  ///     ● fb545261   0  Estate
  ///     ├─● ab9ce87e   1  add sql_injection                    1/3
  ///     │ ├─● 9f3a2b1c   2  patch ssrf              +b4c1e7d0
  ///     │ └─● 1c55aa90   2  add xss
  ///     ├─● b4c1e7d0   1  patch broken_authz                   2/3
  ///     │ └─↪ 9f3a2b1c  counterfactual
  ///     └─● 3d2e11f0   1  add ssrf                             3/3
  ///     ◌ 5d5d0011  missing; named by 1 snapshot
  ///       ↓ 0a0b0c0d   1  patch csrf
  static func estate() throws -> TemporaryStore {
    try TemporaryStore([
      "fb545261.json": chainText(
        "fb545261", row: #""manifest": {"world": {"title": "Estate"}}"#),
      "ab9ce87e.json": member("ab9ce87e", "add", "sql_injection", index: 0),
      "b4c1e7d0.json": member("b4c1e7d0", "patch", "broken_authz", index: 1),
      "3d2e11f0.json": member("3d2e11f0", "add", "ssrf", index: 2),
      "9f3a2b1c.json": chainText(
        "9f3a2b1c", parent: #""ab9ce87e""#,
        row: #"""
          "curriculum": {"patch": ["ssrf"]},
          "parents": ["ab9ce87e", {"id": "b4c1e7d0", "role": "counterfactual"}]
          """#,
        rest: #""tasks": [{"meta": {"difficulty": 0.25}}]"#),
      "1c55aa90.json": chainText(
        "1c55aa90", parent: #""ab9ce87e""#, row: #""curriculum": {"add": ["xss"]}"#),
      "0a0b0c0d.json": chainText(
        "0a0b0c0d", parent: #""5d5d0011""#, row: #""curriculum": {"patch": ["csrf"]}"#),
    ])
  }

  private static func member(
    _ id: String, _ verb: String, _ subject: String, index: Int
  ) -> String {
    chainText(
      id, parent: #""fb545261""#,
      row: #"""
        "curriculum": {"\#(verb)": ["\#(subject)"]},
        "cohort": {"id": "c-7f3a91", "label": "patch vs add", "index": \#(index), "size": 3}
        """#)
  }

  /// Two snapshots that descend from each other, and a third.
  static func cycle() throws -> TemporaryStore {
    try TemporaryStore([
      "sha256:aa11.json": flatText("sha256:aa11", evolve: evolution("sha256:bb22", "harden")),
      "sha256:bb22.json": flatText("sha256:bb22", evolve: evolution("sha256:aa11", "soften")),
      "sha256:cc33.json": flatText("sha256:cc33", evolve: evolution("sha256:bb22", "diversify")),
    ])
  }

  private static func evolution(_ parent: String, _ direction: String) -> String {
    #"""
    {"parent_snapshot_id": "\#(parent)", "direction": "\#(direction)", "kind": "patch",
     "family": "webapp", "note": "n"}
    """#
  }
}
