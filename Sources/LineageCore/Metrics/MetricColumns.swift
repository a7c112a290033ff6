// SPDX-License-Identifier: MIT

/// Rows on their way to the arrays of a ``Metric``, of which they come in order.
struct MetricColumns {
  private let names: [String]
  private let tasks: [String]
  private var finished: [Metric] = []
  private var number: UInt32?
  private var nodes: [NodeIndex] = []
  private var values: [Double] = []
  private var rowStarts: [UInt32] = []
  private var rowTasks: [UInt32] = []
  private var rowValues: [Double] = []

  /// Creates columns of metrics and tasks with some names, by number.
  init(names: [String], tasks: [String]) {
    self.names = names
    self.tasks = tasks
  }

  /// Adds a row, which is about nothing that came before.
  mutating func append(_ row: MetricRow) {
    if row.metric != number {
      finishMetric()
      number = row.metric
    }
    let node = NodeIndex(Int(row.node))
    if nodes.last != node {
      finishNode()
      nodes.append(node)
      rowStarts.append(UInt32(rowTasks.count))
    }
    rowTasks.append(row.task)
    rowValues.append(row.value)
  }

  /// The metrics.
  consuming func finish() -> [Metric] {
    finishMetric()
    return finished
  }

  private mutating func finishMetric() {
    finishNode()
    if let number {
      finished.append(
        Metric(
          name: names[Int(number)], nodes: nodes, values: values,
          rowStarts: rowStarts + [UInt32(rowTasks.count)], rowTasks: rowTasks,
          rowValues: rowValues, tasks: tasks))
    }
    (nodes, values, rowStarts, rowTasks, rowValues) = ([], [], [], [], [])
  }

  private mutating func finishNode() {
    guard let start = rowStarts.last, values.count < nodes.count else { return }
    let rows = Int(start)..<rowTasks.count
    let isOwn = rowTasks[rows.lowerBound] == 0
    values.append(isOwn ? rowValues[rows.lowerBound] : rowValues[rows].mean)
  }
}

extension ArraySlice<Double> {
  /// The mean of finite numbers, of which there is one at least.
  ///
  /// The sum is compensated (Neumaier, 1974), so that the mean of equal numbers is that number; where
  /// it is beyond all numbers, they are divided before they are added.
  var mean: Double {
    var (sum, lost) = (0.0, 0.0)
    for number in self {
      let next = sum + number
      lost += sum.magnitude >= number.magnitude ? (sum - next) + number : (number - next) + sum
      sum = next
    }
    let mean = (sum + lost) / Double(count)
    return mean.isFinite ? mean : reduce(0) { $0 + $1 / Double(count) }
  }
}
