// SPDX-License-Identifier: MIT

/// A row of numbers from outside, names told by numbers.
struct MetricRow {
  var metric: UInt32
  let node: UInt32

  /// The number of the task, from 1; 0 where the row is about none.
  var task: UInt32

  /// The number of the file, from 1; 0 where nobody said.
  let file: UInt32
  let line: UInt32

  /// The number, or NaN where the row says that there is none.
  let value: Double
}

extension MetricRow: Comparable {
  /// By what they are about, and then as they were read.
  static func < (left: Self, right: Self) -> Bool {
    if left.metric != right.metric { return left.metric < right.metric }
    if left.node != right.node { return left.node < right.node }
    if left.task != right.task { return left.task < right.task }
    return (left.file, left.line) < (right.file, right.line)
  }

  /// Whether another row is about the same.
  func hasKey(of other: MetricRow) -> Bool {
    metric == other.metric && node == other.node && task == other.task
  }
}
