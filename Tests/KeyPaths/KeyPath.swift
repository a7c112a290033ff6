// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen

/// Something that stemma's speed hangs on, as one piece of work.
struct KeyPath: Sendable {
  let name: String

  /// Does it, with what it needs made before.
  let run: @Sendable ([Snapshot]) throws -> Void

  /// All of them.
  static let all = [
    KeyPath(name: "build") { records in measured { LineageGraph.build(from: records).graph.count }
    },
    KeyPath(name: "reach") { records in
      let ends = Ends(of: LineageGraph.build(from: records).graph)
      measured { ends.ancestors() + ends.descendants() + ends.commonAncestors() }
    },
    KeyPath(name: "tree") { records in
      let graph = LineageGraph.build(from: records).graph
      let third = third(of: graph)
      measured { tree(of: graph, scope: .everything).count + tree(of: graph, scope: third).count }
    },
    KeyPath(name: "sets") { records in
      let ends = Ends(of: LineageGraph.build(from: records).graph)
      measured { ends.cohortMates() + ends.siblings() + ends.dominated() + ends.family() }
    },
    KeyPath(name: "paint") { records in
      var browser = try OpenBrowser(on: LineageGraph.build(from: records).graph)
      measured { browser.press("jjjj\u{4}\u{15}kkkk]]}}", times: 10) }
    },
  ]

  /// The tree of a scope with everything open.
  static func tree(of graph: LineageGraph, scope: TreeScope) -> TreeLayout {
    TreeLayout(TreeOutline(graph, scope: scope), expansion: .all(capacity: graph.count))
  }

  /// Every third snapshot, with rows for what is hidden between.
  static func third(of graph: LineageGraph) -> TreeScope {
    let nodes = stride(from: 0, to: graph.count, by: 3).map { NodeIndex($0) }
    return .filter(NodeSet(nodes, capacity: graph.count))
  }
}

/// What counts: whoever counts instructions looks for calls of a function of this name.
@inline(never)
func measured(_ work: () -> Int) {
  if work() < 0 { print("never") }
}

/// The snapshots that questions are asked about: the deepest one, one beside it, and a root.
struct Ends {
  let graph: LineageGraph
  let deep: NodeIndex
  let other: NodeIndex
  let root: NodeIndex

  init(of graph: LineageGraph) {
    self.graph = graph
    // The order is by generation first.
    deep = NodeIndex(graph.count - 1)
    other = NodeIndex(max(0, graph.count - 3))
    // Of the roots the one that most descend from.
    let roots = graph.nodes.filter { graph.parents(of: $0).isEmpty }
    root =
      roots.max { graph.descendants(of: $0).count < graph.descendants(of: $1).count }
      ?? NodeIndex(0)
  }

  func ancestors() -> Int { graph.ancestors(of: deep).count }
  func descendants() -> Int { graph.descendants(of: root).count }
  func commonAncestors() -> Int {
    graph.commonAncestors(of: NodeSet([deep, other], capacity: graph.count)).count
  }
  func cohortMates() -> Int { graph.cohortMates(of: graph.descendants(of: root)).count }
  func siblings() -> Int { graph.siblings(of: graph.descendants(of: root)).count }
  func dominated() -> Int { graph.dominated(by: NodeSet([root], capacity: graph.count)).count }
  func family() -> Int { graph.family(of: deep).count }
}

/// A browser with everything open, whose frames go nowhere.
struct OpenBrowser {
  private var state: BrowserState

  init(on graph: LineageGraph, size: Size = Size(rows: 60, columns: 200)) throws {
    state = BrowserState(
      name: "store", size: size, glyphs: .unicode,
      keymap: try Keymap(Keymap.standardBindings))
    _ = state.update(.loaded(graph, findings: []))
    press("zR", times: 1)
  }

  /// Presses keys, and draws a frame after each; returns how many cells were drawn.
  @discardableResult
  mutating func press(_ keys: String, times: Int) -> Int {
    var cells = 0
    for _ in 0..<times {
      for scalar in keys.unicodeScalars {
        let letter = Unicode.Scalar(UInt8(scalar.value) | 0x60)
        _ = state.update(.key(scalar.value < 32 ? .control(letter) : .character(scalar)))
        cells += state.frame().size.rows
      }
    }
    return cells
  }
}
