// SPDX-License-Identifier: MIT

/// Rows of numbers from outside on their way to ``Metrics``.
///
/// ```swift
/// var draft = MetricsDraft(for: graph)
/// draft.beginFile("rates.csv")
/// draft.add(0.4, of: "solve_rate", for: SnapshotID("ab9c"), task: "login", line: 2)
/// let (metrics, findings) = draft.finish()
/// ```
public struct MetricsDraft {
  private let graph: LineageGraph
  private var rows: [MetricRow] = []
  private var names = TextNumbers()
  private var tasks = TextNumbers()

  /// The files, in the order in which they were read.
  private var files: [String] = []

  /// What is the matter with single rows.
  private var findings: [Finding] = []

  /// The rows of a file that name a snapshot that nobody else has heard of.
  private var strangers: [Stranger: (line: Int, count: Int)] = [:]

  private struct Stranger: Hashable {
    let id: SnapshotID
    let file: Int
  }

  /// The ids that have come, and the node of each: to look a million rows up among the graph's names
  /// takes several times as long.
  private var ids = TextNumbers()
  private var nodes: [NodeIndex?] = []

  /// Creates a draft without rows.
  public init(for graph: LineageGraph) { self.graph = graph }
}

extension MetricsDraft {
  /// Says where the next rows come from.
  public mutating func beginFile(_ name: String) { files.append(name) }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - value: The number, finite; `nil` where the row says that there is none.
  ///   - name: The metric.
  ///   - id: The snapshot.
  ///   - task: The task, if the row is about one.
  ///   - line: Where it stands, from 1; 0 for a number of the snapshot's own, which gives way to those of
  ///     files in silence.
  /// - Complexity: O(length) on average, and O(log *n*) for a snapshot that has not come before.
  public mutating func add(
    _ value: Double?, of name: String, for id: SnapshotID, task: String?, line: Int
  ) {
    guard let node = node(for: id) else {
      let stranger = Stranger(id: id, file: files.count)
      strangers[stranger, default: (line, 0)].count += 1
      return
    }
    rows.append(
      MetricRow(
        metric: names.number(of: name), node: node.rawValue,
        task: task.map { tasks.number(of: $0) + 1 } ?? 0, file: UInt32(files.count),
        line: UInt32(clamping: line), value: value ?? .nan))
  }

  /// Adds what is the matter with a row, which does not count.
  public mutating func add(_ finding: Finding) { findings.append(finding) }

  private mutating func node(for id: SnapshotID) -> NodeIndex? {
    let number = Int(ids.number(of: id.text))
    if number < nodes.count { return nodes[number] }
    let node = graph.node(for: id)
    nodes.append(node)
    return node
  }
}

extension MetricsDraft {
  /// Makes metrics of the rows.
  ///
  /// Of several rows for one snapshot, metric and task the last one counts, also where it says that
  /// there is no number.
  ///
  /// - Returns: The metrics, and what is the matter with the rows.
  /// - Complexity: O(*r* log *r*) for *r* rows.
  public consuming func finish() -> (metrics: Metrics, findings: [Finding]) {
    let (names, tasks) = (SortedNames(names.texts), SortedNames(tasks.texts))
    for index in rows.indices {
      rows[index].metric = names.places[Int(rows[index].metric)]
      if rows[index].task > 0 {
        rows[index].task = tasks.places[Int(rows[index].task) - 1] + 1
      }
    }
    rows.sort()
    var findings = findings + strangerFindings
    var columns = MetricColumns(names: names.names, tasks: tasks.names)
    for (index, row) in rows.enumerated() {
      if index + 1 < rows.count, rows[index + 1].hasKey(of: row) {
        if index + 2 < rows.count, rows[index + 2].hasKey(of: row) { continue }
        // What is in no line of a file is the snapshot's own, and may be corrected by one.
        if row.line == 0 { continue }
        findings.append(repetition(of: row, by: rows[index + 1], names.names, tasks.names))
      } else if !row.value.isNaN {
        columns.append(row)
      }
    }
    return (Metrics(all: columns.finish(), tasks: tasks.names), findings)
  }

  private var strangerFindings: [Finding] {
    strangers.map { stranger, rows in
      let more = rows.count > 1 ? "; \(rows.count) rows are about it" : ""
      return Finding(
        .unknownSnapshot, snapshot: stranger.id, file: name(ofFile: stranger.file),
        place: "line \(rows.line)", message: "there is no snapshot \(stranger.id.text)\(more)")
    }
  }

  private func repetition(
    of row: MetricRow, by next: MetricRow, _ names: [String], _ tasks: [String]
  ) -> Finding {
    let task = row.task > 0 ? " for the task \(tasks[Int(row.task) - 1])" : ""
    let file = name(ofFile: Int(row.file)).map { " of \($0)" } ?? ""
    return Finding(
      .repeatedMetric, snapshot: graph.id(of: NodeIndex(Int(row.node))),
      file: name(ofFile: Int(next.file)), place: "line \(next.line)",
      message: """
        \(names[Int(row.metric)])\(task) is in line \(row.line)\(row.file == next.file ? "" : file) \
        as well; the last row counts
        """)
  }

  private func name(ofFile number: Int) -> String? { number > 0 ? files[number - 1] : nil }
}
