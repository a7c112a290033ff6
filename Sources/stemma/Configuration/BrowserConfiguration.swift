// SPDX-License-Identifier: MIT

import Browser
import Screen

/// What a user wants of the browser.
struct BrowserConfiguration: Sendable {
  /// Which colors.
  var theme = Theme.usual

  /// Which characters; `nil` for what the locale says.
  var glyphs: GlyphSet?

  /// Whether the mouse drives the browser.
  var usesMouse = true

  /// The columns of the tree.
  var treeColumns = ["generation"]

  /// The keys of the commands that have others than the usual ones.
  var keys: [Command: [String]] = [:]

  /// Where each of these stands.
  var keyPlaces: [Command: TextPlace] = [:]

  /// The programs that `!` runs.
  var commands: [UserCommand] = []
}

// What the rows of the table of keys do with what stands in the text.
extension Configuration {
  /// Reads `theme`.
  mutating func readTheme(_ node: TOMLNode) {
    let names = Theme.allCases.map(\.rawValue)
    if let name = word(in: node, among: names, for: "theme") {
      browser.theme = Theme(rawValue: name) ?? .usual
    }
  }

  /// Reads `glyphs`.
  mutating func readGlyphs(_ node: TOMLNode) {
    switch word(in: node, among: ["auto", "unicode", "ascii"], for: "glyphs") {
    case "unicode": browser.glyphs = .unicode
    case "ascii": browser.glyphs = .ascii
    default: break
    }
  }

  /// Reads `mouse`.
  mutating func readMouse(_ node: TOMLNode) {
    guard case .boolean(let value) = node.content else { return noteKind(of: node, for: "mouse") }
    browser.usesMouse = value
  }

  /// Reads `tree-columns`.
  mutating func readTreeColumns(_ node: TOMLNode) {
    guard let names = texts(of: node, for: "tree-columns") else { return }
    browser.treeColumns = names.map(\.text)
  }

  /// One of some words; `nil` where there is something else.
  private mutating func word(
    in node: TOMLNode, among words: [String], for name: String
  ) -> String? {
    guard case .text(let text) = node.content else {
      noteKind(of: node, for: name)
      return nil
    }
    if words.contains(text) { return text }
    note(.error, at: node.place, "\(name) is one of \(words.joined(separator: ", ")), not \(text)")
    return nil
  }

  /// Reads `commands`.
  mutating func readCommands(_ node: TOMLNode) {
    guard case .table(let entries) = node.content else {
      return noteKind(of: node, for: "commands")
    }
    for entry in entries {
      guard let texts = texts(of: entry.node, for: "commands") else { continue }
      let words = texts.map(\.text)
      if words.isEmpty || words[0].isEmpty {
        note(.error, at: entry.node.place, "\(entry.key) names no program")
        continue
      }
      for (word, place) in texts { noteStrangers(in: word, at: place) }
      browser.commands.append(UserCommand(name: entry.key, words: words))
    }
  }

  /// Notes what stands in braces as if something else were to stand there.
  private mutating func noteStrangers(in word: String, at place: TextPlace) {
    for part in word.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
      let name = part.prefix { $0.isASCII && $0.isLetter }
      let stranger = "{\(name)}"
      guard !name.isEmpty, part.dropFirst(name.count).first == "}",
        !UserCommand.placeholders.contains(stranger)
      else { continue }
      let known = UserCommand.placeholders.joined(separator: ", ")
      note(
        .error, at: place,
        "nothing stands for \(stranger): there are \(known); with a space in it, it is itself")
    }
  }

  /// Reads `keys`.
  mutating func readKeys(_ node: TOMLNode) {
    guard case .table(let entries) = node.content else { return noteKind(of: node, for: "keys") }
    for entry in entries { readKeys(of: entry) }
    noteConflict(at: node.keyPlace)
  }

  private mutating func readKeys(of entry: TOMLNode.Entry) {
    guard let command = Command.named(entry.key) else {
      return warn(ofKey: entry, kind: "command", among: Command.allCases.map(\.name))
    }
    guard let texts = texts(of: entry.node, for: "keys") else { return }
    for (text, place) in texts {
      do throws(KeyNotationError) {
        if try !Key.parse(text).isEmpty { continue }
        note(.error, at: place, "this is no key; take it out")
        return
      } catch {
        note(.error, at: place, String(describing: error))
        return
      }
    }
    browser.keys[command] = texts.map(\.text)
    browser.keyPlaces[command] = entry.node.keyPlace
  }

  /// Notes keys that would ask for two things, with the lines of both.
  private mutating func noteConflict(at place: TextPlace) {
    let bindings = Keymap.rebound(Keymap.standardBindings, browser.keys)
    do throws(KeyNotationError) {
      guard let conflict = try Keymap.conflict(in: bindings) else { return }
      let places = conflict.commands.compactMap { browser.keyPlaces[$0] }
      let named = conflict.commands.map { command in
        "\(command.name) (\(browser.keyPlaces[command].map { "line \($0.line)" } ?? "as usual"))"
      }
      let message =
        conflict.isBeginning
        ? "\(conflict.keys) is \(named[0]), and keys of \(named[1]) begin so: these are never reached"
        : "\(conflict.keys) is both \(named[0]) and \(named[1])"
      note(.error, at: places.last ?? place, message + "; give one of them other keys")
    } catch {
      // Told already, where it stands.
    }
  }
}
