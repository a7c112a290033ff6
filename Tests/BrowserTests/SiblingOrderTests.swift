// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("The order of siblings")
struct SiblingOrderTests {
  private func ids(_ session: Session) -> String {
    guard var view = session.state.view else { return "" }
    return view.readingOrder().nodes.map { view.graph.id(of: $0).text }.joined()
  }

  @Test("s goes on to the next key, S turns it round; folds, cursor and narrowing stay")
  func keys() throws {
    var session = try Session("a <- b; a <- c <- d <- e; a <- f <- g; f <- h; f <- i", rows: 12)
    try session.type("/f<enter><esc>")
    #expect(ids(session) == "abcdefghi")
    let expected = [
      ("descendants", "afghicdeb"), ("children", "afghicdeb"), ("generation", "abcdefghi"),
      ("cohort", "abcdefghi"),
    ]
    for (name, order) in expected {
      try session.type("s")
      #expect(ids(session) == order, "\(name)")
      #expect(session.statusLine.contains("siblings by \(name)"))
      #expect(session.cursorLine.contains("f "))
    }
    try session.type("sS")
    #expect(ids(session) == "abcdefihg")
    #expect(session.statusLine.contains("siblings by descendants, the other way round"))
    try session.type("zcr")
    #expect(ids(session) == "fihg")
    try session.type("Su")
    #expect(ids(session) == "afghicdeb")
    #expect(session.state.frame().lines.contains { $0.contains("▸ 3") })
  }

  @Test("every row is there in every order", arguments: 0..<60)
  func laws(seed: Int) throws {
    let graph = LineageGraph.build(from: randomLineage(seed: seed)).graph
    let usual = TreeOutline(graph)
    for key in SiblingOrder.Key.allCases {
      for isReversed in [false, true] {
        let outline = TreeOutline(graph, siblings: SiblingOrder(key, isReversed: isReversed))
        #expect(outline.rowCount == usual.rowCount && outline.top.count == usual.top.count)
        #expect(
          Set(outline.readingOrder(hasTrunk: false)) == Set(usual.readingOrder(hasTrunk: false)))
        for node in graph.nodes {
          #expect(outline.placement(of: node) == usual.placement(of: node))
          let sizes = outline.nodes(under: node).map { outline.size(of: $0) }
          if key == .descendants {
            #expect(sizes == sizes.sorted { isReversed ? $0 < $1 : $0 > $1 })
          }
        }
      }
    }
  }
}
