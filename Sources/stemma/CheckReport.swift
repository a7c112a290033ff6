// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import LineageStore

/// The findings about a store.
struct CheckReport {
  /// How many snapshots the store has.
  let snapshotCount: Int

  /// What is the matter.
  private(set) var findings: [Finding]

  /// The files that writers have left unfinished.
  private(set) var leftovers: [Leftover]

  /// What was the matter with files that have been removed.
  private(set) var removed: [Finding] = []

  /// Creates the report of a store, reading every file again.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - recomputingIDs: Whether to compute the ids that contents should have.
  ///   - metricsFiles: Files of metrics, whose rows are looked at, too.
  ///   - lookingAtEffects: Whether to find steps whose effect contradicts their direction.
  /// - Throws: ``CommandError`` where it is interrupted, or a file of metrics cannot be read.
  init(
    of store: SnapshotStore, recomputingIDs: Bool, metricsFiles: [String] = [],
    lookingAtEffects: Bool = false
  ) async throws(CommandError) {
    var line = ProgressLine("Checking")
    defer { line.clear() }
    var checked: SnapshotStore
    do {
      let check = try await store.verifyFiles(recomputingIDs: recomputingIDs) { line.show($0) }
      checked = check.store
      snapshotCount = check.store.graph.present.count
      findings = check.findings
      leftovers = try store.leftovers()
    } catch {
      throw .store(error)
    }
    findings += try checked.join(metricsIn: metricsFiles)
    if lookingAtEffects { findings += Self.effects(in: checked) }
  }

  private static func effects(in store: SnapshotStore) -> [Finding] {
    let graph = store.graph
    return graph.present.flatMap { node in
      graph.contradictions(of: node, metrics: store.metrics).map { contradiction in
        Finding(
          .contradiction, snapshot: graph.id(of: node), file: graph[node].file,
          message: "\(contradiction.text), of \(graph.shortID(of: contradiction.parent))")
      }
    }
  }

  /// Removes the files that writers have abandoned.
  ///
  /// - Returns: Why the last one that could not be removed could not.
  mutating func clean(_ store: SnapshotStore) -> CommandError? {
    var failure: CommandError?
    var kept: [Leftover] = []
    for leftover in leftovers {
      do throws(StoreError) {
        guard try store.remove(leftover) else {
          kept.append(leftover)
          continue
        }
        var finding = leftover.finding
        finding.message += "; it has been removed"
        removed.append(finding)
      } catch {
        kept.append(leftover)
        failure = .store(error)
      }
    }
    leftovers = kept
    return failure
  }

  /// What is still the matter.
  private var remaining: [Finding] { findings + leftovers.map(\.finding) }

  /// How many findings are of a severity.
  func count(of severity: Finding.Severity) -> Int {
    remaining.count { $0.severity == severity }
  }

  /// Whether the check fails: where there are errors, and strictly where there is anything.
  func fails(strictly isStrict: Bool) -> Bool {
    isStrict ? !remaining.isEmpty : count(of: .error) > 0
  }

  /// The numbers of snapshots, errors and notes, as in `62 snapshots, 0 errors, 1 note`, and of the
  /// files that have been removed.
  var summary: String {
    var counts = [
      (snapshotCount, "snapshot"), (count(of: .error), "error"), (count(of: .note), "note"),
    ]
    if !removed.isEmpty { counts.append((removed.count, "removed file")) }
    return counts.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
  }
}

extension CheckReport {
  /// Prints every finding, errors first, and in words the summary last.
  func print(json: Bool) throws(CommandError) {
    let destination = Destination.standardOutput
    let findings = (remaining + removed).inReadingOrder()
    try Output.print { output throws(OutputError) in
      if json {
        try write(findings, for: destination, to: &output)
      } else {
        try write(findings, SpanText(for: destination), to: &output)
      }
    }
  }

  private func write(
    _ findings: [Finding], _ text: SpanText, to output: inout Output
  ) throws(OutputError) {
    let width = findings.map { $0.kind.rawValue.count }.max() ?? 0
    for finding in findings {
      try output.writeLine(text.line(spans(of: finding, kindWidth: width)))
    }
    try output.writeLine(summary)
  }

  private func spans(of finding: Finding, kindWidth: Int) -> [Span] {
    let severity = finding.severity.rawValue
    let kind = finding.kind.rawValue
    let place = [finding.file, finding.place].compactMap(\.self).map { $0 + ": " }.joined()
    return [
      Span(severity, finding.severity == .error ? .error : .faint),
      Span(String(repeating: " ", count: 7 - severity.count)),
      Span(kind), Span(String(repeating: " ", count: kindWidth - kind.count + 2)),
      Span(place, .id), Span(finding.message),
    ]
  }

  /// One object a finding, with the fields `schema`, `severity` (`"error"` or `"note"`), `kind`, `snapshot`,
  /// `file`, `place` and `message`; what is not known is `null`.
  private func write(
    _ findings: [Finding], for destination: Destination, to output: inout Output
  ) throws(OutputError) {
    for finding in findings {
      let line = JSONText.line(for: destination) { json in
        json.field("severity", finding.severity.rawValue)
        json.field("kind", finding.kind.rawValue)
        json.field("snapshot", finding.snapshot?.text)
        json.field("file", finding.file)
        json.field("place", finding.place)
        json.field("message", finding.message)
      }
      try output.writeLine(line)
    }
  }
}
