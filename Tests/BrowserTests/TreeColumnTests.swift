// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("The columns of the tree")
struct TreeColumnTests {
  private func session(rows: Int = 6) throws -> Session {
    let records = Session.records("a <- b; a <- c")
    var session = try Session(records, rows: rows, columns: 60)
    let graph = LineageGraph.build(from: records).graph
    var draft = MetricsDraft(for: graph)
    draft.beginFile("rows")
    draft.add(0.25, of: "solve_rate", for: "b", task: nil, line: 1)
    draft.add(1, of: "tokens", for: "c", task: nil, line: 2)
    session.send(.loaded(graph, findings: [], metrics: draft.finish().metrics))
    try session.type("gg")
    return session
  }

  @Test("can be metrics, of which some snapshots have no value")
  func metrics() throws {
    var session = try session()
    session.setColumns(["generation", "solve_rate", "no such metric"])
    expectFrame(
      session.state.frame(),
      """
      ▌  ● a   0  solve_rate     -
       a ├─● b   1  solve_rate  0.25                           1/2
       a └─● c   1  solve_rate     -                           2/2


       a                                     3 snapshots · 3 rows
      """)
    #expect(session.state.treeColumns == ["generation", "no such metric", "solve_rate"])
  }

  @Test("are turned on and off among the options, a line for each metric")
  func options() throws {
    var session = try session(rows: 20)
    #expect(try session.type("o").text.contains("tokens      off     this metric in each row"))
    #expect(try session.type("jjjjj<enter><esc>").lines[1].contains("solve_rate  0.25"))
    #expect(!(try session.type("ojjjjj<enter><esc>").text.contains("solve_rate")))
  }
}
