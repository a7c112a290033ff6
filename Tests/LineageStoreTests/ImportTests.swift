// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("What another program wrote, imported,")
struct ImportTests {
  private func imported(
    _ text: String, _ format: ImportFormat, map: String? = nil, name: String = "dir/file.x"
  ) throws -> (files: [SnapshotFile], notes: [String]) {
    var reading = ForeignImport(format, mapping: try map.map { try Mapping(parsing: $0) })
    reading.read(Array(text.utf8), from: name)
    return (try reading.files(), reading.problems.map(\.description))
  }

  /// A line for each snapshot: its id, and its parents with roles other than the usual one.
  private func lines(_ files: [SnapshotFile]) -> [String] {
    files.map { file in
      let parents = file.snapshot.parents.map {
        $0.id.text + ($0.role == "derived" ? "" : ":\($0.role)")
      }
      return ([file.id.text] + parents).joined(separator: " ")
    }
  }

  @Test("as a phylogeny keeps ids, ancestors in order, and numbers")
  func phylogeny() throws {
    let text = """
      \u{FEFF}# made by hand\r
      id,origin_time,ancestor_list,name,trait\r
      0,0.5,"[none]",,\r

      1,inf,"[0]","a ""b"", c",7\r
      # in between
      2,3,"[ 1, '0' ]","two
      lines",nan\r
      3,,[],x,-1e3
      """
    let (files, notes) = try imported(text, .alifeCSV)
    #expect(lines(files) == ["0", "1 0", "2 1 0", "3"])
    #expect(notes == [])
    let root = try JSONDocument(files[1].bytes).root
    #expect(root["imported"]?["file"]?.string == "file.x")
    #expect(root["imported"]?["format"]?.string == "alife-csv")
    #expect(root["imported"]?["record"]?["name"]?.string == #"a "b", c"#)
    #expect(root["imported"]?["metrics"]?.members.map(\.key) == ["trait"])
    let second = try JSONDocument(files[2].bytes).root
    #expect(second["imported"]?["record"]?["name"]?.string == "two\nlines")
    #expect(second["imported"]?["metrics"]?.members.map(\.key) == ["origin_time"])
  }

  @Test("as stemma exports it has its own ids, roles, cohorts and directives again")
  func exported() throws {
    let text = #"""
      id,ancestor_list,snapshot_id,roles,cohort_id,directive
      0,"[none]",sha256:ab,,,
      1,"[0,9]","x,y",derived;donor,c-1,"patch ""it"""
      """#
    let (files, _) = try imported(text, .alifeCSV)
    #expect(lines(files) == ["sha256:ab", "x,y sha256:ab 9:donor"])
    #expect(files[1].snapshot.cohorts.map(\.id) == ["c-1"])
    #expect(files[1].snapshot.directive == #"patch "it""#)
  }

  @Test("as edges adds lines of one child up, and has all that are named")
  func edges() throws {
    let text = """
      # child, then parents
      Child\tParents
      c\tb\ta
      "d/e"\tc\t
      c\tx

      alone
      """
    let (files, notes) = try imported(text, .edges)
    #expect(
      lines(files) == ["c b a x", "\(ImportedName.id(for: "d/e")) c", "alone", "b", "a", "x"])
    #expect(notes == [])
    let (commas, odd) = try imported("a,b,b\na,a\na, b\n\"x, y\",a\n", .edges)
    #expect(lines(commas) == ["a b", "x, y a", "b"])
    #expect(
      odd == [
        "dir/file.x:1: note: a names its parent b more than once; the first counts",
        "dir/file.x:2: note: a names itself as a parent, which is left out",
        "dir/file.x:3: note: a names its parent b more than once; the first counts",
      ])
  }

  @Test("as objects has what a mapping says, and all of it as it was spelled")
  func objects() throws {
    let text = """
      # a comment
      {"uid": 1, "note": 1.50e0}
      {"uid": "b", "from": [{"id": 1, "role": "donor"}, "z"], "did": {"patch": ["x"]}, "n": 0.50, "c": 4}
      """
    let map = "id=uid,parents=from,directive=did,metric.n=n,cohort=c,title=t,prompt=p,difficulty=n"
    let (files, _) = try imported(text, .jsonl, map: map)
    #expect(lines(files) == ["1", "b 1:donor z"])
    #expect(files[1].snapshot.directive == "patch x")
    #expect(files[1].snapshot.cohorts == [CohortMembership("4")])
    #expect(files[1].snapshot.difficulty == 0.5)
    #expect(
      String(decoding: files[0].bytes, as: UTF8.self).contains(#"{"uid": 1, "note": 1.50e0}"#))
    #expect(String(decoding: files[1].bytes, as: UTF8.self).contains(#""metrics": {"n": 0.50}"#))
    let whole = try imported("{\n  \"uid\": 7,\n  \"from\": 1\n}\n", .jsonl, map: map)
    #expect(lines(whole.files) == ["7 1"])
  }

  @Test("with names after which no file can be named has others, and its own as titles")
  func hostileNames() throws {
    let names = [
      "a/b", "..", ".hidden", String(repeating: "x", count: 300), "nul\u{0}", "caf\u{E9}",
      "cafe\u{301}",
      "\u{1B}[31m", "\u{202E}abc", "a\"b,c", "line\nbreak", "import-0123456789abcdef", "-rf", " ",
    ]
    let lines = names.enumerated().map { number, name in
      let parent = number > 0 ? ", \"from\": [\(JSONWriter.quoted(names[number - 1]))]" : ""
      return "{\"uid\": \(JSONWriter.quoted(name))\(parent)}"
    }
    let text = lines.joined(separator: "\n")
    let (files, _) = try imported(text, .jsonl, map: "id=uid,parents=from")
    #expect(files.count == names.count)
    #expect(Set(files.map(\.id)).count == names.count)
    for (number, file) in files.enumerated() {
      let keepsName = SnapshotID(names[number]).fileNameProblem == nil
      #expect(
        keepsName
          ? file.id.text.compareBytes(to: names[number]) == 0 : file.id.text.hasPrefix("import-"))
      #expect((file.snapshot.title == names[number]) == !keepsName)
      #expect(file.snapshot.parents.map(\.id) == (number > 0 ? [files[number - 1].id] : []))
    }
  }

  @Test(
    "is refused with the place of every mistake",
    arguments: [
      (
        ImportFormat.alifeCSV, "name\n1",
        ["f:1: error: the first line should name the columns, and id and ancestor_list among them"]
      ),
      (
        .alifeCSV, "id,ancestor_list\n1,[none]\n1,[]\n,[]\n2,x\n3\n",
        [
          "f:3: error: another row has the id 1 too; take one of them out",
          "f:4: error: there is no id; give the row a number of its own",
          #"f:5: error: ancestor_list should be a list such as "[1,2]", or "[none]""#,
          "f:6: error: the row has 1 cells, and the first line 2",
        ]
      ),
      (.alifeCSV, "id,ancestor_list\n1,\"[none]\n", ["f:2: error: a quote is not closed"]),
      (
        .alifeCSV, "id,ancestor_list,snapshot_id,roles\n1,[],a,\n2,[1],a,\n3,[1],b,x;y",
        [
          "f:3: error: a is in line 2 as well; take one of them out",
          "f:4: error: roles should have as many as there are parents, with ; between",
        ]
      ),
      (.edges, "a\n,b\n", ["f:2: error: there is no child at the beginning of the line"]),
      (
        .jsonl, "{\"id\": 1}\n\n{\"id\": \n{\"x\": 2}\n{\"id\": 1}\n{\"id\": 2, \"from\": [true]}",
        [
          "f:3: error: expected a value, found the end of the file",
          "f:4: error: there is no `id`",
          "f:5: error: 1 is in line 1 as well; take one of them out",
          "f:6: error: from[0]: expected text, a whole number or an object, found true",
        ]
      ),
    ])
  func refused(format: ImportFormat, text: String, lines: [String]) throws {
    var reading = ForeignImport(
      format, mapping: format == .jsonl ? try Mapping(parsing: "id=id,parents=from") : nil)
    reading.read(Array(text.utf8), from: "f")
    let error = try #require(throws: ImportError.self) { try reading.files() }
    #expect(
      error.message
        == (["nothing is imported before this is mended:"] + lines).joined(separator: "\n"))
  }

  @Test("without a mapping is recognized, or refused")
  func recognized() throws {
    let program = OpenEvolveTests.program("p", parent: #""q""#, island: 2, score: 0.5)
    let (files, _) = try imported(program, .jsonl)
    #expect(lines(files) == ["p q"])
    #expect(files[0].snapshot.recordedGeneration == 3)
    var reading = ForeignImport(.jsonl)
    reading.read(Array("{\"id\": 1}\n\(chainText("a"))".utf8), from: "f")
    #expect(
      reading.problems.map(\.message) == [
        "no mapping recognizes this; say with --map where it has what",
        "this is a snapshot of stemma's own; `stemma add` takes it in as it is",
      ])
    #expect(throws: ImportError.nothing) { try ForeignImport(.edges).files() }
  }

  @Test("is saved with an odd lineage, and found sound but for notes; again it changes nothing")
  func saved() async throws {
    let folder = try TemporaryStore()
    let text = "id,ancestor_list\n0123456789abcdef,[b]\nb,[0123456789abcdef]\nc,\"[b,gone]\"\n"
    let (files, _) = try imported(text, .alifeCSV)
    let saved = try await folder.open().save(files, options: .foreign)
    #expect(saved.map(\.change) == [.added, .added, .added])
    var store = try await folder.open()
    let check = try await store.verifyFiles(recomputingIDs: true)
    #expect(Set(check.findings.map(\.kind)) == [.cycle, .missingParent])
    #expect(check.unverifiable == 3)
    let before = try folder.inventory()
    #expect(try store.save(files, options: .foreign).allSatisfy { $0.change == .unchanged })
    #expect(try folder.inventory() == before)
    // Somebody who says that another's id is that of an import is not believed.
    let other = String(decoding: files[0].bytes, as: UTF8.self)
      .replacing(#"csv", "id": "0123456789abcdef""#, with: #"csv", "id": "b""#)
    #expect(throws: WriteError.self) { try SnapshotFile(Array(other.utf8), from: "other") }
    _ = try store.joinMetrics([])
    #expect(store.metrics == nil)
  }

  @Test("can be derived from, and its children are none of the other program's")
  func derived() async throws {
    let folder = try TemporaryStore()
    let map = "id=id,directive=did,metric.n=n"
    let (files, _) = try imported(#"{"id": "a", "did": "grow", "n": 2}"#, .jsonl, map: map)
    _ = try await folder.open().save(files, options: .foreign)
    var store = try await folder.open()
    let child = try store.derive(
      from: [ParentReference("a")], variants: [SnapshotVariant(directive: #"{"patch": ["x"]}"#)])
    store = try await folder.open()
    #expect(store[child[0].id]?.directive == "patch x")
    #expect(try await store.verifyFiles(recomputingIDs: true).matching == 1)
    _ = try store.joinMetrics([])
    #expect(store.metrics?["n"]?.count == 1)
  }

  @Test("gives something or mistakes, however it is damaged", arguments: 0..<30)
  func damage(seed: Int) throws {
    let texts: [(ImportFormat, String)] = [
      (
        .alifeCSV,
        "id,ancestor_list,snapshot_id,roles\n0,\"[none]\",a,\n1,\"[0]\",b,donor\n2,\"[0,1]\",c,x;y\n"
      ),
      (.edges, "a\tb\tc\n\"d\"\ta\n# no\ne,f,\"g,h\"\n"),
      (
        .jsonl, "{\"id\": 1}\n{\"id\": \"b\", \"parents\": [1, {\"id\": \"c\", \"role\": \"x\"}]}\n"
      ),
    ]
    var random = SeededGenerator(seed: seed)
    for (format, text) in texts {
      for _ in 0..<50 {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let place = Int.random(in: bytes.indices, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
          case 1 where bytes.count > 1: bytes.remove(at: place)
          default: bytes.insert(bytes[Int.random(in: bytes.indices, using: &random)], at: place)
          }
        }
        var reading = ForeignImport(format, mapping: try Mapping(parsing: "id=id,parents=parents"))
        reading.read(bytes, from: "f")
        do {
          let files = try reading.files()
          #expect(!files.isEmpty && Set(files.map(\.id)).count == files.count)
          #expect(files.allSatisfy { SnapshotID($0.id.text).fileNameProblem == nil })
        } catch {
          #expect(error == .nothing || reading.problems.contains { $0.isError })
        }
      }
    }
  }
}
