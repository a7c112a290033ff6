// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@Suite("stemma split")
struct SplitTests {
  private func store(_ drawing: String) throws -> TemporaryStore {
    let store = try TemporaryStore()
    for snapshot in diagram(drawing) where !snapshot.isMissing {
      let parents = snapshot.parents.map { #"{"id": "\#($0.id)"}"# }.joined(separator: ", ")
      let id = snapshot.id.text
      try store.write(
        #"{"id": "\#(id)", "lineage": [{"id": "\#(id)", "parents": [\#(parents)]}]}"#,
        to: id + ".json")
    }
    return store
  }

  @Test("writes whole families, the same for the same seed, and says how many each part has")
  func whole() throws {
    let store = try store("a1 <- a2; b1 <- b2; c1 <- c2; d1 <- d2; e1 <- e2")
    let words = ["split", "--ratio", "train=4,eval=1", "--seed", "3"]
    let run = try stemma(words, in: store.path)
    #expect(run.status == 0)
    #expect(run.errors == "stemma: train 8 (asked for 8), eval 2 (asked for 2); 5 families\n")
    let rows = run.output.split(separator: "\r\n").map(String.init)
    #expect(rows.first == "snapshot_id,split" && rows.count == 11)
    #expect(rows.dropFirst() == rows.dropFirst().sorted()[...])
    for family in "abcde" {
      let parts = rows.filter { $0.first == family }.compactMap { $0.split(separator: ",").last }
      #expect(Set(parts).count == 1 && parts.count == 2)
    }
    #expect(try stemma(words, in: store.path).output == run.output)
    let file = store.path + "/split.csv"
    let written = try stemma(words + ["-o", file], in: store.path)
    #expect(written.status == 0 && written.output == "")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == run.output)
    let checked = try stemma(["split", "--check", file], in: store.path)
    #expect(checked.status == 0 && checked.output == "" && checked.errors == "")
  }

  @Test(
    "where a family is too large, tells the sizes and what would have to be cut, and writes nothing"
  )
  func giant() throws {
    let store = try store(
      "r <- a1 <- a2 <- a3 <- a4 <- a5 <- a6; s <- b1; a6 <- m; b1 <- m")
    let words = ["split", "--ratio", "train=0.8,eval=0.2", "-o", store.path + "/split.csv"]
    let run = try stemma(words, in: store.path)
    #expect(run.status == 1)
    #expect(
      run.errors.contains(
        "of 10 snapshots they have 10, and the largest split is to have 8. Nothing"))
    #expect(run.errors.contains("possible: 0 edges to an only parent, and 1 of merges"))
    #expect(
      run.lines == [
        "train and eval: 1 edge, 0 common ancestors", "edge      b1 (eval) -> m (train)",
      ])
    #expect(!FileManager.default.fileExists(atPath: store.path + "/split.csv"))
  }

  @Test("--check names each edge, and each common ancestor without one, of two parts")
  func check() throws {
    let store = try store("a <- b <- c; a <- d; x <- y; x <- z; p <- q")
    try store.write(
      "snapshot_id,split\nb,train\nc,eval\ny,train\nz,eval\np,train\nq,train\n", to: "s")
    let run = try stemma(["split", "--check", "s"], in: store.path)
    #expect(run.status == 1)
    #expect(
      run.lines == [
        "train and eval: 1 edge, 1 common ancestor",
        "edge      b (train) -> c (eval)",
        "ancestor  x of train and eval",
      ])
    #expect(run.errors.contains("3 snapshots are in no split"))
    let json = try stemma(["split", "--check", "s", "--json"], in: store.path).lines
    #expect(
      json == [
        #"{"schema":1,"kind":"edge","parent":"b","child":"c","splits":["train","eval"]}"#,
        #"{"schema":1,"kind":"ancestor","snapshot":"x","splits":["train","eval"]}"#,
      ])
  }

  @Test("split() and crosses_split() ask the file that --split names, also in the browser")
  func queries() throws {
    let store = try store("a <- b <- c; a <- d; x <- y; x <- z; p <- q")
    try store.write(
      "snapshot_id,split\nb,train\nc,eval\ny,train\nz,eval\np,train\nq,train\n", to: "s")
    func ids(_ query: String) throws -> [String] {
      try stemma(["query", query, "--ids", "--split", "s"], in: store.path).lines.sorted()
    }
    #expect(try ids("split(train)") == ["b", "p", "q", "y"])
    #expect(try ids("all() ~ split(\"*\")") == ["a", "d", "x"])
    #expect(try ids("crosses_split()") == ["b", "c", "x"])
    let none = try stemma(["query", "split(train)"], in: store.path)
    #expect(none.status == 64 && none.errors.contains("there is no split; --split names its file"))
    let dump = try stemma(
      ["browse", "--dump", "--keys", "&crosses_split()<enter>", "--split", "s"], in: store.path)
    #expect(dump.output.contains("● x"))
    let rows = try stemma(
      ["browse", "--dump", "--keys", "zR", "--size", "60x14", "--split", "s"], in: store.path)
    let texts = rows.lines.map { $0.split(separator: " ").joined(separator: " ") }
    #expect(texts.contains("a ├─● b 1 train 1/2"), "\(texts)")
    #expect(texts.contains { $0.contains("c 2 eval") && $0.contains("crosses from train") })
    #expect(texts.contains { $0.contains("x 0 -") })
  }

  @Test(
    "a file that cannot be used is told with its line",
    arguments: [
      ("", "s:1: there is no header snapshot_id,split"),
      ("id,split\n", "s:1: the header names no column snapshot_id"),
      ("snapshot_id,split\na\n", "s:2: the row has 1 fields, fewer than the header"),
      ("snapshot_id,split\n\na,train\nnone,eval\n", "s:4: no snapshot has the id none"),
      ("snapshot_id,split\na,train\nb,train\na,eval\n", "s:4: a was named before"),
      ("snapshot_id,split\na,\n", "s:2: a has no split; name one"),
      ("snapshot_id,split\n\"a,train\n", "s:2: a quote is not closed"),
    ])
  func mistakes(text: String, message: String) throws {
    let store = try store("a <- b")
    try store.write(text, to: "s")
    let run = try stemma(["split", "--check", "s"], in: store.path)
    #expect(run.status == 65 && run.output == "")
    #expect(run.errors.hasPrefix("stemma: " + message), "\(run.errors)")
  }

  @Test(
    "what does not go together, or is no ratio, is told",
    arguments: [
      ["split"], ["split", "--ratio", "train"], ["split", "--ratio", "a=0,b=1"],
      ["split", "--ratio", "a=1,a=2"], ["split", "--ratio", "a=1", "--check", "s"],
      ["split", "--check", "s", "-o", "t"],
    ])
  func usage(words: [String]) throws {
    let store = try store("a <- b")
    #expect(try stemma(words, in: store.path).status == 64)
  }
}
