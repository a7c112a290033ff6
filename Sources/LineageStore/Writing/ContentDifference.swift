// SPDX-License-Identifier: MIT

import LineageCore

/// The first place where two contents of one snapshot differ.
public struct ContentDifference: Hashable, Sendable {
  /// The keys that lead there, as in `lineage[2].prompt`; empty for the whole document.
  public var path: String

  /// What stands there in the store, and what in the content that was given.
  public var reason: String

  /// Whether nothing differs but how the snapshot came to be.
  public var isLineageOnly: Bool

  /// The difference in a sentence without the final stop.
  public var message: String { path.isEmpty ? reason : "\(path) \(reason)" }
}

extension ContentDifference {
  /// How many bytes of a value a message has.
  private static let shownLength = 60

  /// Finds the first difference of two documents in which the values differ; `nil` where only white
  /// space, the order of keys or escapes do.
  ///
  /// What is said about the lineage comes last, so that it is named only if nothing else differs.
  ///
  /// - Complexity: O(length).
  static func first(between stored: SnapshotDocument, _ given: SnapshotDocument) -> Self? {
    let lineage = lineageKeys(of: stored)
    for isLineage in [false, true] {
      let difference = first(between: stored.root, given.root) { key in
        lineage.contains(key) == isLineage
      }
      if var difference {
        difference.isLineageOnly = isLineage && stored.identity.shape == given.identity.shape
        return difference
      }
    }
    return nil
  }

  /// The keys under which a file says how the snapshot came to be: all that a second derivation of
  /// the same world may say otherwise.
  private static func lineageKeys(of document: SnapshotDocument) -> Set<String> {
    document.identity.shape == .flat ? ["lineage", "history"] : ["lineage"]
  }

  /// The parser bounds nesting, so this may call itself.
  private static func first(
    between stored: JSONValue, _ given: JSONValue, among isAmong: (String) -> Bool = { _ in true }
  ) -> Self? {
    switch (stored.kind, given.kind) {
    case (.object, .object): return members(of: stored, given, isAmong)
    case (.array, .array): return elements(of: stored, given)
    case (.string, .string):
      let texts = [stored, given].map { $0.document.text(of: $0.token) }
      return texts[0] == texts[1] ? nil : difference(stored, given)
    default:
      let isSame = stored.kind == given.kind && stored.spelling == given.spelling
      return isSame ? nil : difference(stored, given)
    }
  }

  private static func members(
    of stored: JSONValue, _ given: JSONValue, _ isAmong: (String) -> Bool
  ) -> Self? {
    let storedValues = values(of: stored)
    let givenValues = values(of: given)
    for member in stored.members where isAmong(member.key) {
      let name = member.document.text(of: member.document.tape[member.place])
      guard let value = storedValues[name] else { continue }
      guard let other = givenValues[name] else { return difference(value, nil) }
      if let difference = first(between: value, other) { return difference }
    }
    for member in given.members where isAmong(member.key) {
      let name = member.document.text(of: member.document.tape[member.place])
      if storedValues[name] == nil { return difference(nil, member.value) }
    }
    return nil
  }

  /// The values under all keys, of a key that stands twice the last.
  private static func values(of object: JSONValue) -> [[UInt8]: JSONValue] {
    var values: [[UInt8]: JSONValue] = [:]
    for member in object.members {
      values[member.document.text(of: member.document.tape[member.place])] = member.value
    }
    return values
  }

  private static func elements(of stored: JSONValue, _ given: JSONValue) -> Self? {
    var others = given.elements
    for element in stored.elements {
      guard let other = others.next() else { return difference(element, nil) }
      if let difference = first(between: element, other) { return difference }
    }
    return others.next().map { difference(nil, $0) }
  }

  private static func difference(_ stored: JSONValue?, _ given: JSONValue?) -> Self {
    Self(
      path: (stored ?? given)?.path ?? "",
      reason: "is \(wording(of: stored)) in the store and \(wording(of: given)) in what is given",
      isLineageOnly: false)
  }

  /// A value as people read it, shortened; a container in words.
  private static func wording(of value: JSONValue?) -> String {
    guard let value else { return "absent" }
    if value.kind == .object || value.kind == .array { return value.kind.description }
    let text = JSONWriter.readable(value)
    guard text.utf8.count > shownLength else { return text }
    return String(decoding: text.utf8.prefix(shownLength), as: UTF8.self) + "…"
  }
}
