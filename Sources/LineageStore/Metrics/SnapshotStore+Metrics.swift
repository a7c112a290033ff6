// SPDX-License-Identifier: MIT

public import LineageCore

extension SnapshotStore {
  /// Joins numbers to the snapshots: those that their own files have, and those of some files, which
  /// count more.
  ///
  /// Where there are none at all, ``metrics`` is left as it is.
  ///
  /// - Parameter paths: The files, of which later ones count more; see ``Metrics/read(_:for:)``.
  /// - Returns: What is the matter with the rows of the files.
  /// - Throws: `MetricsError`.
  /// - Complexity: As of ``Metrics/read(_:for:)``, and O(bytes of the index's rows) where snapshots have
  ///   numbers of their own.
  public mutating func joinMetrics(_ paths: [String]) throws(MetricsError) -> [Finding] {
    if paths.isEmpty, !hasOwnMetrics { return [] }
    var draft = MetricsDraft(for: graph)
    for (place, part) in parts.enumerated() where part.reader.head.facts.hasNumbers {
      do throws(IndexError) {
        try add(numbersOf: part, at: place, to: &draft)
      } catch {
        throw .unreadable(path: part.directory.path, reason: error.message)
      }
    }
    let (metrics, findings) = try Metrics.read(paths, into: draft)
    self.metrics = metrics
    return findings
  }

  /// Whether snapshots may have numbers in their own files.
  ///
  /// - Complexity: O(number of directories).
  public var hasOwnMetrics: Bool { parts.contains { $0.reader.head.facts.hasNumbers } }

  /// Adds the numbers of those snapshots whose record counts.
  private func add(
    numbersOf part: StorePart, at place: Int, to draft: inout MetricsDraft
  ) throws(IndexError) {
    try part.reader.forEachRow { (row) throws(IndexError) in
      let file = try row.file()
      guard !file.numbers.isEmpty, let id = file.snapshot?.id, let node = graph.node(for: id)
      else { return }
      let counting = records.place(of: graph.recordNumber(of: node))
      guard counting.place == place, counting.number.rawValue == (try row.shortNumber) else {
        return
      }
      for number in file.numbers {
        draft.add(number.value, of: number.name, for: id, task: nil, line: 0)
      }
    }
  }
}
