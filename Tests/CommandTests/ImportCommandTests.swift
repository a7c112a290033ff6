// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@Suite("stemma import")
struct ImportCommandTests {
  private let folder: TemporaryStore
  private let store: TemporaryStore

  init() throws {
    folder = try TemporaryStore([
      "phylogeny.csv": "id,ancestor_list,fitness\n0,\"[none]\",1.5\n1,\"[0]\",2\n2,\"[1,0]\",2.5\n",
      "edges.tsv": "# who came from whom\nb\ta\nc\tb\ta\n",
      "log.jsonl": "{\"uid\": 5}\n{\"uid\": \"x/y\", \"from\": [5, 9], \"did\": \"grow\"}\n",
    ])
    store = try TemporaryStore()
  }

  private func run(_ words: String...) throws -> StemmaRun {
    try stemma(["import", "-s", store.path] + words, in: folder.path)
  }

  @Test("takes each form in, prints the ids, and again changes nothing")
  func forms() throws {
    for (words, ids) in [
      (["--from", "alife-csv", "phylogeny.csv"], "0\n1\n2\n"),
      (["--from", "edges", "edges.tsv"], "b\nc\na\n"),
      (
        ["--from", "jsonl", "--map", "id=uid,parents=from,directive=did", "log.jsonl"],
        "5\nimport-\n"
      ),
    ] {
      var inventory: [String]?
      for _ in 0..<2 {
        let run = try stemma(["import", "-s", store.path] + words, in: folder.path)
        #expect(run.lines.count == ids.split(separator: "\n").count)
        if !words.contains("jsonl") { #expect(run.output == ids && run.errors == "") }
        #expect(run.status == 0)
        let now = try store.inventory()
        #expect(inventory == nil || inventory == now)
        inventory = now
      }
    }
    let fit = try stemma(["query", #"metric("fitness", >=2)"#, "--ids", "-s", store.path])
    #expect(fit.output == "1\n2\n")
    let named = try stemma([
      "query", #"id("import-*")"#, "--format", "{parents} {directive} {title}", "-s", store.path,
    ])
    #expect(named.output == "5 9 grow x/y\n")
    let came = try stemma([
      "query", #"attr("imported.file", "edges.tsv")"#, "--ids", "-s", store.path,
    ])
    #expect(came.lines == ["a", "b", "c"])
    let check = try stemma(["check", "--content", "-s", store.path])
    #expect(check.lines.last == "8 snapshots, 0 errors, 1 note")
  }

  @Test("names what is missing, and what is odd, and takes it in")
  func odd() throws {
    try folder.write("{\"id\": 1, \"p\": [1, 2, 2]}\n{\"id\": 2, \"p\": [1, 3]}\n", to: "odd.jsonl")
    let run = try run("--from", "jsonl", "odd.jsonl", "--map", "id=id,parents=p")
    #expect(run.output == "1\n2\n")
    #expect(
      run.errors == """
        stemma: odd.jsonl:1: note: 1 names itself as a parent, which is left out
        stemma: odd.jsonl:1: note: 1 names its parent 2 more than once; the first counts
        stemma: 1 parent is in no file: 3

        """)
    #expect(run.status == 0)
    let check = try stemma(["check", "-s", store.path])
    #expect(check.lines.last == "2 snapshots, 0 errors, 2 notes")
  }

  @Test("writes nothing where anything is wrong, and says what and where")
  func refused() throws {
    try folder.write("id,ancestor_list\n7,[none]\n8,7\n", to: "bad.csv")
    let run = try run("--from", "alife-csv", "phylogeny.csv", "bad.csv")
    #expect(
      run.errors == """
        stemma: nothing is imported before this is mended:
        bad.csv:3: error: ancestor_list should be a list such as "[1,2]", or "[none]"

        """)
    #expect(run.status == 65 && run.output == "")
    #expect(try store.inventory().isEmpty)
    #expect(try self.run("--from", "edges", "nothing.csv").status == 66)
    #expect(try self.run("--from", "edges", ".").status == 65)
    #expect(try self.run("--from", "edges", "edges.tsv", "--map", "id=id").status == 64)
    #expect(try self.run("--from", "newick", "edges.tsv").status == 64)
    try folder.write("0,x\n", to: "other.csv")
    #expect(try self.run("--from", "alife-csv", "phylogeny.csv").status == 0)
    let conflict = try self.run("--from", "edges", "other.csv")
    #expect(conflict.status == 65)
    #expect(conflict.errors.hasPrefix("stemma: 0 is in the store with another content: "))
  }

  @Test("reads standard input, and folders of JSON")
  func inputs() throws {
    let piped = try shell(
      #"cut -f 1,2 edges.tsv | "$stemma" import --from edges -s "$S" -"#, in: folder.path,
      environment: ["S": store.path])
    #expect(piped.output == "b\nc\na\n")
    let programs = try TemporaryStore([
      "1.json": #"{"uid": 11}"#, "2.json": #"{"uid": 12, "from": 11}"#,
    ])
    let run = try run("--from", "jsonl", programs.path, "--map", "id=uid,parents=from")
    #expect(run.output == "11\n12\n")
  }

  @Test("and export are inverses as far as a form can hold a lineage", arguments: 0..<5)
  func roundTrip(seed: Int) throws {
    let original = try TemporaryStore()
    let records = randomLineage(seed: seed, atMost: 14).filter { !$0.isMissing }
    for record in records { try original.write(Self.text(of: record), to: "\(record.id).json") }
    guard !records.isEmpty else { return }
    let file = folder.path(of: "out")
    for (form, hasCohorts) in [("jsonl", true), ("alife-csv", false)] {
      let copy = try TemporaryStore()
      try stemma(["export", "--to", form, "-o", file, "-s", original.path])
      let run = try stemma(["import", "--from", form, file, "-s", copy.path])
      #expect(run.status == 0, "\(run.errors)")
      let (before, after) = (try Self.lineage(of: original), try Self.lineage(of: copy))
      for (id, facts) in before where !facts.isMissing {
        #expect(
          after[id]?.parents.filter { hasCohorts || facts.uncut.contains($0) }
            == facts.parents.filter { hasCohorts || facts.uncut.contains($0) }, "\(form) \(id)")
        if hasCohorts { #expect(after[id]?.cohort == facts.cohort, "\(form) \(id)") }
        #expect(after[id]?.isMissing == false)
      }
      let check = try stemma(["check", "--content", "-s", copy.path])
      #expect(check.lines.last?.contains(" 0 errors") == true, "\(check.output)")
    }
  }

  /// What `list --json` says of each snapshot.
  private struct Facts {
    var parents: [String]
    var cohort: String
    var isMissing: Bool
    /// The parents across edges that close no cycle.
    var uncut: Set<String>
  }

  private static func lineage(of store: TemporaryStore) throws -> [String: Facts] {
    var facts: [String: Facts] = [:]
    let run = try stemma(["query", "all()", "--json", "-s", store.path])
    let cyclic = try stemma(["query", "cyclic()", "--ids", "-s", store.path]).lines
    for line in run.lines {
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let id = try #require(object["id"] as? String)
      let parents = (object["parents"] as? [[String: Any]] ?? []).compactMap { parent in
        (parent["id"] as? String).map { "\($0) \(parent["role"] as? String ?? "")" }
      }
      let cohort = object["cohort"] as? [String: Any]
      let isInferred = cohort?["inferred"] as? Bool == true
      let isCyclic = cyclic.contains(id)
      facts[id] = Facts(
        parents: parents,
        cohort: isInferred
          ? "" : ["id", "label", "index"].map { "\(cohort?[$0] ?? "")" }.joined(separator: " "),
        isMissing: object["missing"] as? Bool == true, uncut: isCyclic ? [] : Set(parents))
    }
    return facts
  }

  /// A chain file of a record, each parent once, and never itself.
  private static func text(of record: Snapshot) -> String {
    var seen: Set<SnapshotID> = [record.id]
    let parents = record.parents.filter { seen.insert($0.id).inserted }.map {
      #"{"id": "\#($0.id)", "role": "\#($0.role)"}"#
    }
    let cohort = record.cohorts.first.map { cohort in
      #", "cohort": {"id": "\#(cohort.id)", "label": "l \#(cohort.id)"\#(cohort.index.map { ", \"index\": \($0)" } ?? "")}"#
    }
    return chainText(
      "\(record.id)",
      parent: parents.isEmpty
        ? "null" : "\"\(record.parents.first { $0.id != record.id }?.id.text ?? "")\"",
      row: #""parents": [\#(parents.joined(separator: ", "))]\#(cohort ?? "")"#)
  }

  @Test("a checkpoint of OpenEvolve is taken in with its numbers", .enabled(if: Corpus.isPresent))
  func checkpoint() throws {
    let run = try run("--from", "jsonl", Corpus.path(of: "openevolve-checkpoint"))
    #expect(run.lines.count == 64 && run.status == 0)
    let best = try stemma(["query", #"metric("score", >0.63)"#, "--ids", "-s", store.path])
    #expect(best.output == "897897da-8664-4cb0-8514-90eaa9b38f20\n")
    let check = try stemma(["check", "--content", "-s", store.path])
    #expect(check.lines.last?.hasPrefix("64 snapshots, 0 errors") == true)
    let columns = ["--columns", "id,parents,cohort,directive,metric:score"]
    let copy = try stemma(["list", "-s", store.path] + columns)
    #expect(
      copy.output
        == (try stemma(["list", "-s", Corpus.path(of: "openevolve-checkpoint")] + columns).output))
  }
}
