// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite("--map and stemma map")
struct MappingCommandTests {
  private let files: TemporaryStore

  init() throws {
    files = try TemporaryStore([
      "runs.jsonl": """
      {"uid": 1, "by": "start"}
      {"uid": 2, "from": [1], "by": "grow", "eval": {"loss": 0.5}}
      {"uid": "x", "from": [{"id": 2, "role": "donor"}, 1], "eval": {"loss": 0.25}}

      """,
      "folder/1.json": #"{"uid": 1}"#,
      "folder/2.json": #"{"uid": 2, "from": 1}"#,
    ])
  }

  private static let map = "id=uid,parents=from,directive=by,metric.loss=eval.loss"

  @Test("browses, lists, asks and shows what another program wrote, and writes nothing there")
  func reading() throws {
    let before = try files.inventory()
    let words = ["-s", files.path(of: "runs.jsonl"), "--map", Self.map]
    let list = try stemma(["list", "--columns", "id,parents,roles,metric:loss"] + words)
    #expect(
      list.output
        == "1  -    -              -\n2  1    derived        0.5\nx  2 1  donor derived  0.25\n")
    let query = try stemma(["query", #"metric("loss", <0.4)"#, "--ids"] + words)
    #expect(query.output == "x\n")
    let sorted = try stemma(["query", "all()", "--sort", "metric:loss", "--ids"] + words)
    #expect(sorted.lines == ["x", "2", "1"])
    #expect(try stemma(["show", "2"] + words).output.contains("directive          grow  (by)"))
    #expect(try stemma(["tree"] + words).lines.count == 4)
    let check = try stemma(["check", "--content", "--strict"] + words)
    #expect(check.output == "3 snapshots, 0 errors, 0 notes\n")
    let screen = try stemma(["browse", "--dump", "--size", "60x8"] + words)
    #expect(screen.output.contains("grow") && screen.errors == "")
    let text = try stemma(["query", #"attr("by", "g*")"#, "--ids"] + words)
    #expect(text.output == "2\n")
    #expect(try files.inventory() == before)
  }

  @Test("a folder of files is read as well, and no file has to be named after its snapshot")
  func folder() throws {
    let run = try stemma(["check", "-s", files.path(of: "folder"), "--map", "id=uid,parents=from"])
    #expect(run.output == "2 snapshots, 0 errors, 0 notes\n")
  }

  @Test(
    "says what is wrong with a mapping",
    arguments: [
      (
        "id=uid,parent=from", 64,
        "a mapping has no key parent; did you mean parents?\n  id=uid,parent=from\n         ^^^^^^\n"
      ),
      ("openevolv", 65, "there is no mapping openevolv; did you mean openevolve?\n"),
      (
        "mine", 65,
        """
        there is no mapping mine; there are openevolve, stemma; `stemma help map` tells how to write \
        one

        """
      ),
    ])
  func mistakes(map: String, status: Int32, message: String) throws {
    let run = try stemma(["list", "-s", files.path(of: "runs.jsonl"), "--map", map])
    #expect(run.errors == "stemma: " + message)
    #expect(run.status == status)
    #expect(run.output == "")
  }

  @Test("a mapping of the configuration has a name, and may have stores of its own")
  func configured() throws {
    let folder = try TemporaryStore([
      "stemma/config.toml": """
      [mappings.mine]
      id = "uid"
      parents = "from"
      metric.loss = "eval.loss"
      stores = ["\(files.path)/runs.jsonl", "~/elsewhere"]
      """
    ])
    let environment = ["XDG_CONFIG_HOME": folder.path, "HOME": "/home/ada"]
    func run(_ words: String...) throws -> StemmaRun {
      try stemma(words, in: files.path, environment: environment)
    }
    #expect(try run("list", "-s", "runs.jsonl", "--ids").output == "1\n2\nx\n")
    #expect(try run("list", "-s", "folder", "--map", "mine", "--ids").output == "1\n2\n")
    #expect(
      try run("list", "-s", "runs.jsonl", "--map", "id=by", "--ids").output == "grow\nstart\n")
    #expect(try run("map").lines.first == "mine        id=uid,parents=from,metric.loss=eval.loss")
    let config = try run("config").output
    #expect(
      config.contains(
        """
        [mappings.mine]  # \(folder.path)/stemma/config.toml:1
        id = "uid"
        metric.loss = "eval.loss"
        parents = "from"
        stores = ["\(files.path)/runs.jsonl", "/home/ada/elsewhere"]

        """)
        || config.contains("[mappings.mine]  # \(folder.path)/stemma/config.toml:1\nid = \"uid\"\n")
    )
  }

  @Test(
    "a mistake in a mapping of the configuration has its place",
    arguments: [
      ("[mappings.mine]\nid = \"a\"\nparent = \"b\"", "3:1: error: a mapping has no key parent;"),
      ("[mappings.mine]\nparents = \"b\"", "1:11: error: a mapping needs the place of the id"),
      ("[mappings.mine]\nid = 4", "2:6: error: id is a path in quotes, not an integer"),
      ("[mappings.mine]\nid = \"a..b\"", "2:1: error: a key of the path is empty"),
      ("[mappings]\nmine = \"id=a\"", "2:8: error: the mapping mine is a table of paths in quotes"),
      ("[mappings.mine]\nid = \"a\"\nstores = \"x\"", "3:10: error: stores is a list of paths"),
      ("mappings = 4", "1:12: error: mappings is a table of mappings"),
    ])
  func configurationMistakes(text: String, message: String) throws {
    let folder = try TemporaryStore(["stemma/config.toml": text])
    let environment = ["XDG_CONFIG_HOME": folder.path]
    let run = try stemma(["list", "-s", files.path], environment: environment)
    #expect(run.errors.contains("config.toml:" + message), "\(run.errors)")
    #expect(run.status == 78)
    // Snapshots are checked whatever the configuration says.
    let check = try stemma(
      ["check", "-s", files.path(of: "folder"), "--map", "id=uid"], environment: environment)
    #expect(check.output == "2 snapshots, 0 errors, 0 notes\n")
  }

  @Test("a checkpoint of OpenEvolve needs no option", .enabled(if: Corpus.isPresent))
  func checkpoint() throws {
    let path = Corpus.path(of: "openevolve-checkpoint")
    #expect(try stemma(["list", "-s", path, "--count"]).output == "64\n")
    let best = try stemma([
      "query", #"metric("score", >0.63)"#, "--columns", "short,metric:score", "-s", path,
    ])
    #expect(best.output == "897897da  0.632\n")
    let add = try stemma(["derive", "-s", path, "--parent", "8978", "--directive", "{}"])
    #expect(add.status == 65)
    let screen = try stemma(["browse", path, "--dump", "--size", "80x10"])
    #expect(screen.output.contains("64 snapshots"))
  }

  @Test("what stemma exports as lines is browsed without an option")
  func exported() throws {
    let store = try Fixtures.estate()
    let folder = try TemporaryStore()
    let lines = folder.path(of: "estate.jsonl")
    #expect(try stemma(["export", "--to", "jsonl", "-o", lines, "-s", store.path]).status == 0)
    for verb in [
      ["tree"], ["list", "--columns", "id,parents,roles,cohort_label,directive,difficulty"],
    ] {
      let original = try stemma(verb + ["-s", store.path])
      let copy = try stemma(verb + ["-s", lines])
      #expect(
        copy.output.replacing("  Estate", with: "")
          == original.output.replacing("  Estate", with: ""))
    }
  }
}
