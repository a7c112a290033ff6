// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite("stemma provenance, as a sheet")
struct ProvenanceSheetTests {
  /// A root, a child of it and of somebody who is missing, with a secret, in a cohort with another.
  private static func store() throws -> TemporaryStore {
    try TemporaryStore([
      "fb545261.json": chainText(
        "fb545261",
        row: #"""
          "pack": {"id": "web", "version": "v1"}, "prompt": "two\nlines\u001b",
          "manifest": {"world": {"title": "Estate"}, "seed": 7}
          """#),
      "ab9ce87e.json": flatText(
        "ab9ce87e", evolve: #"{"direction": "harden", "note": "FLAG{one}"}"#,
        lineage: #"""
          "manifest": {"title": "<b>|*x*|</b> `", "note": "see FLAG{one} ```"},
          "parents": [{"id": "fb545261", "role": "a|b"}, "gone"],
          "cohort": {"id": "c-7f", "label": "patch vs add", "index": 0, "size": 3}
          """#,
        rest:
          #""graph": {"nodes": [{"id": "n", "visibility": "hidden", "attrs": {"is": "FLAG{one}"}}]}"#
      ),
      "ab9c0000.json": flatText(
        "ab9c0000", lineage: #""parents": ["fb545261"], "cohort": {"id": "c-7f", "index": 1}"#),
    ])
  }

  private func sheet(_ kind: String, _ words: String...) throws -> String {
    let store = try Self.store()
    let run = try stemma(["provenance", "ab9ce", "-s", store.path, "--format", kind] + words)
    #expect(run.errors == "" && run.status == 0)
    return run.output
  }

  @Test("is one in text")
  func text() throws {
    #expect(
      try sheet("text") == """
        Provenance of ab9ce87e
        3 snapshots, 2 steps, 1 cohort, 1 missing

        fb545261  generation 0, in chain shape, as fb545261.json says
          id                 fb545261  (id)
          title              Estate  (lineage[0].manifest.world.title)
          pack               web v1  (lineage[0].pack.id)
          prompt             two
                             lines^[  (lineage[0].prompt)
          manifest           {"world":{"title":"Estate"},"seed":7}  (lineage[0].manifest)

        gone  missing, generation 0, as ab9ce87e.json says
          id                 gone  (lineage.parents[1])

        ab9ce87e  generation 1, in flat shape, as ab9ce87e.json says
          from               fb545261  a|b  (hidden)  (lineage.parents[0].id)
                             gone  derived  (hidden)  (lineage.parents[1])
          id                 ab9ce87e  (snapshot_id)
          cohort             c-7f
                             patch vs add
                             1 of 3  (lineage.cohort)
          directive          (hidden)  (lineage._evolve)
          title              <b>|*x*|</b> `  (lineage.manifest.title)
          manifest           {"title":"<b>|*x*|</b> `","note":"(hidden)"}  (lineage.manifest)

        cohort c-7f "patch vs add"
          1/3  ab9ce87e  as ab9ce87e.json says (lineage.cohort)
          2/3  ab9c0000  not an ancestor, as ab9c0000.json says (lineage.cohort)

        """)
  }

  @Test("is one in Markdown, in which no text means anything but itself")
  func markdown() throws {
    #expect(
      try sheet("markdown", "--reveal") == #"""
        # Provenance of ab9ce87e

        3 snapshots, 2 steps, 1 cohort, 1 missing.

        ## fb545261

        generation 0, in chain shape, as fb545261.json says.

        | What | Is | Key |
        |---|---|---|
        | id | fb545261 | id |
        | title | Estate | lineage\[0\].manifest.world.title |
        | pack | web v1 | lineage\[0\].pack.id |
        | prompt | two<br>lines^\[ | lineage\[0\].prompt |

        The manifest, from lineage\[0\].manifest:

        ```json
        {"world":{"title":"Estate"},"seed":7}
        ```

        ## gone

        missing, generation 0, as ab9ce87e.json says.

        | What | Is | Key |
        |---|---|---|
        | id | gone | lineage.parents\[1\] |

        ## ab9ce87e

        generation 1, in flat shape, as ab9ce87e.json says.

        | Derived from | As | By | Key |
        |---|---|---|---|
        | fb545261 | a\|b | harden "FLAG{one}" | lineage.parents\[0\].id |
        | gone | derived | harden "FLAG{one}" | lineage.parents\[1\] |

        | What | Is | Key |
        |---|---|---|
        | id | ab9ce87e | snapshot\_id |
        | cohort | c-7f<br>patch vs add<br>1 of 3 | lineage.cohort |
        | directive | harden "FLAG{one}" | lineage.\_evolve |
        | title | \<b\>\|\*x\*\|\</b\> \` | lineage.manifest.title |

        The manifest, from lineage.manifest:

        ````json
        {"title":"<b>|*x*|</b> `","note":"see FLAG{one} ```"}
        ````

        ## cohort c-7f "patch vs add"

        | Place | Snapshot | Standing |
        |---|---|---|
        | 1/3 | ab9ce87e | as ab9ce87e.json says (lineage.cohort) |
        | 2/3 | ab9c0000 | not an ancestor, as ab9c0000.json says (lineage.cohort) |

        """#)
  }

  @Test("is one JSON object, each fact with its file and key")
  func json() throws {
    #expect(
      try sheet("json") == #"""
        {"schema":1,"subjects":["ab9ce87e"],"snapshots":[
        {"id":"fb545261","subject":false,"missing":false,"generation":0,"shape":"chain",\#
        "file":"fb545261.json","edges":[],"cohorts":[],"facts":[\#
        {"subject":"id","values":["fb545261"],"file":"fb545261.json","key":"id"},\#
        {"subject":"title","values":["Estate"],"file":"fb545261.json",\#
        "key":"lineage[0].manifest.world.title"},\#
        {"subject":"pack","values":["web v1"],"file":"fb545261.json","key":"lineage[0].pack.id"},\#
        {"subject":"prompt","values":["two\nlines\u001b"],"file":"fb545261.json",\#
        "key":"lineage[0].prompt"},\#
        {"subject":"manifest","values":["{\"world\":{\"title\":\"Estate\"},\"seed\":7}"],\#
        "file":"fb545261.json","key":"lineage[0].manifest"}]},
        {"id":"gone","subject":false,"missing":true,"generation":0,"shape":null,"file":null,\#
        "edges":[],"cohorts":[],"facts":[{"subject":"id","values":["gone"],\#
        "file":"ab9ce87e.json","key":"lineage.parents[1]"}]},
        {"id":"ab9ce87e","subject":true,"missing":false,"generation":1,"shape":"flat",\#
        "file":"ab9ce87e.json","edges":[\#
        {"parent":"fb545261","role":"a|b","directive":"(hidden)","derivation":1,\#
        "file":"ab9ce87e.json","key":"lineage.parents[0].id","directive_key":"lineage._evolve"},\#
        {"parent":"gone","role":"derived","directive":"(hidden)","derivation":1,\#
        "file":"ab9ce87e.json","key":"lineage.parents[1]","directive_key":"lineage._evolve"}],\#
        "cohorts":[{"id":"c-7f","label":"patch vs add","index":0,"size":3,"inferred":false}],"facts":[\#
        {"subject":"id","values":["ab9ce87e"],"file":"ab9ce87e.json","key":"snapshot_id"},\#
        {"subject":"cohort","values":["c-7f","patch vs add","1 of 3"],"file":"ab9ce87e.json",\#
        "key":"lineage.cohort"},\#
        {"subject":"directive","values":["(hidden)"],"file":"ab9ce87e.json","key":"lineage._evolve"},\#
        {"subject":"title","values":["<b>|*x*|</b> `"],"file":"ab9ce87e.json",\#
        "key":"lineage.manifest.title"},\#
        {"subject":"manifest","values":["{\"title\":\"<b>|*x*|</b> `\",\"note\":\"(hidden)\"}"],\#
        "file":"ab9ce87e.json","key":"lineage.manifest"}]}
        ],"cohorts":[
        {"id":"c-7f","label":"patch vs add","size":3,"inferred":false,"members":[\#
        {"id":"ab9ce87e","index":0,"ancestor":true,"file":"ab9ce87e.json",\#
        "key":"lineage.cohort"},\#
        {"id":"ab9c0000","index":1,"ancestor":false,"file":"ab9c0000.json",\#
        "key":"lineage.cohort"}]}
        ]}

        """#)
  }

  @Test("is one in PROV, with all that in its terms")
  func prov() throws {
    try expectSnapshot("sheet.prov-json", try sheet("prov-json"))
  }

  @Test("has a step of every derivation, and those that others tell of who is missing")
  func derivations() throws {
    let store = try TemporaryStore([
      "x.json": chainText("x"), "y.json": chainText("y"),
      "m.json": chainText(
        "m", parent: #""x""#, before: [#"{"id": "lost", "parent_id": "y"}"#],
        row: #"""
          "derivations": [{"parents": ["x"], "curriculum": {"add": ["a"]}},
            {"parents": ["lost", "x"], "curriculum": {"add": ["b"]}}]
          """#),
    ])
    let run = try stemma(["provenance", "m", "-s", store.path, "--format", "text"])
    let steps = run.lines.filter { $0.contains("lineage[1].der") || $0.contains("  from  ") }
    #expect(
      steps
        == [
          "  from               y  derived  (lineage[0].parent_id)",
          "  from               x  derived  add a  (lineage[1].derivations[0].parents[0])",
          "                     lost  derived  add b  (lineage[1].derivations[1].parents[0])",
          "                     x  derived  add b  (lineage[1].derivations[1].parents[1])",
          "  directive          add a  (lineage[1].derivations[0].curriculum)",
          "  directive          add b  (lineage[1].derivations[1].curriculum)",
        ])
  }

  @Test("is the same whatever the locale, the order of files and the index")
  func sameBytes() throws {
    for kind in ["text", "markdown", "json", "prov-json"] {
      let store = try TemporaryStore(["é.json": flatText("é", lineage: #""pack": "→""#)])
      let words = ["provenance", "é", "-s", store.path, "--format", kind]
      let one = try stemma(words, environment: ["XDG_CACHE_HOME": store.path(of: ".c")]).output
      let two = try stemma(
        words + ["--trust-index"],
        environment: ["XDG_CACHE_HOME": store.path(of: ".c"), "LC_ALL": "C"]
      ).output
      #expect(one == two && one.contains("→"))
    }
  }

  @Test("has a name that is known, and takes no options of others")
  func refusals() throws {
    let unknown = try stemma(["provenance", "x", "--format", "markdwn"])
    #expect(
      unknown.errors.hasPrefix(
        "Error: --format markdwn is no template with a {field}, and no one of text, markdown, ")
    )
    #expect(try stemma(["provenance", "x", "--format", "json", "-0"]).status == 64)
    #expect(try stemma(["provenance", "x", "--reveal"]).status == 64)
  }
}
