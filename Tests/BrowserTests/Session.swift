// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport

@testable import Browser

/// A browser without a terminal: a state, the keys typed at it, and what it wanted done.
struct Session {
  private(set) var state: BrowserState
  private(set) var effects: [Effect] = []

  /// The lineage shown, and how many there were.
  private var graph: LineageGraph
  private var edition = 1

  init(
    _ records: [Snapshot], rows: Int = 12, columns: Int = 60, glyphs: GlyphSet = .unicode
  ) throws {
    state = BrowserState(
      name: "store", size: Size(rows: rows, columns: columns), glyphs: glyphs,
      keymap: try Keymap(Keymap.standardBindings))
    state.storeWords = ["--store", "my runs"]
    state.optionsOfVerb = { verb in
      let depth = VerbOption(name: "--depth", takesValue: true)
      let trunk = VerbOption(name: "--trunk", takesValue: true, values: ["auto", "on", "off"])
      let filter = VerbOption(name: "--filter", takesValue: true, takesExpression: true)
      return verb == "tree"
        ? [depth, trunk, filter] + ["--reverse", "--output"].map { .init(name: $0) } : []
    }
    let (graph, findings) = LineageGraph.build(from: records)
    self.graph = graph
    send(.loaded(graph, findings: findings))
  }

  /// The snapshots of a drawing.
  static func records(_ drawing: String) -> [Snapshot] { diagram(drawing) }

  init(_ drawing: String, rows: Int = 12, columns: Int = 60) throws {
    try self.init(diagram(drawing), rows: rows, columns: columns)
  }

  /// Shows what the comparison with the files has found.
  mutating func reload(_ records: [Snapshot], damage: [Finding] = []) {
    let old = graph
    let (new, findings) = LineageGraph.build(from: records)
    let changes = new.changes(since: old) { old[$0] == new[$1] }
    graph = new
    edition += 1
    send(.loaded(new, findings: findings + damage, changes: changes))
    send(.verified)
  }

  /// Answers the question that was asked last, as the world would.
  mutating func answer() async throws {
    let questions = effects.compactMap { if case .ask(let question) = $0 { question } else { nil } }
    guard let question = questions.last else { return }
    var scope = QueryScope(of: graph)
    scope.cursor = question.cursor.flatMap(graph.node(for:))
    var user = UserSets(of: graph)
    let graph = graph
    for (letter, id) in question.user.marks { scope.marks[Character(letter)] = graph.node(for: id) }
    let nodes = { (ids: Set<SnapshotID>) in
      NodeSet(ids.compactMap(graph.node(for:)), capacity: graph.count)
    }
    let selected = nodes(question.user.selection)
    user.selection = selected.isEmpty ? nil : selected
    user.unseen = nodes(question.user.unseen)
    for (id, tags) in question.user.tags {
      for tag in tags { user.tags[tag, default: graph.noNodes].formUnion(nodes([id])) }
    }
    scope.user = user
    var result: Result<NodeSet, QueryFailure>
    do throws(QueryFailure) {
      result = .success(try await parsed(question).answer(in: scope))
    } catch {
      result = .failure(error)
    }
    send(.answered(question.number, edition: edition, result))
  }

  private func parsed(_ question: Question) throws(QueryFailure) -> Query {
    do throws(QueryError) { return try Query(question.text, aliases: state.aliases) } catch {
      throw .query(error)
    }
  }

  /// Shows the lineage again with numbers from outside and a split.
  mutating func join(metrics: [String], split: [String]) {
    var draft = MetricsDraft(for: graph)
    draft.beginFile("rows")
    for name in metrics {
      draft.add(1, of: name, for: graph.id(of: NodeIndex(0)), task: nil, line: 1)
    }
    let split = LineageSplit(split, capacity: graph.count)
    send(.loaded(graph, findings: [], metrics: draft.finish().metrics, split: split))
  }

  mutating func keepNothing() { state.keepsUserState = false }

  /// Is told in lines what is shown.
  mutating func listen() { state.isLinear = true }

  mutating func withoutClipboard() { state.hasClipboard = false }

  mutating func setTheme(_ theme: Theme) { state.theme = theme }

  mutating func setColumns(_ names: [String]) { state.treeColumns = names }

  /// Opens a page, as a key would.
  mutating func open(_ question: PageQuestion) { effects += state.open(question) }

  mutating func setCommands(_ commands: [UserCommand]) { state.userCommands = commands }

  mutating func setAliases(_ aliases: QueryAliases) { state.aliases = aliases }

  mutating func send(_ action: Action) { effects += state.update(action) }

  /// Goes on with what was not done at once, so many times at most.
  mutating func goOn(_ times: Int = .max) {
    var left = times
    while left > 0, let place = effects.lastIndex(of: .goOn) {
      effects.remove(at: place)
      send(.goOn)
      left -= 1
    }
  }

  /// Types keys and returns what is on the screen.
  @discardableResult
  mutating func type(_ keys: String) throws -> Frame {
    for key in try Key.parse(keys) { send(.key(key)) }
    return state.frame()
  }

  /// The text of the cursor's row, without the cursor's mark.
  var cursorLine: String {
    let line = state.frame().lines.first { $0.hasPrefix("▌") || $0.hasPrefix(">") } ?? ""
    return String(line.dropFirst())
  }

  /// The last line of the screen.
  var statusLine: String { state.frame().lines.last ?? "" }
}
