// SPDX-License-Identifier: MIT

import LineageCore

extension Metric {
  /// So many tasks are told.
  private static let taskLimit = 8

  /// The tasks of a snapshot with their numbers, and what these are to its value, as in `mean of
  /// admin 0.5, login 0.25`; `nil` where there are none.
  func taskText(of node: NodeIndex) -> String? {
    let tasks = taskValues(of: node)
    if tasks.isEmpty { return nil }
    let shown = tasks.prefix(Self.taskLimit).map { "\($0.task) \($0.value)" }
    let more = tasks.count > shown.count ? ["and \(tasks.count - shown.count) more"] : []
    return (isMean(of: node) ? "mean of " : "beside ") + (shown + more).joined(separator: ", ")
  }
}

extension SnapshotDetail.Fact {
  /// What files of metrics say of a snapshot; `nil` where they say nothing.
  init?(_ metrics: Metrics?, of node: NodeIndex?, files: [String]) {
    guard let metrics, let node else { return nil }
    let values = metrics.all.compactMap { metric -> String? in
      guard let value = metric[node] else { return nil }
      return [metric.name, String(value), metric.taskText(of: node)].compactMap(\.self)
        .joined(separator: "  ")
    }
    if values.isEmpty { return nil }
    self.init(.metrics, values, key: files.joined(separator: ", "))
  }
}
