// SPDX-License-Identifier: MIT

import Browser
import Screen

/// Something that can be configured: a row of the table ``all``.
///
/// From the table are made the reading of a configuration, its error messages, what `stemma config`
/// prints, and the help.
struct ConfigurationKey: Sendable {
  /// What it is called.
  let name: String

  /// What its value is, in words.
  let kind: String

  /// What it is for, in a sentence without the final stop.
  let help: String

  /// How it is written.
  let example: String

  /// Takes the value over, or notes what is wrong with it.
  let read: @Sendable (TOMLNode, inout Configuration) -> Void

  /// The value as TOML; `nil` of a table, which has a part of its own.
  let value: @Sendable (Configuration) -> String?

  /// The key with a name.
  static func named(_ name: String) -> ConfigurationKey? { all.first { $0.name == name } }
}

extension ConfigurationKey {
  /// The table.
  static let all: [ConfigurationKey] = [
    ConfigurationKey(
      name: "columns", kind: "a list of fields",
      help: "The columns of tables where --columns says nothing; `stemma help list` has the fields",
      example: #"columns = ["short", "difficulty", "title"]"#,
      read: { $1.readColumns($0) },
      value: { configuration in
        let columns = configuration.columns ?? SnapshotField.usualColumns(hasRoles: false)
        return TOMLText.list(columns.map(\.name))
      }),
    ConfigurationKey(
      name: "metrics", kind: "a list of paths",
      help: """
        Files with numbers from outside, by paths relative to the folder of the configuration; ~ is \
        your own folder
        """,
      example: #"metrics = ["~/runs/solve-rates.csv"]"#,
      read: { $1.readMetrics($0) },
      value: { TOMLText.list($0.metrics) }),
    ConfigurationKey(
      name: "trust-index", kind: "true or false",
      help: """
        Whether verbs take --trust-index to be said; --no-trust-index says the contrary, and check \
        looks at every file all the same
        """,
      example: "trust-index = true",
      read: { $1.readTrust($0) },
      value: { String($0.trustsIndex) }),
    ConfigurationKey(
      name: "theme", kind: "a name",
      help: """
        The colors of the browser: usual, which are those of your terminal, light, dark or \
        high-contrast
        """,
      example: #"theme = "light""#,
      read: { $1.readTheme($0) },
      value: { TOMLText.quoted($0.browser.theme.rawValue) }),
    ConfigurationKey(
      name: "glyphs", kind: "a name",
      help: "The characters of the browser: unicode, ascii, or auto for what the locale says",
      example: #"glyphs = "ascii""#,
      read: { $1.readGlyphs($0) },
      value: { configuration in
        switch configuration.browser.glyphs {
        case nil: TOMLText.quoted("auto")
        case .unicode: TOMLText.quoted("unicode")
        case .ascii: TOMLText.quoted("ascii")
        }
      }),
    ConfigurationKey(
      name: "mouse", kind: "true or false",
      help: "Whether the mouse drives the browser; if not, the terminal selects text with it",
      example: "mouse = false",
      read: { $1.readMouse($0) },
      value: { String($0.browser.usesMouse) }),
    ConfigurationKey(
      name: "tree-columns", kind: "a list of names",
      help: """
        The columns of the browser's tree: generation, difficulty, pack, and names of metrics; o in the \
        browser turns them on and off
        """,
      example: #"tree-columns = ["generation", "solve_rate"]"#,
      read: { $1.readTreeColumns($0) },
      value: { TOMLText.list($0.browser.treeColumns) }),
    ConfigurationKey(
      name: "commands", kind: "a table of lists of words",
      help: """
        Programs that ! runs in the browser, without a shell; {id}, {short}, {path} and {cohort} in a \
        word stand for what is selected, the word as often as there are snapshots
        """,
      example: """
        [commands]
        meld = ["meld", "{path}"]
        """,
      read: { $1.readCommands($0) },
      value: { _ in nil }),
    ConfigurationKey(
      name: "keys", kind: "a table of lists of keys",
      help: """
        The keys of the browser's commands, instead of the usual ones; `stemma help config` lists the \
        commands. An empty list unbinds
        """,
      example: """
        [keys]
        half-page-down = ["<c-d>", "<c-e>"]
        """,
      read: { $1.readKeys($0) },
      value: { _ in nil }),
    ConfigurationKey(
      name: "mappings", kind: "a table of mappings",
      help: """
        Where other programs' files have their facts, under names for --map; `stemma help map` has the \
        keys. A mapping with stores is used for these directories by itself
        """,
      example: """
        [mappings.evolve]
        id = "uid"
        parents = "parent_ids"
        metric.score = "metrics.combined_score"
        stores = ["~/runs/evolve"]
        """,
      read: { $1.readMappings($0) },
      value: { _ in nil }),
    ConfigurationKey(
      name: "query-aliases", kind: "a table of expressions",
      help: """
        Names for expressions, with parameters if you like; each is an expression, or a table of an \
        expression and a sentence of help
        """,
      example: #"""
        [query-aliases]
        frontier = "leaves() ~ missing()"
        "above(x)" = {expression = "::x ~ x", help = "What x descends from."}
        """#,
      read: { $1.readAliases($0) },
      value: { _ in nil }),
  ]
}
