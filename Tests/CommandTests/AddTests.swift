// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite("stemma add")
struct AddTests {
  let store: TemporaryStore
  let folder: TemporaryStore

  init() throws {
    store = try TemporaryStore(["a.json": chainText("a")])
    folder = try TemporaryStore([
      "b.json": chainText("b", parent: #""a""#),
      "more.jsonl": chainText("d", parent: #""c""#) + "\n" + chainText("c", parent: #""b""#),
    ])
  }

  @Test("takes files and lines in, and prints their ids")
  func adds() throws {
    let run = try stemma(["add", "-s", store.path, "b.json", "more.jsonl"], in: folder.path)
    #expect(run.output == "b\nd\nc\n")
    #expect(run.errors == "")
    #expect(run.status == 0)
    #expect(try text("c.json") == chainText("c", parent: #""b""#))
    let check = try stemma(["check", "--strict", "-s", store.path])
    #expect(check.output == "4 snapshots, 0 errors, 0 notes\n")
  }

  @Test("again prints the ids and changes nothing")
  func again() throws {
    try stemma(["add", "-s", store.path, "b.json"], in: folder.path)
    let before = try store.inventory()
    let run = try stemma(["add", "-s", store.path, "b.json"], in: folder.path)
    #expect(run.output == "b\n")
    #expect(run.status == 0)
    #expect(try store.inventory() == before)
  }

  @Test("reads standard input, and writes to the first of several stores")
  func standardInput() throws {
    let second = try TemporaryStore(["b.json": chainText("b", parent: #""a""#)])
    let run = try shell(
      #"tail -n 1 more.jsonl | "$stemma" add -s "$A" -s "$B" -"#, in: folder.path,
      environment: ["A": store.path, "B": second.path])
    #expect(run.output == "c\n")
    #expect(try text("c.json") == chainText("c", parent: #""b""#))
  }

  @Test(
    "refuses, with a reason and without a trace",
    arguments: [
      (["more.jsonl"], 65, "b, a parent of c, is not in the store; --allow-missing accepts that"),
      (["b.json", "b.json"], 65, "b is in the batch twice"),
      (["nothing.json"], 66, "nothing.json cannot be read: no such file or directory"),
      (
        ["b.json", "bad.jsonl"], 65,
        "bad.jsonl, line 2, holds no snapshot to add: there is no `id` or `snapshot_id`"
      ),
      (
        ["other.json"], 65,
        "a is in the store with another content: x is absent in the store and 1 in what is given"
      ),
      (
        ["row.json"], 65,
        #"a is in the store with another content: lineage[0].prompt is absent in the store and "p" in what is given; --merge-lineage records both derivations"#
      ),
      (["up.json"], 65, "no file can be named ../up: it has a slash"),
    ])
  func refusals(files: [String], status: Int32, message: String) throws {
    try folder.write(chainText("e") + "{}\n", to: "bad.jsonl")
    try folder.write(chainText("a", rest: #""x": 1"#), to: "other.json")
    try folder.write(chainText("a", row: #""prompt": "p""#), to: "row.json")
    try folder.write(chainText("../up"), to: "up.json")
    let before = try store.inventory()
    let run = try stemma(["add", "-s", store.path] + files, in: folder.path)
    #expect(run.errors == "stemma: \(message)\n")
    #expect(run.output == "")
    #expect(run.status == status)
    #expect(try store.inventory() == before)
  }

  @Test("accepts missing parents, and merges lineages, where it is told to")
  func allowed() throws {
    let missing = try stemma(
      ["add", "-s", store.path, "--allow-missing", "more.jsonl"], in: folder.path)
    #expect(missing.output == "d\nc\n")
    try folder.write(chainText("a", row: #""curriculum": {"add": ["x"]}"#), to: "a.json")
    let merged = try stemma(
      ["add", "-s", store.path, "--merge-lineage", "a.json"], in: folder.path)
    #expect(merged.output == "a\n")
    #expect(try text("a.json").contains(#""derivations": ["#))
  }

  @Test("says why a store cannot be written to")
  func readOnly() throws {
    try folder.write(chainText("root"), to: "root.json")
    let run = try stemma(["add", "-s", "/proc/self", "root.json"], in: folder.path)
    #expect(
      run.errors == "stemma: /proc/self/root.json cannot be written: no such file or directory\n")
    #expect(run.status == 74)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: store.path(of: name), encoding: .utf8)
  }
}
