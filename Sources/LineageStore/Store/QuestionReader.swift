// SPDX-License-Identifier: MIT

import LineageCore

/// Answers questions about snapshots out of rows and files, one after another.
struct QuestionReader {
  private let store: SnapshotStore

  /// The worlds of parents that were read last: siblings have the same.
  private var worlds: [NodeIndex: WorldTraits] = [:]

  private static let worldLimit = 64

  init(of store: SnapshotStore) { self.store = store }

  /// Whether a question is to be answered with yes.
  mutating func holds(_ question: QueryQuestion, of node: NodeIndex) -> Bool {
    switch question {
    case .prompt(let pattern): file(of: node)?.prompt.map(pattern.matches) ?? false
    case .summary(let pattern): file(of: node)?.summary.map(pattern.matches) ?? false
    case .has(let path): !values(at: path, of: node).isEmpty
    case .text(let path, let pattern):
      values(at: path, of: node).contains { $0.string.map(pattern.matches) ?? false }
    case .number(let path, let condition):
      values(at: path, of: node).contains { $0.double.map(condition.holds) ?? false }
    case .introduced(let pattern):
      parentTraits(of: node).map { traits(of: node).subtracting($0).matches(pattern) } ?? false
    case .dropped(let pattern):
      parentTraits(of: node).map { $0.subtracting(traits(of: node)).matches(pattern) } ?? false
    case .invalid, .duplicate: false
    }
  }
}

extension QuestionReader {
  /// What the index has of a node's file.
  private func file(of node: NodeIndex) -> IndexedFile? {
    let (place, number) = store.records.place(of: store.graph.recordNumber(of: node))
    return store.parts[place].records.file(at: number)
  }

  /// The file of a node as it is now; `nil` where it cannot be read.
  private func document(of node: NodeIndex) -> SnapshotDocument? {
    guard let file = store.source(of: node) else { return nil }
    do {
      return try store.document(store.bytes(ofFileShownAs: file), ofFileShownAs: file)
    } catch {
      return nil
    }
  }

  private func values(at path: String, of node: NodeIndex) -> [JSONValue] {
    document(of: node).map { QueryPath(path).values(in: $0) } ?? []
  }

  private func traits(of node: NodeIndex) -> WorldTraits {
    document(of: node).map { WorldTraits(of: $0) } ?? WorldTraits()
  }

  /// What the worlds of a node's parents have; `nil` where it has no parents with files.
  private mutating func parentTraits(of node: NodeIndex) -> WorldTraits? {
    var all: WorldTraits?
    for parent in store.graph.parents(of: node) where !store.graph.isMissing(parent) {
      if worlds.count >= Self.worldLimit { worlds = [:] }
      let own = worlds[parent] ?? traits(of: parent)
      worlds[parent] = own
      all = all?.union(own) ?? own
    }
    return all
  }
}

/// What a world has: the ids and kinds of its nodes, and the texts of their attributes.
///
/// Attributes of hidden nodes are secrets, and left out.
struct WorldTraits: Hashable, Sendable {
  private var traits: Set<Trait> = []

  private struct Trait: Hashable {
    let field: String
    let text: String
  }

  /// Nothing.
  init() {}

  /// Reads the world graph of a document.
  ///
  /// - Complexity: O(length).
  init(of document: SnapshotDocument) {
    let world = document.root[document.identity.shape == .chain ? "world_graph" : "graph"]
    for node in (world?["nodes"]).map({ Array($0.elements) }) ?? [] {
      for (field, key) in [("id", "id"), ("kind", "kind"), ("kind", "type")] {
        if let text = node[key]?.string { traits.insert(Trait(field: field, text: text)) }
      }
      guard node["visibility"]?.isText("hidden") != true, let attributes = node["attrs"] else {
        continue
      }
      for member in attributes.members { add(member.value, as: "attrs." + member.key) }
    }
  }

  private mutating func add(_ value: JSONValue, as field: String) {
    switch value.kind {
    case .string: traits.insert(Trait(field: field, text: value.string ?? ""))
    case .array: for element in value.elements { add(element, as: field) }
    case .object: for member in value.members { add(member.value, as: field + "." + member.key) }
    default:
      let text = String(decoding: value.spelling, as: UTF8.self)
      traits.insert(Trait(field: field, text: text))
    }
  }
}

extension WorldTraits {
  func union(_ other: WorldTraits) -> WorldTraits {
    var union = self
    union.traits.formUnion(other.traits)
    return union
  }

  func subtracting(_ other: WorldTraits) -> WorldTraits {
    var rest = self
    rest.traits.subtract(other.traits)
    return rest
  }

  /// Whether the text of something matches.
  func matches(_ pattern: QueryPattern) -> Bool { traits.contains { pattern.matches($0.text) } }
}
