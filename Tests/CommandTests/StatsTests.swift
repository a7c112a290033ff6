// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@Suite("stemma stats")
struct StatsTests {
  private let store: TemporaryStore

  init() throws { store = try Fixtures.estate() }

  @Test("prints counts, and how numbers are spread, as wide as there is room")
  func all() throws {
    let run = try stemma(["stats"], in: store.path, environment: ["COLUMNS": "20"])
    #expect(
      run.output == """
        snapshots  7
        missing    1
        edges      7
        merges     1
        families   2
        cohorts    1 recorded, 0 inferred

        generation  from 0 to 2, mean 1.143
          0  1  ███
          1  4  ████████████
          2  2  ██████

        children  from 0 to 3, mean 0.857
          0  4  ████████████
          1  1  ███
          2  1  ███
          3  1  ███

        cohort size  from 3 to 3, mean 3; 4 snapshots have none
          3  1  ████████████

        difficulty  from 0.25 to 0.25, mean 0.25; 6 snapshots have none
          0.25  1  █████████

        """)
    #expect(run.errors == "" && run.status == 0)
  }

  @Test("of some snapshots, counts edges among them, and what each has anywhere; ASCII will do")
  func some() throws {
    let run = try stemma(
      ["stats", "fb54 | 9f3a | 1c55 | 5d5d"], in: store.path,
      environment: ["LANG": "C", "COLUMNS": "20"])
    #expect(
      run.output == """
        snapshots  3
        missing    1
        edges      0
        merges     1
        families   4
        cohorts    0 recorded, 0 inferred

        generation  from 0 to 2, mean 1.333
          0  1  ######
          1  0
          2  2  ############

        children  from 0 to 3, mean 1
          0  2  ############
          1  0
          2  0
          3  1  ######

        cohort size  3 snapshots have none

        difficulty  from 0.25 to 0.25, mean 0.25; 2 snapshots have none
          0.25  1  #########

        """)
  }

  @Test("--json gives the same as numbers")
  func json() throws {
    let run = try stemma(["stats", "9f3a2b1c", "--json"], in: store.path)
    #expect(
      run.output == #"""
        {"schema":1,"snapshots":1,"missing":0,"edges":0,"merges":1,"families":1,\#
        "cohorts":{"recorded":0,"inferred":0},\#
        "generation":{"count":1,"none":0,"least":2.0,"mean":2.0,"greatest":2.0,\#
        "bins":[{"from":2.0,"below":3.0,"count":1}]},\#
        "children":{"count":1,"none":0,"least":0.0,"mean":0.0,"greatest":0.0,\#
        "bins":[{"from":0.0,"below":1.0,"count":1}]},\#
        "cohort_size":{"count":0,"none":1,"least":null,"mean":null,"greatest":null,"bins":[]},\#
        "difficulty":{"count":1,"none":0,"least":0.25,"mean":0.25,"greatest":0.25,\#
        "bins":[{"from":0.25,"below":0.25,"count":1}]},\#
        "difficulty_by_generation":[{"from":2,"below":3,"count":1,"least":0.25,"lower":0.25,\#
        "median":0.25,"upper":0.25,"greatest":0.25}]}

        """#)
  }
}
