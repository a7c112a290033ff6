// SPDX-License-Identifier: MIT

/// Values as TOML.
enum TOMLText {
  /// A list of texts.
  static func list(_ texts: [String]) -> String {
    "[" + texts.map(quoted).joined(separator: ", ") + "]"
  }

  /// A key, in quotes where it needs them.
  static func key(_ text: String) -> String {
    let isBare = text.unicodeScalars.allSatisfy { scalar in
      ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "_"
    }
    return isBare && !text.isEmpty ? text : quoted(text)
  }

  /// A text in quotes: those in which nothing has to be escaped, if it can be.
  static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let hasControl = scalars.contains { $0.properties.generalCategory == .control }
    let needsEscapes = hasControl || scalars.contains("\"") || scalars.contains("\\")
    if !needsEscapes { return "\"\(text)\"" }
    if !hasControl, !scalars.contains("'") { return "'\(text)'" }
    return "\"" + scalars.map(escaped).joined() + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return #"\""#
    case "\\": return #"\\"#
    case "\n": return #"\n"#
    case "\t": return #"\t"#
    default:
      guard scalar.properties.generalCategory == .control else { return String(scalar) }
      let digits = String(scalar.value, radix: 16)
      return #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
