// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("Numbers from outside")
struct MetricsTests {
  private let graph = diagramGraph("aa <- bb <- cc; aa <- dd; ?ff <- gg")

  /// A row: the metric, the snapshot, the task, the number.
  private typealias Row = (String, String, String?, Double?)

  private func joined(_ rows: [Row]) -> (metrics: Metrics, findings: [Finding]) {
    var draft = MetricsDraft(for: graph)
    draft.beginFile("rows")
    for (index, row) in rows.enumerated() {
      draft.add(row.3, of: row.0, for: SnapshotID(row.1), task: row.2, line: index + 1)
    }
    return draft.finish()
  }

  private func answer(_ query: String, _ metrics: Metrics?) async throws -> [String] {
    var scope = QueryScope(of: graph)
    scope.metrics = metrics
    return try await Query(query).answer(in: scope).map { graph.id(of: $0).text }
  }

  private static let rows: [Row] = [
    ("solve_rate", "aa", "login", 0.25), ("solve_rate", "aa", "admin", 0.75),
    ("solve_rate", "bb", "login", 0), ("solve_rate", "ff", "login", 0.5),
    ("reward", "cc", nil, -2), ("reward", "cc", "login", 6), ("reward", "dd", "login", nil),
  ]

  @Test(
    "are the mean over tasks, or what was given for the snapshot, or the number for a task",
    arguments: [
      ("metric(solve_rate, 0.5)", ["aa"]), ("metric(solve_rate, <1)", ["aa", "bb"]),
      ("metric(solve_rate, >=0, login)", ["aa", "bb"]), ("metric(solve_rate, >=0, admin)", ["aa"]),
      ("metric(reward, -2)", ["cc"]), (#"metric("reward", 6, "login")"#, ["cc"]),
      // What is not known is neither 0 nor anything else.
      ("metric(reward, !=1)", ["cc"]), ("bb & metric(reward, !=1)", []),
    ])
  func asked(query: String, expected: [String]) async throws {
    #expect(try await answer(query, joined(Self.rows).metrics) == expected)
  }

  @Test("that nobody gave are an error that says what there is")
  func unknown() async throws {
    let metrics = joined(Self.rows).metrics
    let cases: [(String, Metrics?, String)] = [
      (
        "aa | metric(solv_rate, 1)", metrics,
        """
        there is no metric solv_rate
          aa | metric(solv_rate, 1)
               ^^^^^^^^^^^^^^^^^^^^
        did you mean solve_rate?
        """
      ),
      (
        "metric(x, 1)", metrics,
        """
        there is no metric x
          metric(x, 1)
          ^^^^^^^^^^^^
        there are reward, solve_rate
        """
      ),
      (
        "metric(reward, 1, logon)", metrics,
        """
        there is no task logon
          metric(reward, 1, logon)
          ^^^^^^^^^^^^^^^^^^^^^^^^
        did you mean login?
        """
      ),
      (
        "metric(reward, 1)", nil,
        """
        there are no metrics
          metric(reward, 1)
          ^^^^^^^^^^^^^^^^^
        --metrics names a file of them
        """
      ),
    ]
    for (query, metrics, message) in cases {
      let failure = await #expect(throws: QueryFailure.self) { try await answer(query, metrics) }
      #expect(failure?.message == message)
    }
  }

  @Test("of several rows have the last, which a finding tells; strangers are told once")
  func findings() {
    let (metrics, findings) = joined([
      ("rate", "aa", "t", 1), ("rate", "zz", "t", 1), ("rate", "aa", "t", 2),
      ("rate", "zz", nil, 1),
      ("rate", "aa", "t", 3), ("rate", "aa", nil, 9), ("rate", "bb", "t", 4),
      ("rate", "bb", "t", nil),
    ])
    let told = findings.inReadingOrder().map { finding in
      let id = finding.snapshot?.text ?? ""
      return "\(finding.kind.rawValue) \(id) \(finding.place ?? ""): \(finding.message)"
    }
    #expect(
      told == [
        "repeated-metric aa line 5: rate for the task t is in line 3 as well; the last row counts",
        "repeated-metric bb line 8: rate for the task t is in line 7 as well; the last row counts",
        "unknown-snapshot zz line 2: there is no snapshot zz; 2 rows are about it",
      ])
    let rate = metrics["rate"]
    #expect(graph.node(for: SnapshotID("aa")).flatMap { rate?[$0] } == 9)
    #expect(graph.node(for: SnapshotID("bb")).flatMap { rate?[$0] } == nil)
  }

  @Test("have means that do not depend on the order, nor on the size of the numbers")
  func means() {
    let value = { (numbers: [Double]) -> Double? in
      let rows: [Row] = numbers.enumerated().map { ("m", "aa", "t\($0.offset)", $0.element) }
      let node = graph.node(for: SnapshotID("aa"))
      let means = [rows, rows.reversed()].map { rows in
        node.flatMap { joined(rows).metrics["m"]?[$0] }
      }
      #expect(means[0] == means[1])
      return means[0]
    }
    #expect(value(Array(repeating: 0.1, count: 10)) == 0.1)
    #expect(value([1e308, 1e308]) == 1e308)
    #expect(value([1e16, 1, -1e16, 3]) == 1)
  }

  @Test("are what a dictionary of the rows says", arguments: 0..<200)
  func law(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let graph = LineageGraph.build(from: randomLineage(seed: seed)).graph
    let all = NodeSet.all(capacity: graph.count)
    let ids = all.map { graph.id(of: $0) } + [SnapshotID("?"), SnapshotID("??")]
    var draft = MetricsDraft(for: graph)
    var naive: [String: [SnapshotID: [String: Double?]]] = [:]
    var repeated: Set<String> = []
    for line in 1...Int.random(in: 1...60, using: &random) {
      let name = random.chance(0.5) ? "é" : "e\u{301}"
      let id = ids[Int.random(in: 0..<ids.count, using: &random)]
      let task = random.chance(0.2) ? nil : "t\(Int.random(in: 0..<3, using: &random))"
      // Quarters, whose sums are exact in any order.
      let value = random.chance(0.2) ? nil : Double(Int.random(in: -8...8, using: &random)) / 4
      draft.add(value, of: name, for: id, task: task, line: line)
      guard graph.node(for: id) != nil else { continue }
      let key = name == "é" && name.utf8.count == 2 ? "one" : "two"
      let isNew = naive[key, default: [:]][id, default: [:]].updateValue(value, forKey: task ?? "")
      if isNew != nil { repeated.insert("\(key) \(id) \(task ?? "")") }
    }
    let (metrics, findings) = draft.finish()
    #expect(findings.count { $0.kind == .repeatedMetric } == repeated.count)
    for (key, name) in [("one", "é"), ("two", "e\u{301}")] {
      for node in all {
        let known = (naive[key]?[graph.id(of: node)] ?? [:]).compactMapValues(\.self)
        let tasks = known.filter { $0.key != "" }
        let mean = tasks.isEmpty ? nil : tasks.values.reduce(0, +) / Double(tasks.count)
        #expect(metrics[name]?[node] == known[""] ?? mean)
        #expect(metrics[name]?.value(of: node, for: "t1") == known["t1"])
        let given = metrics[name]?.taskValues(of: node).map { ($0.task, $0.value) } ?? []
        #expect(Dictionary(uniqueKeysWithValues: given) == tasks)
      }
    }
  }
}
