// SPDX-License-Identifier: MIT

import LineageCore

// How the snapshots came to be.
extension DifferenceBuilder {
  /// The parents by their ids: roles, what else files say of them, and their order.
  var parents: [Change] {
    let ids = Set(documents.flatMap { $0.parents.map(\.id) }).sorted()
    var changes: [Change] = []
    for id in ids {
      let roles = documents.map { $0.parents.first { $0.id == id }?.role }
      changes += change(id.text, roles.contains(nil) ? nil : "role", of: roles)
      var comparison = comparison()
      let entries = versions { $0.entry(ofParent: id) }
      comparison.compareMembers(of: entries, leavingOut: ["id", "role"])
      changes += found(by: comparison).map { change($0, id.text, $0.path.path(shown.name)) }
    }
    let shared = ids.filter { id in documents.allSatisfy { $0.parents.contains { $0.id == id } } }
    guard shared.count > 1 else { return changes }
    let orders = documents.map { document in
      document.parents.map(\.id).filter(shared.contains).map(\.text).joined(separator: ", ")
    }
    return changes + change("order", nil, of: orders)
  }

  /// The recorded cohorts, one for each derivation.
  var cohorts: [Change] {
    derivations { number, name in
      let memberships = documents.map { $0.derivation(number)?.cohort }
      let places = versions { $0.derivation(number)?.cohortPlace }
      let isBare = places.present.contains { $0.kind == .string }
      if isBare, !isAboutSame, memberships.allSatisfy({ $0 == memberships.last }) { return [] }
      var comparison = comparison()
      comparison.compareParts(of: places)
      return found(by: comparison).map { difference in
        let path = difference.path.path(shown.name)
        return name.map { change(difference, $0, path.isEmpty ? nil : path) }
          ?? change(difference, path.isEmpty ? "cohort" : path, nil)
      }
    }
  }

  /// The directives, one for each derivation: each on its line, and what the line does not say.
  var directives: [Change] {
    derivations { number, name in
      let directives = documents.map { $0.derivation(number)?.directive }
      let line = change(name ?? "directive", nil, of: directives.map { $0?.line })
      let values = JSONVersions(directives.map { $0?.value })
      guard values.are(.object) else { return line }
      var comparison = comparison()
      comparison.compareMembers(of: values, leavingOut: ["parent_snapshot_id", "parent"])
      let rest = found(by: comparison).filter { difference in
        line.isEmpty || !directives.contains { $0?.isSaid(at: difference.path) == true }
      }
      return line
        + rest.map { difference in
          let path = difference.path.path(shown.name)
          return name.map { change(difference, $0, path) } ?? change(difference, path, nil)
        }
    }
  }

  /// What a closure finds in each derivation; the first has no name, since most are alone.
  private func derivations(_ changes: (Int, String?) -> [Change]) -> [Change] {
    let count = documents.map(\.derivations.count).max() ?? 0
    return (0..<count).flatMap { changes($0, count > 1 ? "derivation \($0 + 1)" : nil) }
  }

  /// A change of texts where they differ, or what they are where they are the same.
  private func change(_ item: String, _ attribute: String?, of texts: [String?]) -> [Change] {
    let after = texts[texts.count - 1]
    let sources = texts.indices.dropLast().filter { place in
      guard let text = texts[place], let after else { return false }
      return text.compareBytes(to: after) == 0
    }
    let areSame = sources.count == texts.count - 1
    if areSame != isAboutSame || texts.allSatisfy({ $0 == nil }) { return [] }
    let values = texts.map { $0.map(shown.text) }
    return [
      Change(
        item, attribute, before: Array(values.dropLast()), after: values[values.count - 1],
        sources: Array(sources))
    ]
  }
}

extension ComparedDocument {
  /// One of the ways in which the snapshot came to be.
  func derivation(_ number: Int) -> Derivation? {
    derivations.indices.contains(number) ? derivations[number] : nil
  }
}

extension Directive {
  /// Whether the line tells of what stands at a path.
  func isSaid(at path: [JSONStep]) -> Bool {
    switch (self, path.first) {
    case (.curriculum, .key(let key)): key != Array("seed".utf8)
    case (.evolution, .key(let key)):
      ["direction", "kind", "family", "note"].contains(String(decoding: key, as: UTF8.self))
    default: true
    }
  }
}
