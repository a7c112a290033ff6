// SPDX-License-Identifier: MIT

extension JSONValue {
  /// Where the value stands, as in `lineage[2].prompt`; empty for the whole document.
  ///
  /// - Complexity: O(number of siblings on the way).
  var path: String { document.path(to: place) }
}

extension JSONDocument {
  /// Where a value, or a key, stands: the keys and numbers that lead to it.
  ///
  /// - Complexity: O(number of siblings on the way).
  func path(to target: Int) -> String {
    var path = ""
    var place = 0
    while place != target, let step = step(from: place, towards: target) {
      path += step.text
      place = step.place
    }
    return path.hasPrefix(".") ? String(path.dropFirst()) : path
  }

  /// The child of a container that is, or holds, a place, and its key or number.
  private func step(from container: Int, towards target: Int) -> (text: String, place: Int)? {
    let value = JSONValue(document: self, place: container)
    for member in value.members where target < member.value.token.next {
      let isKey = target == member.place
      return (Self.pathText(ofKey: member.key), isKey ? target : member.value.place)
    }
    for (number, element) in value.elements.enumerated() where target < element.token.next {
      return ("[\(number)]", element.place)
    }
    return nil
  }

  /// A key as a step of a path: `.key`, or `["some key"]` where a bare one would mislead.
  static func pathText(ofKey key: String) -> String {
    let isPlain = key.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    return isPlain && !key.isEmpty ? ".\(key)" : "[\(JSONWriter.quoted(key))]"
  }
}
