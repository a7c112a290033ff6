// SPDX-License-Identifier: MIT

/// The text of a random JSON document, the root of which is an object.
public struct RandomJSON {
  private static let keys = [
    #""a""#, #""id""#, #""lineage""#, #""é""#, #""w""#, #""""#, #""\u0061""#,
  ]
  private static let scalars = [
    "0", "-0", "17", "-1.5", "2e3", "1E-2", "12345678901234567890123", "true", "false", "null",
    #""""#, #""x""#, #""text that is longer than a word""#, #""é中😀""#, #""\"\\\/\b\f\n\r\t""#,
    #""\u00e9\ud83d\ude00""#, #""\ud800""#, #""{}[],:""#, #""a\\""#, #"" ""#,
  ]
  private static let spaces = ["", "", " ", "\n        ", "\r\n\t", "                   "]

  /// The text.
  public private(set) var text = ""

  /// Makes a document.
  public init(_ random: inout SeededGenerator) {
    object(depth: 0, &random)
    space(&random)
  }

  private mutating func value(depth: Int, _ random: inout SeededGenerator) {
    switch Int.random(in: 0..<(depth < 4 ? 8 : 6), using: &random) {
    case 6: object(depth: depth, &random)
    case 7: list(depth: depth, &random)
    default: text += Self.scalars.randomElement(using: &random) ?? ""
    }
  }

  private mutating func object(depth: Int, _ random: inout SeededGenerator) {
    between("{", "}", &random) { json, random in
      json.text += Self.keys.randomElement(using: &random) ?? ""
      json.space(&random)
      json.text += ":"
      json.space(&random)
      json.value(depth: depth + 1, &random)
    }
  }

  private mutating func list(depth: Int, _ random: inout SeededGenerator) {
    between("[", "]", &random) { json, random in json.value(depth: depth + 1, &random) }
  }

  private mutating func between(
    _ opening: String, _ closing: String, _ random: inout SeededGenerator,
    element: (inout RandomJSON, inout SeededGenerator) -> Void
  ) {
    space(&random)
    text += opening
    for number in 0..<Int.random(in: 0...4, using: &random) {
      if number > 0 { text += "," }
      space(&random)
      element(&self, &random)
      space(&random)
    }
    text += closing
  }

  private mutating func space(_ random: inout SeededGenerator) {
    text += Self.spaces.randomElement(using: &random) ?? ""
  }
}
