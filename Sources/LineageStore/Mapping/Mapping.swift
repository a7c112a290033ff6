// SPDX-License-Identifier: MIT

import LineageCore

/// Where the JSON of another program keeps what there is to know of a snapshot.
///
/// ```swift
/// let mapping = try Mapping(parsing: "id=id,parents=parent_id,metric.score=metrics.combined_score")
/// let store = try await SnapshotStore.open("runs/7", options: ScanOptions(mapping: mapping))
/// ```
public struct Mapping: Hashable, Sendable {
  /// What it is called; empty where it was merely written down.
  public var name = ""

  /// Where each fact is, as far as it is anywhere.
  private(set) var paths: [Fact: Path] = [:]

  /// Where the numbers are that have names of their own, by the bytes of their names.
  private(set) var metrics: [Metric] = []

  /// The keys by which an object is recognized; none where it is not.
  private(set) var signature: [String] = []

  /// Creates a mapping without any place.
  init() {}

  /// Creates a mapping of places that are known to be ones.
  init(name: String, paths: [Fact: Path], metrics: [Metric], signature: [String]) {
    self.name = name
    self.paths = paths
    self.metrics = metrics.inByteOrder(of: \.name)
    self.signature = signature
  }

  /// A number with a name.
  struct Metric: Hashable, Sendable {
    let name: String
    let path: Path
  }

  /// A path from the root of an object to one value.
  struct Path: Hashable, Sendable {
    /// As it was written.
    let text: String

    /// What it says.
    let steps: QueryPath

    /// What stands there.
    ///
    /// - Complexity: O(members of what is on the way).
    func value(in root: JSONValue) -> JSONValue? {
      let reach = steps.reach(from: root)
      return reach.stepCount == steps.steps.count ? reach.values.first : nil
    }
  }
}

extension Mapping {
  /// A fact that a mapping has a place for: a row of the table of keys.
  public enum Fact: String, Hashable, Sendable, CaseIterable {
    case id
    case parents
    case cohort
    case directive
    case title
    case difficulty
    case generation
    case pack
    case prompt
    case summary
    case missing
    case metrics

    /// What is expected there, in a sentence without the final stop.
    public var help: String {
      switch self {
      case .id: "The id, text or a whole number; a mapping needs it"
      case .parents:
        "An id, a list of them, or of objects with id and perhaps role; the first is primary"
      case .cohort: "A text or a number that those share that were made together"
      case .directive: "What was done: text, a list, or an object"
      case .title: "A name for people"
      case .difficulty: "A number"
      case .generation: "The recorded generation, a whole number"
      case .pack: "What made it: text, or an object with id and version"
      case .prompt: "What was asked for, in words"
      case .summary: "What became of it, in words"
      case .missing: "true of an object that only tells of a snapshot that is not there"
      case .metrics: "An object of numbers, each a metric with its key as its name"
      }
    }
  }

  /// What a key for one metric begins with.
  public static let metricPrefix = "metric."

  /// The keys that a mapping may have, for help and messages.
  public static var keys: [String] { Fact.allCases.map(\.rawValue) + [metricPrefix + "NAME"] }
}

extension Mapping {
  /// The mapping as it can be written on a command line, the same for the same mapping.
  public var text: String {
    let facts = Fact.allCases.compactMap { fact in paths[fact].map { "\(fact.rawValue)=\($0.text)" }
    }
    let metrics = metrics.map { "\(Self.metricPrefix)\($0.name)=\($0.path.text)" }
    return (facts + metrics).joined(separator: ",")
  }

  /// Whether an object has all the keys by which it is recognized.
  ///
  /// - Complexity: O(number of keys).
  func recognizes(_ root: JSONValue) -> Bool {
    !signature.isEmpty && signature.allSatisfy { root[$0] != nil }
  }

  /// What stands where a fact is.
  func value(_ fact: Fact, in root: JSONValue) -> JSONValue? { paths[fact]?.value(in: root) }

  /// Adds a place.
  ///
  /// - Throws: ``MappingError/Reason`` where the key means nothing or the path leads nowhere.
  mutating func set(_ key: String, to text: String) throws(MappingError.Reason) {
    let path = try Path(text)
    if key.utf8.starts(with: Self.metricPrefix.utf8) {
      let name = String(decoding: key.utf8.dropFirst(Self.metricPrefix.utf8.count), as: UTF8.self)
      if name.isEmpty { throw .key("metric. needs the metric's name after the full stop") }
      if metrics.contains(where: { $0.name.compareBytes(to: name) == 0 }) {
        throw .key("\(key) is there twice")
      }
      metrics.append(Metric(name: name, path: path))
      metrics = metrics.inByteOrder(of: \.name)
      return
    }
    guard let fact = Fact(rawValue: key) else {
      let hint =
        NearestNames(to: key, among: Self.keys).question
        ?? "the keys are \(Self.keys.joined(separator: ", "))"
      throw .key("a mapping has no key \(key.isEmpty ? "of nothing" : key); \(hint)")
    }
    if paths.updateValue(path, forKey: fact) != nil { throw .key("\(key) is there twice") }
  }
}

extension Mapping.Path {
  /// Reads a path.
  init(_ text: String) throws(MappingError.Reason) {
    if text.isEmpty { throw .path("a path is missing, such as metadata.score") }
    self.text = text
    steps = QueryPath(text)
    if steps.steps.contains(.name("*")) {
      throw .path("a path leads to one place, and * is all elements")
    }
    if steps.steps.contains(where: { $0 == .name("") }) {
      throw .path("a key of the path is empty")
    }
  }
}
