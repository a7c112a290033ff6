// SPDX-License-Identifier: MIT

import LineageCore

/// A place in the files of snapshots, whatever their shapes.
///
/// It is a part that each shape has somewhere, and the steps from there. What has an id is found by
/// it, whatever its place in a list.
struct ValuePlace: Hashable {
  /// Where the steps begin.
  let part: Part

  /// The steps.
  let steps: [JSONStep]

  /// A part of a file.
  enum Part: CaseIterable {
    /// The manifest.
    case manifest
    /// The graph of the world.
    case world
    /// What says how the snapshot came to be: of a chain, its own row.
    case lineage
    /// All of it.
    case file
  }

  /// What stands at a place.
  struct Found {
    /// The value, if there is one.
    var value: JSONValue?
    /// Whether the place is in the attributes of a hidden node.
    var isHidden = false
  }

  /// Finds the place of a value: the smallest part that it is in, and the steps to it.
  ///
  /// - Complexity: O(elements of the lists on the way).
  init(of value: JSONValue, in document: ComparedDocument) {
    let part = Part.allCases.first { part in
      document[part].map { $0.place <= value.place && value.place < Int($0.token.next) } ?? false
    }
    self.part = part ?? .file
    let start = document[self.part] ?? document.document.root
    steps = start.steps(to: value, edges: document.edges)
  }

  /// Looks for what another document has there.
  ///
  /// - Complexity: O(members of what is on the way).
  func find(in document: ComparedDocument) -> Found {
    var found = Found(value: document[part])
    for step in steps {
      guard let value = found.value else { break }
      if value.isHiddenNode, step == .key("attrs") { found.isHidden = true }
      found.value = value.child(step, edges: document.edges)
    }
    return found
  }
}

extension ComparedDocument {
  subscript(part: ValuePlace.Part) -> JSONValue? {
    switch part {
    case .manifest: places.manifest
    case .world: world
    case .lineage: holder
    case .file: document.root
    }
  }
}

extension JSONValue {
  /// The steps to something inside.
  fileprivate func steps(to target: JSONValue, edges: JSONValue?) -> [JSONStep] {
    var steps: [JSONStep] = []
    var value = self
    while value.place != target.place {
      let isInside = { (part: JSONValue) in
        part.place <= target.place && target.place < Int(part.token.next)
      }
      if value.kind == .array {
        let items = value.items(edges: edges)
        guard let item = items.first(where: { isInside($0.value) }) else { return steps }
        steps.append(item.step)
        value = item.value
      } else {
        guard let member = value.effectiveMembers.first(where: { isInside($0.value) }) else {
          return steps
        }
        steps.append(.key(member.key))
        value = member.value
      }
    }
    return steps
  }

  /// The elements of a list: by their ids, by their ends or, where these do not tell them apart, by
  /// their numbers.
  private func items(edges: JSONValue?) -> [JSONVersions.Item] {
    let elements = Array(self.elements)
    let isEdges = edges?.place == place
    if isEdges, let items = EdgeEnds.items(of: self) { return items }
    return JSONVersions.items(elements) { $0["id"]?.textIfAny }
      ?? elements.enumerated().map { (.index($0), $1) }
  }

  /// What a step leads to.
  fileprivate func child(_ step: JSONStep, edges: JSONValue?) -> JSONValue? {
    switch step {
    case .key(let key):
      return kind == .object ? effectiveMembers.first { $0.key == key }?.value : nil
    case .index(let number):
      return kind == .array ? Array(elements.dropFirst(number).prefix(1)).first : nil
    case .id:
      return kind == .array ? items(edges: edges).first { $0.step == step }?.value : nil
    }
  }
}
