// SPDX-License-Identifier: MIT

import LineageCore

/// What somebody names in a snapshot's file: by a path, or as differences are printed, by the id of
/// a node or a task, or the ends of an edge, and perhaps a path from there.
struct NamedValue {
  private let text: String
  private let document: ComparedDocument

  /// How many names an error lists.
  private static let listedCount = 8

  init(_ text: String, in document: ComparedDocument) {
    self.text = text
    self.document = document
  }

  /// The values that are meant.
  ///
  /// - Complexity: O(nodes, tasks and edges, and members of what is on the way).
  var values: [JSONValue] {
    let values = QueryPath(text).values(in: document.document)
    return values.isEmpty ? valuesInItem : values
  }

  private var valuesInItem: [JSONValue] {
    for (item, rest) in meantItems {
      guard let rest else { return [item] }
      let reach = rest.reach(from: item)
      if reach.stepCount == rest.steps.count { return reach.values }
    }
    return []
  }

  /// An edge, a node and a task that may be meant, each with the path from there.
  private var meantItems: [(item: JSONValue, rest: QueryPath?)] {
    items.compactMap { list in
      // The longest name counts, as one may begin with another.
      let meant = list.filter { isMeant($0.name) }.max { $0.name.utf8.count < $1.name.utf8.count }
      guard let meant else { return nil }
      let rest = text.utf8.dropFirst(meant.name.utf8.count + 1)
      return (meant.value, rest.isEmpty ? nil : QueryPath(String(decoding: rest, as: UTF8.self)))
    }
  }

  private func isMeant(_ name: String) -> Bool {
    guard text.utf8.starts(with: name.utf8) else { return false }
    let next = text.utf8.dropFirst(name.utf8.count).first
    return next == nil || next == UInt8(ascii: " ") || next == UInt8(ascii: ".")
  }

  /// What can be named: edges, nodes, tasks.
  private var items: [[(name: String, value: JSONValue)]] {
    let edges = (EdgeEnds.items(of: document.edges) ?? []).map { ($0.step.name ?? "", $0.value) }
    return [edges]
      + [document.nodes, document.tasks].map { list in
        (list.map { Array($0.elements) } ?? []).compactMap { element in
          element["id"]?.string.map { ($0, element) }
        }
      }
  }
}

extension NamedValue {
  /// What there is where the path breaks off.
  ///
  /// - Parameter shown: Makes texts that may be shown.
  /// - Returns: A question or a list, in words; `nil` where there is nothing.
  func hint(_ shown: ShownValues) -> String? {
    var path = QueryPath(text)
    var reach = path.reach(in: document.document)
    if reach.stepCount == 0, case (let item, let rest?)? = meantItems.first {
      path = rest
      reach = rest.reach(from: item)
    } else if reach.stepCount == 0 {
      let keys = Self.names(in: document.document.root)
      let shared = QueryPath.sharedNames(in: document.document)
      return Self.hint(text, among: keys + shared + items.flatMap { $0.map(\.name) }, shown)
    }
    return Self.hint(
      path.steps[reach.stepCount].text, among: reach.values.flatMap(Self.names), shown)
  }

  private static func hint(
    _ sought: String, among names: [String], _ shown: ShownValues
  ) -> String? {
    let names = names.map { shown.text($0).text }
    if let question = NearestNames(to: sought, among: names).question { return question }
    if names.isEmpty { return nil }
    let rest = names.count - listedCount
    let more = rest > 0 ? " and \(rest) more" : ""
    return "there is " + names.prefix(listedCount).joined(separator: ", ") + more
  }

  private static func names(in value: JSONValue) -> [String] {
    if value.kind == .object { return value.members.map(\.key) }
    let ids = value.elements.compactMap { $0["id"]?.string }
    return ids.isEmpty ? value.elements.enumerated().map { String($0.offset) } : ids
  }
}

extension QueryPath.Step {
  /// The step as it was typed.
  fileprivate var text: String {
    switch self {
    case .name(let text), .key(let text), .id(let text, _): text
    }
  }
}
