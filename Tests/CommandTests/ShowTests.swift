// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@Suite("stemma show")
struct ShowTests {
  @Test("prints the place in the lineage, and what the file says with the key of each fact")
  func text() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["show", "9f3a"], in: store.path)
    #expect(
      run.output == """
        9f3a2b1c
          file               9f3a2b1c.json
          shape              chain
          generation         2
          parents            ab9ce87e  derived  patch ssrf
                             b4c1e7d0  counterfactual  patch ssrf
          ancestors          3
          descendants        0
        in its file
          id                 9f3a2b1c  (id)
          parents            ab9ce87e (derived)
                             b4c1e7d0 (counterfactual)  (lineage[0].parents)
          directive          patch ssrf  (lineage[0].curriculum)
          difficulty         0.25  (tasks[0].meta.difficulty)

        """)
    #expect(run.status == 0)
  }

  @Test("of a missing snapshot it prints what others tell")
  func missing() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["show", "5d5d0011"], in: store.path)
    #expect(
      run.output == """
        5d5d0011
          missing            missing; named by 1 snapshot
          generation         0
          children           0a0b0c0d  derived  patch csrf
          ancestors          0
          descendants        1
        in the file 0a0b0c0d.json
          id                 5d5d0011  (lineage[0].parent_id)

        """)
  }

  @Test("--json has the fields of every verb and more")
  func json() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["show", "ab9c", "--json"], in: store.path)
    #expect(run.output.hasPrefix(#"{"schema":1,"id":"ab9ce87e","parents":[{"id":"fb545261","#))
    #expect(
      run.output.contains(
        #""missing":false,"children":["1c55aa90","9f3a2b1c"],"ancestors":1,"descendants":2,"#))
    #expect(
      run.output.contains(
        #"{"subject":"directive","values":["add sql_injection"],"key":"lineage[0].curriculum"}"#))
  }
}
