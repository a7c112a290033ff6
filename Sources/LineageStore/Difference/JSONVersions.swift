// SPDX-License-Identifier: MIT

/// The values that stand at one place in several documents: one or more to compare with, and last
/// the one that is compared; `nil` where a document has nothing there.
struct JSONVersions {
  /// The values, the one that is compared last.
  let values: [JSONValue?]

  /// Creates versions of one document at least to compare with, and of the one compared.
  init(_ values: [JSONValue?]) {
    precondition(values.count > 1, "there is nothing to compare with")
    self.values = values
  }

  /// What the document that is compared has.
  var after: JSONValue? { values[values.count - 1] }

  /// What the others have.
  var before: ArraySlice<JSONValue?> { values.dropLast() }

  /// Those that are there.
  var present: [JSONValue] { values.compactMap(\.self) }

  /// Whether every document has something there, and all have the same.
  ///
  /// - Complexity: O(length).
  var areEqual: Bool { before.indices.allSatisfy { isSource($0) } }

  /// Whether a document to compare with has what is here.
  func isSource(_ place: Int) -> Bool {
    guard let value = values[place], let after else { return false }
    return value.says(theSameAs: after)
  }

  /// Whether every document has something there, and all spell it alike.
  var areSpelledAlike: Bool {
    guard let after else { return false }
    return before.allSatisfy { $0?.isSpelled(like: after) == true }
  }

  /// Whether all that are there are of some kind.
  func are(_ kind: JSONToken.Kind) -> Bool { values.allSatisfy { ($0?.kind ?? kind) == kind } }

  /// Versions of what a closure finds in each.
  func map(_ transform: (JSONValue) -> JSONValue?) -> JSONVersions {
    JSONVersions(values.map { $0.flatMap(transform) })
  }
}

extension JSONVersions {
  /// Something in a list, and the step to it.
  typealias Item = (step: JSONStep, value: JSONValue)

  /// Puts together what stands under the same step, in the order of the steps' bytes.
  ///
  /// - Complexity: O(*k* log *k*) for *k* items.
  static func aligned(_ sides: [[Item]]) -> [(step: JSONStep, versions: JSONVersions)] {
    var rows: [JSONStep: [JSONValue?]] = [:]
    for (side, items) in sides.enumerated() {
      for item in items {
        rows[item.step, default: Array(repeating: nil, count: sides.count)][side] = item.value
      }
    }
    return rows.sorted { $0.key.comesBefore($1.key) }.map { ($0.key, JSONVersions($0.value)) }
  }

  /// The elements of a list by their ids, which need not be unique; `nil` where one has none.
  static func items(_ elements: [JSONValue], id: (JSONValue) -> [UInt8]?) -> [Item]? {
    var counts: [[UInt8]: Int] = [:]
    var items: [Item] = []
    for element in elements {
      guard let id = id(element) else { return nil }
      items.append((.id(id, occurrence: counts[id, default: 0]), element))
      counts[id, default: 0] += 1
    }
    return items
  }
}
