// SPDX-License-Identifier: MIT

extension JSONValue {
  /// Whether two values are spelled alike, white space and all: then they are the same.
  ///
  /// - Complexity: O(length).
  func isSpelled(like other: JSONValue) -> Bool {
    guard kind == other.kind, token.range.count == other.token.range.count else { return false }
    return document.withTape { _, bytes in
      other.document.withTape { _, others in
        UnsafeRawBufferPointer(rebasing: bytes[token.range])
          .compareBytes(to: UnsafeRawBufferPointer(rebasing: others[other.token.range])) == 0
      }
    }
  }

  /// Whether two values say the same: texts by their characters, numbers as they are written,
  /// objects whatever the order of their keys, of which the last counts that stands twice.
  ///
  /// `1` and `1.0` are different, since a content id tells them apart.
  ///
  /// The parser bounds nesting, so this may call itself.
  ///
  /// - Complexity: O(length), and O(*k* log *k*) for objects of *k* keys.
  func says(theSameAs other: JSONValue) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .object:
      let (members, others) = (effectiveMembers, other.effectiveMembers)
      return members.elementsEqual(others) {
        $0.key == $1.key && $0.value.says(theSameAs: $1.value)
      }
    case .array:
      return elements.elementsEqual(other.elements) { $0.says(theSameAs: $1) }
    case .string: return isSpelled(like: other) || text == other.text
    default: return isSpelled(like: other)
    }
  }

  /// The bytes of a string's text, escapes resolved.
  var text: [UInt8] { document.text(of: token) }

  /// The bytes of a string's text; `nil` for any other value.
  var textIfAny: [UInt8]? { kind == .string ? text : nil }

  /// The members of an object that count, in the order of their keys' bytes.
  ///
  /// - Complexity: O(*k* log *k*) for *k* keys.
  var effectiveMembers: [(key: [UInt8], value: JSONValue)] {
    guard kind == .object else { return [] }
    let keys = document.withTape { tape, bytes in
      JSONKeys(of: place, tape: tape, bytes: bytes).sorted
    }
    return keys.indices.compactMap { index in
      let isRepeated = index + 1 < keys.count && keys[index].text == keys[index + 1].text
      return isRepeated
        ? nil : (keys[index].text, JSONValue(document: document, place: keys[index].place + 1))
    }
  }

  /// Whether the value is a node of a world of which the attributes are secrets.
  var isHiddenNode: Bool { self["visibility"]?.isText("hidden") == true }
}
