// SPDX-License-Identifier: MIT

import LineageCore
import Testing

@testable import stemma

@Suite("A configuration")
struct ConfigurationTests {
  private func configuration(_ text: String) throws -> Configuration {
    try Configuration(
      parsing: text,
      relativeTo: Configuration.PathBase(folder: "/etc/stemma", home: "/home/ada"))
  }

  private func mistakes(_ text: String) -> [String] {
    do {
      return try configuration(text).mistakes.map { $0.text(in: "f") }
    } catch let error as ConfigurationMistake {
      return [error.text(in: "f")]
    } catch {
      return ["\(error)"]
    }
  }

  @Test("gives values, paths from / on, and places")
  func values() throws {
    let configuration = try configuration(
      #"""
      # What I want.
      metrics = ["a.csv", "~/b.csv",
                 "/c.csv"]
      trust-index = true
      columns = [ 'id', "title" ]

      [query-aliases]
      frontier = "leaves() ~ missing()"
        "above(x)" = { expression = '''::x ~ x''', help = "What x descends from." }
      [query-aliases."two(x, y)"]
      expression = "above(x) & above(y)"
      """#)
    #expect(configuration.mistakes == [])
    #expect(configuration.metrics == ["/etc/stemma/a.csv", "/home/ada/b.csv", "/c.csv"])
    #expect(configuration.trustsIndex)
    #expect(configuration.columns?.map(\.name) == ["id", "title"])
    #expect(
      configuration.keyPlaces.mapValues(\.description) == [
        "metrics": "2:1", "trust-index": "4:1", "columns": "5:1", "query-aliases": "7:2",
      ])
    #expect(
      configuration.aliasPlaces.mapValues(\.description) == [
        "frontier": "8:1", "above": "9:3", "two": "10:16",
      ])
    #expect(configuration.aliases.byName["above"]?.help == "What x descends from.")
    #expect(configuration.aliases.byName["two"]?.signature == "two(x, y)")
  }

  @Test("of nothing has nothing", arguments: ["", "\u{FEFF}", "\r\n# nothing\r\n"])
  func empty(text: String) throws {
    let configuration = try configuration(text)
    #expect(configuration.columns == nil && !configuration.trustsIndex)
    #expect(configuration.metrics == [] && configuration.aliases.byName.isEmpty)
    #expect(configuration.mistakes == [] && configuration.keyPlaces.isEmpty)
  }

  @Test(
    "tells what is wrong with a value, where, and what to do",
    arguments: [
      (
        "\ntrust-index = 'yes'",
        """
        f:2:15: error: trust-index is true or false, not a text; for example: trust-index = true
        """
      ),
      (
        "metrics = 'a.csv'",
        """
        f:1:11: error: metrics is a list of paths, not a text; for example: metrics = \
        ["~/runs/solve-rates.csv"]
        """
      ),
      (
        "metrics = ['ä', 1979-05-27 07:32:00, '']",
        """
        f:1:17: error: metrics is a list of paths, not a list with a date-time; for example: \
        metrics = ["~/runs/solve-rates.csv"]
        """
      ),
      ("metrics = ['']", "f:1:12: error: this names no file; take it out"),
      ("columns = []", "f:1:11: error: columns names no field; leave it out for the usual ones"),
      (
        "query-aliases = 7",
        """
        f:1:17: error: query-aliases is a table of expressions, not an integer; for example: \
        [query-aliases]
        frontier = "leaves() ~ missing()"
        "above(x)" = {expression = "::x ~ x", help = "What x descends from."}
        """
      ),
      (
        "query-aliases.mine = 0.5",
        """
        f:1:22: error: the alias mine is an expression in quotes, or a table of an expression and \
        help, not a floating-point number
        """
      ),
      (
        "[query-aliases]\nmine = {help = 'Mine.'}",
        """
        f:2:1: error: the alias mine has no expression; for example: expression = "leaves()"
        """
      ),
      (
        "[query-aliases]\nmine = {expression = []}",
        "f:2:22: error: expression is a text in quotes, not a list"
      ),
    ])
  func values(text: String, message: String) { #expect(mistakes(text) == [message]) }

  @Test("says which field there is not")
  func columns() {
    let found = mistakes("columns = [\"id\",\n  \"titel\"]")
    #expect(found.count == 1)
    let beginning = "f:2:3: error: there is no field titel; did you mean title? The fields are id, "
    #expect(found.first?.hasPrefix(beginning) == true)
  }

  @Test(
    "warns of what it does not know, with what is near",
    arguments: [
      ("colums = []", "f:1:1: warning: there is no key colums; did you mean columns?"),
      (
        "[frobnicate]\nq = 1",
        """
        f:1:2: warning: there is no key frobnicate; the keys are columns, metrics, trust-index, \
        theme, glyphs, mouse, tree-columns, commands, keys, mappings, query-aliases
        """
      ),
      (
        "query-aliases.a = {expression = 'all()', halp = ''}",
        "f:1:42: warning: there is no key halp; did you mean help?"
      ),
      (
        "query-aliases.'heads(x)' = 'x'",
        """
        f:1:15: warning: heads is a function of the language, which an alias cannot replace; give \
        it another name
        """
      ),
    ])
  func unknown(text: String, message: String) { #expect(mistakes(text) == [message]) }

  @Test(
    "tells where a name or an expression of an alias is none",
    arguments: [
      (
        "query-aliases.'a b' = 'all()'",
        """
        f:1:15: error: an alias is a name, or a name with parameters; for example: frontier, or \
        above(x)
        """
      ),
      (
        "[query-aliases]\n'a(x)' = 'x'\n'a(y)' = 'y'",
        """
        f:3:1: error: there is another alias with the name of a(y); give one of them another name
        """
      ),
      (
        "[query-aliases]\n'a(x)' = 'x & ancestor(x)'",
        """
        f:2:1: error: in the alias a(x), there is no function ancestor
          x & ancestor(x)
              ^^^^^^^^
        did you mean ancestors?
        """
      ),
    ])
  func aliases(text: String, message: String) { #expect(mistakes(text) == [message]) }

  @Test(
    "that is not TOML says where",
    arguments: [
      ("a = 1\nb = = 2", "f:2:5: error: this is not TOML: "),
      ("a = 1\na = 2", "f:2:5: error: this is not TOML: "),
      ("a = 1\nä\0", "f:2:2: error: this is not TOML: it has a NUL character"),
    ])
  func broken(text: String, message: String) {
    #expect(mistakes(text).first?.hasPrefix(message) == true, "\(mistakes(text))")
  }
}
