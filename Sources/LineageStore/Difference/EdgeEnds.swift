// SPDX-License-Identifier: MIT

/// What an edge of a world is known by: its source, its relation and its target, by the names that
/// either shape has for them.
enum EdgeEnds {
  private static let names = [["source", "src"], ["relation", "kind"], ["target", "dst"]]

  /// The keys that say it.
  static let keys = names.flatMap(\.self)

  /// The edges of a list by what they are known by; those that agree in it by their ids.
  ///
  /// - Returns: The edges, or `nil` where one of them cannot be known so, or it is no list.
  /// - Complexity: O(*n* log *n*) for *n* edges.
  static func items(of list: JSONValue?) -> [JSONVersions.Item]? {
    guard let list else { return [] }
    guard list.kind == .array else { return nil }
    let edges = list.elements.map { (id: $0["id"]?.textIfAny ?? [], edge: $0) }.sorted {
      let order = $0.id.compareBytes(to: $1.id)
      return order == 0 ? $0.edge.place < $1.edge.place : order < 0
    }
    return JSONVersions.items(edges.map(\.edge), id: name)
  }

  private static func name(of edge: JSONValue) -> [UInt8]? {
    var parts: [[UInt8]] = []
    for names in names {
      guard let part = names.lazy.compactMap({ edge[$0]?.textIfAny }).first else { return nil }
      parts.append(part)
    }
    return Array(parts.joined(separator: [JSONStep.separator]))
  }
}
