// SPDX-License-Identifier: MIT

/// A step from a container to something in it.
enum JSONStep: Hashable {
  /// To the value under a key.
  case key([UInt8])
  /// To an element of a list, counted from 0.
  case index(Int)
  /// To the element of a list that has an id; where several have it, to one of them.
  case id([UInt8], occurrence: Int)

  /// Whether the step is by an id.
  var isID: Bool { if case .id = self { true } else { false } }

  /// To the value under a key.
  static func key(_ text: String) -> JSONStep { .key(Array(text.utf8)) }
}

extension JSONStep {
  /// What stands between the ids of two nodes and the relation: a byte that no text has.
  static let separator: UInt8 = 0xFF

  /// The step as a part of a path: `.key`, `[3]`, `[id=web]`.
  ///
  /// - Parameter name: Makes texts of bytes that may be shown.
  /// - Returns: The text.
  func text(_ name: ([UInt8]) -> String) -> String {
    switch self {
    case .key(let key): return JSONDocument.pathText(ofKey: name(key))
    case .index(let number): return "[\(number)]"
    case .id(let id, let occurrence):
      let ordinal = occurrence == 0 ? "" : " #\(occurrence + 1)"
      let names = id.split(separator: Self.separator, omittingEmptySubsequences: false)
      return "[id=\(names.map { name(Array($0)) }.joined(separator: " "))\(ordinal)]"
    }
  }
}

extension JSONStep {
  /// Whether a step comes before another of the same kind: by bytes, or by number.
  func comesBefore(_ other: JSONStep) -> Bool {
    switch (self, other) {
    case (.key(let key), .key(let other)): return key.compareBytes(to: other) < 0
    case (.index(let number), .index(let other)): return number < other
    case (.id(let id, let number), .id(let other, let otherNumber)):
      let order = id.compareBytes(to: other)
      return order == 0 ? number < otherNumber : order < 0
    default: return false
    }
  }
}

extension [JSONStep] {
  /// The path that some steps make, as in `runtime.artifacts[id=app.py].kind`.
  ///
  /// - Parameter name: Makes texts of bytes that may be shown.
  /// - Returns: The path; empty where there are no steps.
  func path(_ name: ([UInt8]) -> String) -> String {
    let path = map { $0.text(name) }.joined()
    return path.hasPrefix(".") ? String(path.dropFirst()) : path
  }
}
