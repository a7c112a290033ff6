// SPDX-License-Identifier: MIT

public import LineageCore

extension Metrics {
  /// Reads files of numbers about the snapshots of a graph.
  ///
  /// A file has JSON objects, one a line, or comma-separated values below a header (RFC 4180): which
  /// of them, its first byte says. Both have `snapshot_id`, perhaps `task_id`, `name` and `value`; what
  /// else they have is passed over. A value of `null`, `NaN`, `NA` or nothing says that there is none. A row
  /// that cannot be used is a finding, and costs no other one. Of several rows for one key the last
  /// counts, those of a later file being later.
  ///
  /// - Parameters:
  ///   - paths: The files; pipes as well.
  ///   - graph: The graph.
  /// - Returns: The numbers, and what is the matter with the rows.
  /// - Throws: `MetricsError`.
  /// - Complexity: O(bytes + *r* log *r*) for *r* rows. No more than a row of a file is held besides
  ///   numbers and names.
  public static func read(
    _ paths: [String], for graph: LineageGraph
  ) throws(MetricsError) -> (metrics: Metrics, findings: [Finding]) {
    try read(paths, into: MetricsDraft(for: graph))
  }

  /// Reads files of numbers into a draft, which may have some already.
  static func read(
    _ paths: [String], into draft: consuming MetricsDraft
  ) throws(MetricsError) -> (metrics: Metrics, findings: [Finding]) {
    for path in paths {
      draft.beginFile(path)
      var file = MetricsFile(path, draft)
      do throws(SystemError) {
        try file.read()
      } catch {
        throw .unreadable(path: path, reason: error.reason)
      }
      if let missing = file.missingColumns {
        throw .badHeader(path: path, missing: missing)
      }
      draft = file.draft
    }
    return draft.finish()
  }
}

/// Why a file of metrics is none.
public enum MetricsError: Error, Hashable, Sendable {
  /// The system refused.
  case unreadable(path: String, reason: String)

  /// The file does not begin with an object, and its first line does not name all columns.
  case badHeader(path: String, missing: [String])

  /// The error in a sentence without the final stop.
  public var message: String {
    switch self {
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .badHeader(let path, let missing):
      """
      \(path) is no file of metrics: it is neither a JSON object a line, nor has its first line a \
      column \(missing.joined(separator: " and "))
      """
    }
  }
}
