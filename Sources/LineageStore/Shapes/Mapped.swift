// SPDX-License-Identifier: MIT

import LineageCore

/// The shape of other programs' files: a mapping says where their facts are.
enum Mapped {
  /// Where a file keeps its facts, by a mapping.
  ///
  /// What stands nowhere is absent. Where ids and cohorts are numbers, these are their names.
  static func places(
    in root: JSONValue, by mapping: Mapping, _ reader: inout FieldReader
  ) -> FactPlaces {
    var places = FactPlaces(foreignID: mapping.value(.id, in: root), in: root)
    places.parents = mapping.value(.parents, in: root)
    places.cohort = mapping.value(.cohort, in: root)
    places.directive = .foreign(in: mapping.value(.directive, in: root), &reader)
    places.title = reader.text(mapping.value(.title, in: root))
    places.difficulties = reader.number(mapping.value(.difficulty, in: root)).map { [$0] } ?? []
    places.generation = reader.wholeNumber(mapping.value(.generation, in: root))
    if let pack = mapping.value(.pack, in: root) { places.setPack(pack, version: nil, &reader) }
    places.prompt = reader.text(mapping.value(.prompt, in: root))
    places.summary = reader.text(mapping.value(.summary, in: root))
    places.setNumbers(of: mapping.value(.metrics, in: root), &reader)
    for metric in mapping.metrics {
      guard let value = reader.number(metric.path.value(in: root)) else { continue }
      places.numbers.append((metric.name, value))
    }
    return places
  }

  /// The id that an object has by a mapping; `nil` where it is none.
  static func id(_ value: JSONValue?) -> String? {
    guard let value else { return nil }
    if value.kind == .integer { return String(decoding: value.spelling, as: UTF8.self) }
    guard let id = value.exactString, !id.isEmpty else { return nil }
    return id
  }
}

extension FactPlaces {
  /// Fills in the numbers of an object, each under its key; what is no number there is passed over.
  mutating func setNumbers(of value: JSONValue?, _ reader: inout FieldReader) {
    guard let object = reader.object(value) else { return }
    numbersPlace = object
    numbers += object.members.compactMap { member in
      member.value.double == nil ? nil : (member.key, member.value)
    }
  }

  /// The numbers by name, of a name that comes twice the last, in the order of their names.
  var namedNumbers: [NamedNumber] {
    var byName: [[UInt8]: NamedNumber] = [:]
    for (name, value) in numbers {
      byName[Array(name.utf8)] = value.double.map { NamedNumber(name: name, value: $0) }
    }
    return Array(byName.values).inByteOrder(of: \.name)
  }
}

/// A number that a snapshot's own file says of it: a metric.
struct NamedNumber: Hashable, Sendable {
  /// The metric.
  let name: String

  /// The number.
  let value: Double
}
