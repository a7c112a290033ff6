// SPDX-License-Identifier: MIT

import TestSupport

@testable import LineageStore

/// JSON in the plainest form there is, for laws about documents.
indirect enum JSONModel: Hashable {
  case object([[UInt8]: JSONModel])
  case list([JSONModel])
  /// A number, a truth value, nothing, or a text in quotes without escapes.
  case leaf(String)

  /// What a parsed value is.
  init(_ value: JSONValue) {
    switch value.kind {
    case .object:
      let members = value.members.map { (Array($0.key.utf8), JSONModel($0.value)) }
      self = .object(Dictionary(members, uniquingKeysWith: { $1 }))
    case .array: self = .list(value.elements.map { JSONModel($0) })
    case .string: self = .leaf("\"" + String(decoding: value.text, as: UTF8.self) + "\"")
    default: self = .leaf(String(decoding: value.spelling, as: UTF8.self))
    }
  }

  /// JSON that says it.
  var text: String {
    switch self {
    case .object(let members):
      let texts = members.map { "\"\(String(decoding: $0.key, as: UTF8.self))\": \($0.value.text)" }
      return "{" + texts.joined(separator: ", ") + "}"
    case .list(let elements): return "[" + elements.map(\.text).joined(separator: ", ") + "]"
    case .leaf(let text): return text
    }
  }

  /// The text that it has as an id.
  var id: String? {
    guard case .object(let members) = self, case .leaf(let id) = members[Array("id".utf8)] else {
      return nil
    }
    return id.hasPrefix("\"") ? id : nil
  }

  /// The same with lists ordered by ids, where everything in them has one.
  var ordered: JSONModel {
    switch self {
    case .object(let members): return .object(members.mapValues(\.ordered))
    case .list(let elements):
      let elements = elements.map(\.ordered)
      guard elements.allSatisfy({ $0.id != nil }) else { return .list(elements) }
      let sorted = elements.enumerated().sorted {
        ($0.element.id ?? "", $0.offset) < ($1.element.id ?? "", $1.offset)
      }
      return .list(sorted.map(\.element))
    case .leaf: return self
    }
  }
}

extension JSONModel {
  private static let keys = ["a", "b", "x.y", "attrs", "visibility"]
  private static let leaves = ["0", "1", "1.0", "true", "null", #""hidden""#, #""t""#, #""é""#]

  /// A random value.
  static func random(depth: Int = 0, _ random: inout SeededGenerator) -> JSONModel {
    switch Int.random(in: depth > 3 ? 4...5 : 0...5, using: &random) {
    case 0, 1: return object(depth: depth, &random)
    case 2:
      return .list(
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
          var element = object(depth: depth, &random)
          element.set("id", .leaf("\"\(Int.random(in: 0...4, using: &random))\""))
          return element
        })
    case 3:
      let count = Int.random(in: 0...5, using: &random)
      return .list((0..<count).map { _ in .random(depth: depth + 1, &random) })
    default: return .leaf(leaves.randomElement(using: &random) ?? "0")
    }
  }

  private static func object(depth: Int, _ random: inout SeededGenerator) -> JSONModel {
    var object = JSONModel.object([:])
    for key in keys where random.chance(0.5) {
      object.set(key, .random(depth: depth + 1, &random))
    }
    return object
  }

  /// The value with random changes in it.
  func changed(_ random: inout SeededGenerator) -> JSONModel {
    if random.chance(0.08) { return .random(depth: 2, &random) }
    switch self {
    case .object(let members):
      var kept = members.filter { _ in !random.chance(0.05) }
      for (key, value) in kept.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) })
      where key != Array("id".utf8) {
        kept[key] = value.changed(&random)
      }
      return .object(kept)
    case .list(var elements):
      if random.chance(0.3), !elements.isEmpty { elements.remove(at: 0) }
      if random.chance(0.3) { elements.insert(.random(depth: 3, &random), at: 0) }
      if random.chance(0.2) { elements.shuffle(using: &random) }
      return .list(elements.map { $0.changed(&random) })
    case .leaf: return self
    }
  }

  private mutating func set(_ key: String, _ value: JSONModel) {
    guard case .object(var members) = self else { return }
    members[Array(key.utf8)] = value
    self = .object(members)
  }
}
