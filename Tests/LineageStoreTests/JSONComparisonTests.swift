// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@testable import LineageStore

@Suite("Comparing documents")
struct JSONComparisonTests {
  private func root(_ model: JSONModel) throws -> JSONValue {
    try JSONDocument(Array(model.text.utf8)).root
  }

  private func differences(_ models: [JSONModel]) throws -> [JSONDifference] {
    var comparison = JSONComparison()
    comparison.compare(JSONVersions(try models.map { try root($0) }))
    return comparison.differences
  }

  @Test("what differs turns the one document into the other", arguments: 0..<400)
  func applied(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let left = JSONModel.random(&random)
    let right = seed % 4 == 0 ? JSONModel.random(&random) : left.changed(&random)
    let differences = try differences([left, right])
    var result = left
    for difference in differences where difference.versions.after != nil {
      result.apply(
        difference.path[...], difference.versions.after.map { JSONModel($0) },
        isNew: difference.versions.values[0] == nil)
    }
    for difference in differences.reversed() where difference.versions.after == nil {
      result.apply(difference.path[...], nil, isNew: false)
    }
    #expect(result.ordered == right.ordered)
    #expect(try self.differences([left, left]).isEmpty)
  }

  @Test("of three documents says which of them has what is here", arguments: 0..<200)
  func attributed(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let origin = JSONModel.random(&random)
    let (first, second) = (origin.changed(&random), origin.changed(&random))
    let here = [first, second][seed % 2].changed(&random)
    for difference in try differences([first, second, here]) {
      let values = difference.versions.values.map { $0.map { JSONModel($0) } }
      #expect(Set(values).count > 1)
      for place in 0...1 {
        let isSame = values[2] != nil && values[place] == values[2]
        #expect(difference.versions.isSource(place) == isSame)
      }
    }
    // A merge that is one of its parents has everything from there that it has.
    for difference in try differences([first, second, first]) where difference.versions.after != nil
    {
      #expect(difference.versions.isSource(0))
    }
  }
}

extension JSONModel {
  /// Puts a value where a path leads, or takes away what stands there.
  mutating func apply(_ path: ArraySlice<JSONStep>, _ value: JSONModel?, isNew: Bool) {
    guard let step = path.first else {
      self = value ?? self
      return
    }
    let rest = path.dropFirst()
    switch (self, step) {
    case (.object(var members), .key(let key)):
      if rest.isEmpty {
        members[key] = value
      } else {
        members[key]?.apply(rest, value, isNew: isNew)
      }
      self = .object(members)
    case (.list(var elements), .index(let number)):
      JSONModel.apply(rest, value, isNew: isNew, to: &elements, at: number)
      self = .list(elements)
    case (.list(var elements), .id(let id, let occurrence)):
      let name = "\"" + String(decoding: id, as: UTF8.self) + "\""
      let places = elements.indices.filter { elements[$0].id == name }
      let place = places.indices.contains(occurrence) ? places[occurrence] : elements.count
      JSONModel.apply(rest, value, isNew: isNew, to: &elements, at: place)
      self = .list(elements)
    default: Issue.record("a path leads nowhere")
    }
  }

  private static func apply(
    _ rest: ArraySlice<JSONStep>, _ value: JSONModel?, isNew: Bool, to elements: inout [JSONModel],
    at place: Int
  ) {
    if !rest.isEmpty {
      elements[place].apply(rest, value, isNew: isNew)
    } else if let value, isNew {
      elements.insert(value, at: place)
    } else if let value {
      elements[place] = value
    } else {
      elements.remove(at: place)
    }
  }
}
