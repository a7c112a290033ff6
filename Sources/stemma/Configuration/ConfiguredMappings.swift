// SPDX-License-Identifier: MIT

import Foundation
import LineageStore

/// The mappings that a user has configured.
struct ConfiguredMappings: Sendable {
  /// The mappings, in the order of the text.
  var all: [Entry] = []

  /// A mapping, and what it was made of.
  struct Entry: Sendable {
    let mapping: Mapping
    let keys: [(key: String, path: String)]

    /// The directories for which it is used by itself, none of them relative.
    let stores: [String]

    /// Where it stands.
    let place: TextPlace
  }

  /// The mapping with a name.
  func named(_ name: String) -> Mapping? { all.first { $0.mapping.name == name }?.mapping }

  /// The mappings by the directories for which they are used by themselves, without links.
  var byStore: [String: Mapping] {
    var byStore: [String: Mapping] = [:]
    for entry in all {
      for path in entry.stores {
        byStore[URL(fileURLWithPath: path).resolvingSymlinksInPath().path] = entry.mapping
      }
    }
    return byStore
  }
}

extension Configuration {
  /// Reads `mappings`.
  mutating func readMappings(_ node: TOMLNode) {
    guard case .table(let entries) = node.content else {
      noteKind(of: node, for: "mappings")
      return
    }
    for entry in entries { readMapping(entry) }
  }

  private mutating func readMapping(_ entry: TOMLNode.Entry) {
    guard case .table(let parts) = entry.node.content else {
      note(
        .error, at: entry.node.place,
        """
        the mapping \(entry.key) is a table of paths in quotes, not \(entry.node.content.kind); for \
        example: [mappings.\(TOMLText.key(entry.key))] with id = "id" below
        """)
      return
    }
    if entry.key.isEmpty || entry.key.contains("=") {
      note(.error, at: entry.node.keyPlace, "a mapping's name has one sign at least, and no =")
      return
    }
    guard let keys = mappingKeys(of: parts), let stores = mappingStores(of: parts) else { return }
    var (mapping, mistakes) = Mapping.make(of: keys.map { ($0.key, $0.path) })
    for (number, message) in mistakes {
      note(.error, at: number.map { keys[$0].place } ?? entry.node.keyPlace, message)
    }
    guard mistakes.isEmpty else { return }
    mapping.name = entry.key
    mappings.all.append(
      .init(
        mapping: mapping, keys: keys.map { ($0.key, $0.path) }, stores: stores,
        place: entry.node.keyPlace))
  }

  /// The keys and paths of a mapping; a table `metric` has those of single metrics.
  private mutating func mappingKeys(
    of parts: [TOMLNode.Entry], after prefix: String = ""
  ) -> [(key: String, path: String, place: TextPlace)]? {
    var keys: [(String, String, TextPlace)] = []
    for part in parts where !prefix.isEmpty || part.key != Self.storesKey {
      switch part.node.content {
      case .text(let path): keys.append((prefix + part.key, path, part.node.keyPlace))
      case .table(let metrics) where prefix.isEmpty && part.key + "." == Mapping.metricPrefix:
        guard let more = mappingKeys(of: metrics, after: Mapping.metricPrefix) else { return nil }
        keys += more
      default:
        note(
          .error, at: part.node.place,
          "\(prefix)\(part.key) is a path in quotes, not \(part.node.content.kind)")
        return nil
      }
    }
    return keys
  }

  private static let storesKey = "stores"

  /// The directories for which a mapping is used by itself.
  private mutating func mappingStores(of parts: [TOMLNode.Entry]) -> [String]? {
    guard let part = parts.first(where: { $0.key == Self.storesKey }) else { return [] }
    guard case .array(let elements) = part.node.content else {
      note(
        .error, at: part.node.place,
        #"stores is a list of paths, not \#(part.node.content.kind); for example: ["~/runs"]"#)
      return nil
    }
    var stores: [String] = []
    for element in elements {
      guard case .text(let path) = element.content, !path.isEmpty, let path = base.absolute(path)
      else {
        note(.error, at: element.place, "stores is a list of paths in quotes, from ~ or / on")
        return nil
      }
      stores.append(path)
    }
    return stores
  }
}
