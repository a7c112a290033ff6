// SPDX-License-Identifier: MIT

import LineageCore

/// What a user wants everywhere, as it stands in a file.
struct Configuration: Sendable {
  /// Names for queries.
  var aliases = QueryAliases()

  /// The columns of tables; `nil` for those that a verb thinks best.
  var columns: [SnapshotField]?

  /// The paths of files with metrics, none of them relative to the current directory.
  var metrics: [String] = []

  /// Where other programs' files have their facts.
  var mappings = ConfiguredMappings()

  /// Whether verbs believe the index as far as `--trust-index` says.
  var trustsIndex = false

  /// What the browser is like.
  var browser = BrowserConfiguration()

  /// What is wrong, in the order of the text.
  private(set) var mistakes: [ConfigurationMistake] = []

  /// Where each key stands; those that do not stand anywhere have the usual value.
  private(set) var keyPlaces: [String: TextPlace] = [:]

  /// Where each alias stands, by its name.
  private(set) var aliasPlaces: [String: TextPlace] = [:]

  /// What paths are relative to.
  let base: PathBase

  /// What paths in a file are relative to.
  struct PathBase: Hashable {
    /// The folder of the file.
    var folder: String
    /// The user's own folder, for which `~` stands.
    var home: String?
  }

  /// The configuration of somebody who has none.
  init(relativeTo base: PathBase) { self.base = base }
}

extension Configuration {
  /// Reads a text.
  ///
  /// What is wrong with a value is among the ``mistakes``, and the value is then the usual one.
  ///
  /// - Parameters:
  ///   - text: The text of the file.
  ///   - base: What paths in it are relative to.
  /// - Throws: ``ConfigurationMistake`` where it is not TOML.
  init(
    parsing text: String, relativeTo base: PathBase
  ) throws(ConfigurationMistake) {
    self.init(relativeTo: base)
    for entry in try TOMLNode.entries(of: text) {
      guard let key = ConfigurationKey.named(entry.key) else {
        warn(ofKey: entry, among: ConfigurationKey.all.map(\.name))
        continue
      }
      keyPlaces[key.name] = entry.node.keyPlace
      key.read(entry.node, &self)
    }
    for (alias, error) in aliases.mistakes() {
      guard let place = aliasPlaces[alias.name] else { continue }
      note(.unusable, at: place, "in the alias \(alias.signature), \(error)")
    }
    mistakes.sort { $0.place < $1.place }
  }

  /// The mistakes for which verbs do nothing.
  var errors: [ConfigurationMistake] { mistakes.filter { $0.weight == .error } }

  /// The mistakes that verbs tell and pass over.
  var warnings: [ConfigurationMistake] { mistakes.filter { $0.weight == .warning } }

  /// Remembers a mistake.
  mutating func note(
    _ weight: ConfigurationMistake.Weight, at place: TextPlace, _ message: String
  ) {
    mistakes.append(ConfigurationMistake(weight, at: place, message))
  }

  /// Remembers a key that means nothing, and is to be the name of some kind of thing.
  mutating func warn(ofKey entry: TOMLNode.Entry, kind: String = "key", among names: [String]) {
    let hint =
      NearestNames(to: entry.key, among: names).question
      ?? "the \(kind)s are \(names.joined(separator: ", "))"
    note(.warning, at: entry.node.keyPlace, "there is no \(kind) \(entry.key); \(hint)")
  }

  /// Adds an alias that stands at a place.
  mutating func add(
    _ signature: String, _ expression: String, help: String?, at node: TOMLNode
  ) {
    let count = aliases.byName.count
    do throws(QueryError) {
      let old = aliases
      try aliases.add(signature, expression, help: help)
      guard aliases.byName.count > count else {
        aliases = old
        note(
          .error, at: node.keyPlace,
          "there is another alias with the name of \(signature); give one of them another name")
        return
      }
      let added = aliases.byName.keys.first { old.byName[$0] == nil }
      if let added { aliasPlaces[added] = node.keyPlace }
    } catch {
      // A function that a later version has must not keep somebody from working.
      let weight = error.kind == .name ? ConfigurationMistake.Weight.warning : .error
      let hints = error.kind == .name ? ["give it another name"] : error.hints
      note(weight, at: node.keyPlace, ([error.message] + hints).joined(separator: "; "))
    }
  }
}
