// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// A text with fields of snapshots in it, as `{id}: {difficulty}`.
///
/// `{{` and `}}` stand for braces; `\n`, `\t` and `\\` for a line break, a tab and a backslash.
struct FieldTemplate: Sendable {
  /// The pieces, in order.
  private(set) var pieces: [Piece] = []

  /// A piece of it.
  enum Piece: Sendable {
    case text(String)
    case field(SnapshotField)
  }

  /// Takes a template apart.
  ///
  /// - Throws: `FieldError` where it is none.
  init(_ template: String) throws(FieldError) {
    var rest = template[...]
    var text = ""
    while let character = rest.popFirst() {
      switch character {
      case "{" where rest.first != "{":
        guard let end = rest.firstIndex(of: "}") else { throw .openBrace }
        let name = String(rest[..<end])
        guard let field = SnapshotField.named(name) else { throw .unknown(name) }
        if !text.isEmpty { pieces.append(.text(text)) }
        pieces.append(.field(field))
        text = ""
        rest = rest[rest.index(after: end)...]
      case "}" where rest.first != "}": throw .loneBrace
      case "{", "}": text.append(rest.removeFirst())
      case "\\": text += try Self.unescaped(rest.popFirst())
      default: text.append(character)
      }
    }
    if !text.isEmpty { pieces.append(.text(text)) }
  }

  /// The fields in it.
  var fields: [SnapshotField] {
    pieces.compactMap { piece in
      if case .field(let field) = piece { return field }
      return nil
    }
  }

  /// The text of a template without fields; `nil` where it has any.
  var onlyText: String? {
    guard fields.isEmpty else { return nil }
    return pieces.reduce(into: "") { text, piece in
      if case .text(let part) = piece { text += part }
    }
  }

  private static func unescaped(_ character: Character?) throws(FieldError) -> String {
    switch character {
    case "n": return "\n"
    case "t": return "\t"
    case "\\": return "\\"
    default: throw .escape(character.map { String($0) } ?? "")
    }
  }
}

/// A template for each snapshot, in the lineage's order: byte for byte what is stored, but made
/// visible where it goes to a terminal.
struct TemplateFormat: OutputFormat {
  private let template: FieldTemplate
  private let end: String
  private let destination: Destination

  /// Creates the format for a destination.
  ///
  /// - Parameters:
  ///   - template: The template.
  ///   - end: What follows each snapshot.
  ///   - destination: Where it goes.
  init(_ template: FieldTemplate, end: String, for destination: Destination) {
    self.template = template
    self.end = end
    self.destination = destination
  }

  func write(_ answer: Answer, to output: inout Output) throws(OutputError) {
    var source = FieldSource(answer, glyphs: destination.glyphs)
    for node in answer.nodesInOrder {
      source.move(to: node)
      for piece in template.pieces {
        switch piece {
        case .text(let text): try output.write(text)
        case .field(let field): try output.write(shown(field.text(&source) ?? ""))
        }
      }
      try output.write(end)
    }
  }

  private func shown(_ text: String) -> String {
    destination.isTerminal ? VisibleText(text, glyphs: destination.glyphs).text : text
  }
}
