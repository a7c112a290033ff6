// SPDX-License-Identifier: MIT

/// The members of an object, in their order, as they are spelled.
struct RawObject: Hashable, Sendable {
  /// The members.
  private(set) var members: [Member] = []

  /// A key and its value.
  struct Member: Hashable, Sendable {
    /// The key, escapes resolved.
    let name: [UInt8]

    /// The key as it is spelled, quotes included.
    let key: RawJSON

    /// The value.
    var value: RawJSON
  }

  /// Creates an object without members.
  init() {}

  /// Takes the members of an object in a document.
  ///
  /// - Complexity: O(length).
  init(_ object: JSONValue) {
    members = object.members.map { member in
      let document = member.document
      return Member(
        name: document.text(of: document.tape[member.place]),
        key: RawJSON(JSONValue(document: document, place: member.place)),
        value: RawJSON(member.value))
    }
  }
}

extension RawObject {
  /// The value under a key, the last one where the key stands twice.
  ///
  /// To set one replaces it at its place, or else adds it at the end; `nil` takes it away.
  ///
  /// - Complexity: O(number of keys).
  subscript(key: String) -> RawJSON? {
    get { members.last { $0.name.elementsEqual(key.utf8) }?.value }
    set {
      guard let newValue else {
        members.removeAll { $0.name.elementsEqual(key.utf8) }
        return
      }
      if let index = members.lastIndex(where: { $0.name.elementsEqual(key.utf8) }) {
        members[index].value = newValue
      } else {
        members.append(Member(name: Array(key.utf8), key: RawJSON(text: key), value: newValue))
      }
    }
  }

  /// Sets all members of another object, in its order.
  mutating func set(_ other: RawObject) {
    for member in other.members {
      if let index = members.lastIndex(where: { $0.name == member.name }) {
        members[index].value = member.value
      } else {
        members.append(member)
      }
    }
  }

  /// The object with each member on a line of its own, indented so far.
  func lines(indent: Int) -> RawJSON {
    layOut(opening: "{\n", indent: String(repeating: " ", count: indent), separator: ",\n") {
      "\n" + String(repeating: " ", count: Swift.max(0, indent - 2)) + "}"
    }
  }

  /// The object on one line, as far as its values are.
  var line: RawJSON { layOut(opening: "{", indent: "", separator: ", ") { "}" } }

  private func layOut(
    opening: String, indent: String, separator: String, closing: () -> String
  ) -> RawJSON {
    guard !members.isEmpty else { return RawJSON(Array("{}".utf8)) }
    var bytes = Array(opening.utf8)
    for (number, member) in members.enumerated() {
      if number > 0 { bytes += Array(separator.utf8) }
      bytes += Array(indent.utf8) + member.key.bytes + Array(": ".utf8) + member.value.bytes
    }
    return RawJSON(bytes + Array(closing().utf8))
  }
}
