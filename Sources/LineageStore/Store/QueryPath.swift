// SPDX-License-Identifier: MIT

import LineageCore

/// A path into a snapshot's file: `lineage.curriculum.seed`, or `/lineage/curriculum/seed`, a JSON
/// pointer (RFC 6901), for keys that have dots.
///
/// A number counts the elements of a list from 0, `*` is each of them, and anything else the one
/// with that id. What has dots stands in brackets, as stemma prints paths: `graph.nodes[id=svc.0]`,
/// `tasks[3]`, `artifacts["app.py"]`. An edge of a world is known by its ends, `[svc.0 exposes ep.0]`.
///
/// In chain shape, `lineage` is the snapshot's own row unless an element of the list follows.
/// Where there is nothing under keys `world` and `manifest`, these are the graph of the world and the
/// manifest, wherever the shape has them.
struct QueryPath: Hashable {
  /// The steps, from the whole document.
  let steps: [Step]

  /// A step.
  enum Step: Hashable {
    /// A key, the number or the id of an element, or `*`.
    case name(String)
    /// A key, whatever it is made of.
    case key(String)
    /// An element by its id; of several that have it, one of them.
    case id(String, occurrence: Int)
  }

  /// How far a path leads.
  typealias Reach = (values: [JSONValue], stepCount: Int)

  init(_ text: String) {
    guard text.utf8.first == UInt8(ascii: "/") else {
      steps = QueryPathScanner(text).steps
      return
    }
    steps = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map {
      .name(String($0).replacing("~1", with: "/").replacing("~0", with: "~"))
    }
  }

  /// What stands there.
  ///
  /// - Complexity: O(members of what is on the way).
  func values(in document: SnapshotDocument) -> [JSONValue] {
    let reach = reach(in: document)
    return reach.stepCount == steps.count ? reach.values : []
  }

  /// What stands there, or where the path breaks off.
  ///
  /// - Complexity: O(members of what is on the way).
  func reach(in document: SnapshotDocument) -> Reach {
    let reach = reach(from: document.root, isChain: document.identity.shape == .chain)
    guard reach.stepCount < steps.count, let start = Self.start(steps.first, in: document) else {
      return reach
    }
    let other = self.reach(from: start, after: 1)
    return other.stepCount > reach.stepCount ? other : reach
  }

  /// What stands there, seen from some value, or where the path breaks off.
  func reach(from value: JSONValue, after count: Int = 0, isChain: Bool = false) -> Reach {
    var reach: Reach = ([value], count)
    while reach.stepCount < steps.count {
      var values = reach.values.flatMap { Self.go(steps[reach.stepCount], from: $0) }
      if isChain, reach.stepCount == 0, isOwnRow {
        values = values.compactMap { Array($0.elements).last }
      }
      if values.isEmpty { return reach }
      reach = (values, reach.stepCount + 1)
    }
    return reach
  }

  /// Whether a path into a chain goes into the snapshot's own row.
  private var isOwnRow: Bool {
    guard steps.count > 1, steps[0] == .name("lineage") else { return false }
    switch steps[1] {
    case .name(let text): return Int(text) == nil && text != "*" && !text.isEmpty
    case .key: return true
    case .id: return false
    }
  }

  /// The names that all shapes share, as far as a file has what they stand for.
  static func sharedNames(in document: SnapshotDocument) -> [String] {
    ["world", "manifest"].filter {
      document.root[$0] == nil && start(.name($0), in: document) != nil
    }
  }

  /// What a name stands for that each shape has under a key of its own.
  private static func start(_ step: Step?, in document: SnapshotDocument) -> JSONValue? {
    switch step {
    case .name("world"): return ComparedDocument.world(in: document)
    case .name("manifest"):
      var reader = FieldReader(isQuiet: true)
      return document.identity.places(in: document.root, &reader).manifest
    default: return nil
    }
  }
}

extension QueryPath {
  private static func go(_ step: Step, from value: JSONValue) -> [JSONValue] {
    switch (step, value.kind) {
    case (.name(let name), .object):
      return value[name].map { [$0] } ?? (name == "*" ? value.members.map(\.value) : [])
    case (.key(let key), .object): return value[key].map { [$0] } ?? []
    case (.name("*"), .array): return Array(value.elements)
    case (.name(let name), .array):
      guard let place = Int(name) else { return element(of: value, id: name, occurrence: 0) }
      let elements = Array(value.elements)
      return elements.indices.contains(place) ? [elements[place]] : []
    case (.id(let id, let occurrence), .array):
      return element(of: value, id: id, occurrence: occurrence)
    default: return []
    }
  }

  private static func element(of list: JSONValue, id: String, occurrence: Int) -> [JSONValue] {
    let elements = list.elements.filter { $0["id"]?.isText(id) == true }
    if elements.indices.contains(occurrence) { return [elements[occurrence]] }
    guard elements.isEmpty, let edges = EdgeEnds.items(of: list) else { return [] }
    return edges.filter { $0.step.name == id && $0.step.occurrence == occurrence }.map(\.value)
  }
}

extension JSONStep {
  /// The key, or the id, as people type it; `nil` for a number.
  var name: String? {
    switch self {
    case .key(let key): String(decoding: key, as: UTF8.self)
    case .index: nil
    case .id(let id, _):
      id.split(separator: Self.separator, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }
  }

  /// Which of the elements that have an id.
  var occurrence: Int { if case .id(_, let occurrence) = self { occurrence } else { 0 } }
}

/// Takes a path with dots and brackets apart.
private struct QueryPathScanner {
  private(set) var steps: [QueryPath.Step] = []

  private let bytes: [UInt8]
  private var name: [UInt8] = []

  /// A bracket that is none of a path is a part of a key.
  init(_ text: String) {
    bytes = Array(text.utf8)
    var place = 0
    var followsBracket = false
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "["), let (step, end) = bracket(at: place) {
        if !name.isEmpty { endName() }
        steps.append(step)
        place = end
        followsBracket = true
        continue
      }
      if bytes[place] != UInt8(ascii: ".") {
        name.append(bytes[place])
        followsBracket = false
      } else if followsBracket {
        followsBracket = false
      } else {
        endName()
      }
      place += 1
    }
    if !followsBracket { endName() }
  }

  private mutating func endName() {
    steps.append(.name(String(decoding: name, as: UTF8.self)))
    name = []
  }

  private func bracket(at place: Int) -> (step: QueryPath.Step, end: Int)? {
    let start = place + 1
    if start < bytes.count, bytes[start] == UInt8(ascii: "\"") { return quoted(at: start) }
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "]")), end > start else {
      return nil
    }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    guard text.hasPrefix("id=") else { return (.name(text), end + 1) }
    return (Self.id(String(text.dropFirst(3))), end + 1)
  }

  /// `svc.0`, or `svc.0 #2` for the second that has the id.
  private static func id(_ text: String) -> QueryPath.Step {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count > 1, let last = words.last, last.first == "#",
      let number = Int(last.dropFirst()), number > 1
    else { return .id(text, occurrence: 0) }
    return .id(words.dropLast().joined(separator: " "), occurrence: number - 1)
  }

  /// A key as a string of JSON.
  private func quoted(at start: Int) -> (step: QueryPath.Step, end: Int)? {
    var place = start + 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "]") else { return nil }
    do {
      let key = try JSONDocument(Array(bytes[start...place])).root.string
      return key.map { (.key($0), place + 2) }
    } catch {
      return nil
    }
  }
}
