// SPDX-License-Identifier: MIT

/// Numbers from outside, such as solve rates and rewards, joined to the snapshots of one graph.
///
/// It means nothing beside another graph, since nodes are numbered anew there. A ``MetricsDraft``
/// makes it, row by row.
public struct Metrics: Sendable {
  /// The metrics, by the bytes of their names.
  public let all: [Metric]

  /// The names of all tasks, by bytes.
  public let tasks: [String]
}

extension Metrics {
  /// The metric with a name; `nil` where there is none.
  ///
  /// - Complexity: O(log of the number of metrics).
  public subscript(name: String) -> Metric? {
    let place = all.partitionPoint { $0.name.compareBytes(to: name) >= 0 }
    guard place < all.count, all[place].name.compareBytes(to: name) == 0 else { return nil }
    return all[place]
  }

  /// The metric with a name.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - metrics: All that are known; `nil` where none were given.
  /// - Returns: The metric.
  /// - Throws: ``UnknownMetric`` where none is called so.
  public static func metric(
    named name: String, in metrics: Metrics?
  ) throws(UnknownMetric) -> Metric {
    guard let metrics else {
      throw UnknownMetric(
        message: "there are no metrics", hint: "--metrics names a file of them")
    }
    guard let metric = metrics[name] else {
      throw UnknownMetric("metric", name, among: metrics.all.map(\.name))
    }
    return metric
  }
}

/// Why a metric cannot be asked about.
public struct UnknownMetric: Error, Hashable, Sendable {
  /// What is wrong, in a sentence without the final stop.
  public let message: String

  /// What to do instead; `nil` where nobody knows.
  public let hint: String?

  /// So many names are all told, if none is near.
  private static let listLimit = 8

  init(message: String, hint: String?) {
    self.message = message
    self.hint = hint
  }

  /// An error about a name that is not one of some.
  init(_ kind: String, _ name: String, among names: [String]) {
    message = "there is no \(kind) \(name)"
    if let question = NearestNames(to: name, among: names).question {
      hint = question
    } else if names.count == 1 {
      hint = "the only one is \(names[0])"
    } else {
      let shown = names.prefix(Self.listLimit).joined(separator: ", ")
      let rest = names.count > Self.listLimit ? " and \(names.count - Self.listLimit) more" : ""
      hint = names.isEmpty ? nil : "there are \(shown)\(rest)"
    }
  }
}
