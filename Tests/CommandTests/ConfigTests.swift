// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite("stemma config")
struct ConfigTests {
  private let folder: TemporaryStore

  init() throws { folder = try TemporaryStore() }

  private var path: String { folder.path(of: "stemma/config.toml") }

  private func run(_ words: [String], in store: TemporaryStore? = nil) throws -> StemmaRun {
    try stemma(
      words, in: store?.path ?? "/",
      environment: ["XDG_CONFIG_HOME": folder.path, "XDG_CACHE_HOME": folder.path(of: "cache")])
  }

  @Test("prints values and where they are from, as a configuration")
  func values() throws {
    try folder.write(
      #"""
      columns = ["short", "title"]
      metrics = ["a.csv"]
      [query-aliases]
      mine = 'directive("a*")'
      "above(x)" = {help = "What x descends from.", expression = "::x ~ x"}
      """#, to: "stemma/config.toml")
    let run = try stemma(
      ["config"],
      environment: [
        "XDG_CONFIG_HOME": folder.path, "XDG_CACHE_HOME": "relative", "HOME": "/home/ada",
        "STEMMA_STORE": "runs/7",
      ])
    #expect(
      run.output == #"""
        # \#(path)

        columns = ["short", "title"]  # \#(path):1
        metrics = ["\#(folder.path)/stemma/a.csv"]  # \#(path):2
        trust-index = false  # default
        theme = "usual"  # default
        glyphs = "auto"  # default
        mouse = true  # default
        tree-columns = ["generation"]  # default

        [query-aliases]
        "above(x)" = {expression = "::x ~ x", help = "What x descends from."}  # \#(path):5
        mine = 'directive("a*")'  # \#(path):4

        # From the environment:
        # store: runs/7  $STEMMA_STORE
        # indexes: /home/ada/.cache/stemma  default
        # marks and tags: /home/ada/.local/state/stemma/stores  default
        # colors: on a terminal  default

        """#)
    #expect(run.errors == "" && run.status == 0)
  }

  @Test("of nobody's prints what is usual")
  func none() throws {
    let output = try run(["config"]).output
    #expect(output.hasPrefix("# There is no \(path).\n\ncolumns = [\"short\", \"generation\","))
    let homeless = try stemma(["config"], environment: ["XDG_CONFIG_HOME": "config"])
    #expect(homeless.lines.first?.hasPrefix("# $XDG_CONFIG_HOME or $HOME would") == true)
    #expect(homeless.status == 0)
  }

  @Test("tells all mistakes, of which verbs tell those that keep them from working")
  func mistakes() throws {
    let store = try Fixtures.estate()
    try folder.write(
      "trust = 1\nquery-aliases.a = '&'\nmetrics = 1", to: "stemma/config.toml")
    let metrics = """
      \(path):3:11: error: metrics is a list of paths, not an integer; for example: metrics = \
      ["~/runs/solve-rates.csv"]

      """
    let config = try run(["config"])
    #expect(
      config.errors == """
        stemma: \(path):1:1: warning: there is no key trust; did you mean trust-index?
        stemma: the configuration has to be mended
        \(path):2:15: error: in the alias a, & cannot stand here
          &
          ^
        an id, a function or ( was expected
        \(metrics)
        """)
    #expect(config.status == 78)
    let list = try run(["list"], in: store)
    #expect(list.errors == "stemma: the configuration has to be mended\n" + metrics)
    #expect(list.output == "" && list.status == 78)
    #expect(try run(["check"], in: store).status == 0)
  }

  @Test("a warning, and an alias that is no query and not used, keep no verb from working")
  func passedOver() throws {
    let store = try Fixtures.estate()
    try folder.write("trust = 1\nquery-aliases.a = '&'\n", to: "stemma/config.toml")
    let good = try run(["list", "--count"], in: store)
    #expect(good.output == "7\n" && good.status == 0)
    #expect(
      good.errors
        == "stemma: \(path):1:1: warning: there is no key trust; did you mean trust-index?\n")
    let bad = try run(["query", "a"], in: store)
    #expect(bad.errors.hasSuffix("this is the definition of the alias a\n") && bad.status == 64)
  }

  @Test("a file that cannot be read is an error")
  func unreadable() throws {
    try folder.makeFolder("stemma/config.toml")
    let run = try run(["config"])
    #expect(run.errors == "stemma: \(path) cannot be read: is a directory\n")
    #expect(run.status == 78)
    try folder.remove("stemma/config.toml")
    try folder.write([0x61, 0xFF], to: "stemma/config.toml")
    #expect(
      try self.run(["config"]).errors == "stemma: the configuration \(path) is not UTF-8\n")
  }

  @Test("aliases stand in queries, and wherever an expression does")
  func aliases() throws {
    let store = try Fixtures.estate()
    try folder.write(
      """
      [query-aliases]
      mine = "ab9c"
      "above(x)" = "::x ~ x"
      """, to: "stemma/config.toml")
    #expect(try run(["query", "above(9f3a) & mine", "--ids"], in: store).lines == ["ab9ce87e"])
    #expect(try run(["children", "mine", "--ids"], in: store).lines == ["1c55aa90", "9f3a2b1c"])
    let wrong = try run(["children", "above(mine, mine)"], in: store)
    #expect(wrong.errors.contains("the alias above takes 1 argument\n") && wrong.status == 64)
  }

  @Test("columns are those of tables that nobody chose otherwise")
  func columns() throws {
    let store = try Fixtures.estate()
    try folder.write("columns = ['generation', 'id']", to: "stemma/config.toml")
    #expect(try run(["children", "ab9c"], in: store).lines == ["2  1c55aa90", "2  9f3a2b1c"])
    #expect(
      try run(["children", "ab9c", "--columns", "id"], in: store).lines == ["1c55aa90", "9f3a2b1c"])
  }

  @Test("the index is trusted where it says so, and the command line does not")
  func trust() throws {
    let store = try TemporaryStore(["a.json": chainText("a"), "b.json": chainText("b")])
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: store.path)
    try folder.write("trust-index = true", to: "stemma/config.toml")
    #expect(try run(["parents", "b", "--count"], in: store).output == "0\n")
    // In place, of which the time of the folder tells nothing.
    try store.write(chainText("b", parent: #""a""#), to: "b.json")
    #expect(try run(["parents", "b", "--count"], in: store).output == "0\n")
    #expect(try run(["parents", "b", "--count", "--no-trust-index"], in: store).output == "1\n")
  }
}
