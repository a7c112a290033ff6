// SPDX-License-Identifier: MIT

import LineageCore

/// Reads fields that may be absent, `null` or of a wrong type, and collects what is wrong.
///
/// A wrong type costs the field and leaves a finding; it never costs the snapshot.
struct FieldReader {
  /// What was found to be wrong so far.
  private(set) var findings: [Finding] = []

  /// How often something was found to be wrong, be it kept or not.
  private var reportCount = 0

  /// Whether findings are merely counted, since to say where they are takes time.
  private var isQuiet: Bool

  /// Whether what is read is another program's, whose ids may be numbers.
  var isForeign = false

  /// Creates a reader; a quiet one is for those who do not ask for findings.
  init(isQuiet: Bool = false) { self.isQuiet = isQuiet }

  /// Notes that something is wrong with a value.
  mutating func report(_ kind: Finding.Kind, at value: JSONValue, _ message: String) {
    reportCount += 1
    if !isQuiet { findings.append(Finding(kind, place: value.path, message: message)) }
  }

  /// What a closure makes of the elements of a list.
  ///
  /// Of the elements with which something is wrong the first is reported, and how many more there
  /// are: a long list of nothing else must not take long, nor fill the screen.
  mutating func elements<Result>(
    of list: JSONValue, _ transform: (JSONValue, inout FieldReader) -> Result?
  ) -> [Result] {
    let wasQuiet = isQuiet
    var results: [Result] = []
    var wrongCount = 0
    for element in list.elements {
      let earlierCount = reportCount
      if let result = transform(element, &self) { results.append(result) }
      guard reportCount > earlierCount else { continue }
      wrongCount += 1
      isQuiet = true
    }
    isQuiet = wasQuiet
    if wrongCount > 1, !isQuiet {
      let more = wrongCount == 2 ? "1 other element is" : "\(wrongCount - 1) other elements are"
      findings[findings.count - 1].message += "; \(more) wrong too"
    }
    return results
  }

  /// The value, if it is an object; `nil` is an absent one.
  mutating func object(_ value: JSONValue?) -> JSONValue? {
    expect("an object", in: value) { $0.kind == .object }
  }

  /// The value, if it is a list; `nil` is an absent one.
  mutating func list(_ value: JSONValue?) -> JSONValue? {
    expect("a list", in: value) { $0.kind == .array }
  }

  /// The value, if it is text; `nil` is an absent one.
  mutating func text(_ value: JSONValue?) -> JSONValue? {
    expect("text", in: value) { $0.kind == .string }
  }

  /// The value, if it is a list, whose elements should be texts; `nil` is an absent one.
  mutating func texts(_ value: JSONValue?) -> JSONValue? {
    guard let list = list(value) else { return nil }
    _ = elements(of: list) { element, reader in reader.text(element) }
    return list
  }

  /// The value, if it is text or an object; `nil` is an absent one.
  ///
  /// Where ids may be numbers, this may be one too.
  mutating func textOrObject(_ value: JSONValue?) -> JSONValue? {
    if isForeign {
      return expect("text, a whole number or an object", in: value) {
        $0.kind == .string || $0.kind == .object || $0.kind == .integer
      }
    }
    return expect("text or an object", in: value) { $0.kind == .string || $0.kind == .object }
  }

  /// The value, if it is a number that a `Double` can hold; `nil` is an absent one.
  mutating func number(_ value: JSONValue?) -> JSONValue? {
    expect("a finite number", in: value) { $0.double != nil }
  }

  /// The value, if it is a whole number that an `Int` can hold; `nil` is an absent one.
  mutating func wholeNumber(_ value: JSONValue?) -> JSONValue? {
    expect("a whole number", in: value) { $0.int != nil }
  }

  /// The text, if the value is one that can be an id; `nil` is an absent one.
  mutating func id(_ value: JSONValue?) -> String? {
    if isForeign {
      return expect("an id, which is text or a whole number", in: value) { Mapped.id($0) != nil }
        .flatMap(Mapped.id)
    }
    return expect("an id, which is text", in: value) { $0.exactString?.isEmpty == false }?
      .exactString
  }

  mutating func expect(
    _ expectation: String, in value: JSONValue?, where isRight: (JSONValue) -> Bool
  ) -> JSONValue? {
    guard let value, !value.isNull else { return nil }
    if isRight(value) { return value }
    report(.wrongType, at: value, "expected \(expectation), found \(value.wording)")
    return nil
  }
}
