// SPDX-License-Identifier: MIT

// What the rows of the table of keys do with what stands in the text.
extension Configuration {
  /// Reads `columns`.
  mutating func readColumns(_ node: TOMLNode) {
    guard let names = texts(of: node, for: "columns") else { return }
    var fields: [SnapshotField] = []
    for (name, place) in names {
      if let field = SnapshotField.named(name) {
        fields.append(field)
      } else {
        note(.error, at: place, String(describing: FieldError.unknown(name)))
      }
    }
    if fields.count < names.count { return }
    if fields.isEmpty {
      note(.error, at: node.place, "columns names no field; leave it out for the usual ones")
      return
    }
    columns = fields
  }

  /// Reads `metrics`.
  mutating func readMetrics(_ node: TOMLNode) {
    guard let paths = texts(of: node, for: "metrics") else { return }
    for (path, place) in paths {
      if path.isEmpty {
        note(.error, at: place, "this names no file; take it out")
      } else if let absolute = base.absolute(path) {
        metrics.append(absolute)
      } else {
        note(
          .error, at: place,
          "~ stands for $HOME, which is not set; write the path from / on")
      }
    }
  }

  /// Reads `trust-index`.
  mutating func readTrust(_ node: TOMLNode) {
    guard case .boolean(let value) = node.content else {
      noteKind(of: node, for: "trust-index")
      return
    }
    trustsIndex = value
  }

  /// Reads `query-aliases`.
  mutating func readAliases(_ node: TOMLNode) {
    guard case .table(let entries) = node.content else {
      noteKind(of: node, for: "query-aliases")
      return
    }
    for entry in entries { readAlias(entry) }
  }

  private mutating func readAlias(_ entry: TOMLNode.Entry) {
    switch entry.node.content {
    case .text(let expression): add(entry.key, expression, help: nil, at: entry.node)
    case .table(let parts): readAlias(entry, of: parts)
    default:
      note(
        .error, at: entry.node.place,
        """
        the alias \(entry.key) is an expression in quotes, or a table of an expression and help, \
        not \(entry.node.content.kind)
        """)
    }
  }

  private mutating func readAlias(_ entry: TOMLNode.Entry, of parts: [TOMLNode.Entry]) {
    let names = ["expression", "help"]
    var texts: [String: String] = [:]
    for part in parts {
      guard names.contains(part.key) else {
        warn(ofKey: part, among: names)
        continue
      }
      guard case .text(let text) = part.node.content else {
        note(
          .error, at: part.node.place,
          "\(part.key) is a text in quotes, not \(part.node.content.kind)")
        return
      }
      texts[part.key] = text
    }
    guard let expression = texts["expression"] else {
      note(
        .error, at: entry.node.keyPlace,
        #"the alias \#(entry.key) has no expression; for example: expression = "leaves()""#)
      return
    }
    add(entry.key, expression, help: texts["help"], at: entry.node)
  }

  /// The texts in a list, and where they stand; `nil` where there is something else.
  mutating func texts(
    of node: TOMLNode, for name: String
  ) -> [(text: String, place: TextPlace)]? {
    guard case .array(let elements) = node.content else {
      noteKind(of: node, for: name)
      return nil
    }
    var texts: [(String, TextPlace)] = []
    for element in elements {
      guard case .text(let text) = element.content else {
        noteKind(of: element, for: name, isElement: true)
        continue
      }
      texts.append((text, element.place))
    }
    return texts.count == elements.count ? texts : nil
  }

  /// Notes that a value is of another kind than the table of keys says.
  mutating func noteKind(of node: TOMLNode, for name: String, isElement: Bool = false) {
    guard let key = ConfigurationKey.named(name) else { return }
    let kind = (isElement ? "a list with " : "") + node.content.kind
    note(.error, at: node.place, "\(name) is \(key.kind), not \(kind); for example: \(key.example)")
  }
}

extension Configuration.PathBase {
  /// A path from `/` on; `nil` where it begins with a `~` that stands for nothing.
  func absolute(_ path: String) -> String? {
    if path.hasPrefix("/") { return path }
    if path == "~" || path.hasPrefix("~/") { return home.map { $0 + path.dropFirst() } }
    return folder + "/" + path
  }
}

extension TOMLNode.Content {
  /// What it is, in words.
  var kind: String {
    switch self {
    case .text: "a text"
    case .boolean: "true or false"
    case .array: "a list"
    case .table: "a table"
    case .other(let kind): (kind.hasPrefix("i") ? "an " : "a ") + kind
    }
  }
}
