// SPDX-License-Identifier: MIT

/// One metric: numbers from outside, keyed by snapshot and perhaps by task.
///
/// The value of a snapshot is the number that was given for it without a task; where there is none,
/// the mean over its tasks. A snapshot without a number has no value: never 0.
///
/// The nodes that have numbers stand in an array, in the lineage's order, and their rows in others:
/// what nobody measured takes no room.
public struct Metric: Sendable {
  /// What it is called.
  public let name: String

  /// The nodes with a number, ascending.
  let nodes: [NodeIndex]

  /// The value of each of the nodes.
  let values: [Double]

  /// Where the rows of each of the nodes begin, and at last where those of the last one end.
  let rowStarts: [UInt32]

  /// The task of each row, ascending for each node; none stands first.
  let rowTasks: [TaskNumber]

  /// The number in each row.
  let rowValues: [Double]

  /// The names of the tasks of all metrics, by bytes.
  let tasks: [String]

  /// The place of a task in the order of all names, from 1; 0 stands for no task.
  typealias TaskNumber = UInt32
}

extension Metric {
  /// How many snapshots have a value.
  public var count: Int { nodes.count }

  /// The value of a snapshot; `nil` where it has none.
  ///
  /// - Complexity: O(log *k*) for *k* snapshots with a value.
  public subscript(node: NodeIndex) -> Double? { place(of: node).map { values[$0] } }

  /// The number of a snapshot for a task; `nil` where there is none.
  ///
  /// - Complexity: O(log *k* + log of the number of tasks).
  public func value(of node: NodeIndex, for task: String) -> Double? {
    guard let place = place(of: node), let task = number(of: task) else { return nil }
    return value(at: place, for: task)
  }

  /// The numbers of a snapshot for its tasks, by the bytes of the tasks' names.
  ///
  /// - Complexity: O(log *k* + tasks).
  public func taskValues(of node: NodeIndex) -> [(task: String, value: Double)] {
    guard let place = place(of: node) else { return [] }
    return rows(of: place).filter { rowTasks[$0] > 0 }
      .map { (tasks[Int(rowTasks[$0]) - 1], rowValues[$0]) }
  }

  /// Whether the value of a snapshot is a mean over tasks, and was not given as such.
  ///
  /// - Complexity: O(log *k*).
  public func isMean(of node: NodeIndex) -> Bool {
    place(of: node).map { rowTasks[Int(rowStarts[$0])] > 0 } ?? false
  }
}

extension Metric {
  /// The nodes of a set whose value, or whose number for a task, meets a condition.
  ///
  /// - Complexity: O(*k*).
  func nodes(
    among candidates: NodeSet, for task: TaskNumber? = nil, where condition: QueryComparison
  ) -> NodeSet {
    var result = NodeSet(capacity: candidates.capacity)
    for (place, node) in nodes.enumerated() where candidates.contains(node) {
      guard let task else {
        if condition.holds(for: values[place]) { result.insert(node) }
        continue
      }
      if let value = value(at: place, for: task), condition.holds(for: value) {
        result.insert(node)
      }
    }
    return result
  }

  /// The number of a task; `nil` where no metric has it.
  func number(of task: String) -> TaskNumber? {
    let place = tasks.partitionPoint { $0.compareBytes(to: task) >= 0 }
    guard place < tasks.count, tasks[place].compareBytes(to: task) == 0 else { return nil }
    return TaskNumber(place + 1)
  }

  private func place(of node: NodeIndex) -> Int? {
    let place = nodes.partitionPoint { $0 >= node }
    return place < nodes.count && nodes[place] == node ? place : nil
  }

  private func rows(of place: Int) -> Range<Int> {
    Int(rowStarts[place])..<Int(rowStarts[place + 1])
  }

  private func value(at place: Int, for task: TaskNumber) -> Double? {
    let rows = rows(of: place)
    let row = rowTasks[rows].partitionPoint { $0 >= task }
    return row < rows.upperBound && rowTasks[row] == task ? rowValues[row] : nil
  }
}
