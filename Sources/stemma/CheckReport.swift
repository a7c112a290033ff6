// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import LineageStore

/// The findings about a store.
struct CheckReport {
  /// How many snapshots the store has.
  let snapshotCount: Int

  /// What is the matter, errors first.
  let findings: [Finding]

  /// Creates the report of a store.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - verifyingContent: Whether to compute the ids that contents should have, which takes
  ///     reading every file again.
  /// - Throws: ``CommandError`` where it is interrupted.
  init(of store: SnapshotStore, verifyingContent: Bool) async throws(CommandError) {
    snapshotCount = store.graph.present.count
    var findings: [Finding]
    do {
      findings = try store.findings()
    } catch {
      throw .store(error)
    }
    if verifyingContent {
      var line = ProgressLine("Verifying")
      defer { line.clear() }
      do {
        findings += try await store.verifyContent { line.show($0) }.findings
      } catch {
        throw .store(error)
      }
    }
    self.findings = findings.inReadingOrder()
  }

  /// How many findings are of a severity.
  func count(of severity: Finding.Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// Whether the check fails: where there are errors, and strictly where there is anything.
  func fails(strictly isStrict: Bool) -> Bool {
    isStrict ? !findings.isEmpty : count(of: .error) > 0
  }

  /// The numbers of snapshots, errors and notes, as in `62 snapshots, 0 errors, 1 note`.
  var summary: String {
    [
      (snapshotCount, "snapshot"), (count(of: .error), "error"), (count(of: .note), "note"),
    ]
    .map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
  }
}

extension CheckReport {
  /// Prints every finding, and in words the summary last.
  func print(json: Bool) throws(CommandError) {
    let destination = Destination.standardOutput
    try Output.print { output throws(OutputError) in
      if json {
        try writeJSON(for: destination, to: &output)
      } else {
        try writeText(SpanText(for: destination), to: &output)
      }
    }
  }

  private func writeText(_ text: SpanText, to output: inout Output) throws(OutputError) {
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

  /// One object a finding, with the fields `severity` (`"error"` or `"note"`), `kind`, `snapshot`,
  /// `file`, `place` and `message`; what is not known is `null`.
  private func writeJSON(
    for destination: Destination, to output: inout Output
  ) throws(OutputError) {
    for finding in findings {
      var json = JSONText(for: destination)
      json.object { json in
        json.field("severity", finding.severity.rawValue)
        json.field("kind", finding.kind.rawValue)
        json.field("snapshot", finding.snapshot?.text)
        json.field("file", finding.file)
        json.field("place", finding.place)
        json.field("message", finding.message)
      }
      try output.writeLine(json.text)
    }
  }
}
