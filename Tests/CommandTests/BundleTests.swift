// SPDX-License-Identifier: MIT

import Foundation
import TerminalTesting
import TestSupport
import Testing

@Suite("stemma bundle and unbundle")
struct BundleTests {
  private let folder: TemporaryStore

  init() throws {
    folder = try TemporaryStore(isInMemory: true)
    try folder.makeFolder("copy")
  }

  @Test("carry snapshots with their ancestors from store to store, byte for byte")
  func roundTrip() throws {
    let store = try Fixtures.estate()
    let written = try stemma(
      ["bundle", "9f3a", "-s", store.path, "-o", "some.tar"], in: folder.path)
    #expect(written.output == "" && written.status == 0)
    #expect(
      written.errors == """
        stemma: 4 of 4 ids are not made of the content, so that the bundle's checksums alone vouch \
        for it

        """)
    let taken = try stemma(["unbundle", "some.tar", "-s", "copy"], in: folder.path)
    #expect(taken.output == "9f3a2b1c\nab9ce87e\nb4c1e7d0\nfb545261\n" && taken.status == 0)
    for id in taken.lines {
      let original = try Data(contentsOf: URL(fileURLWithPath: store.path(of: "\(id).json")))
      let copy = try Data(contentsOf: URL(fileURLWithPath: folder.path(of: "copy/\(id).json")))
      #expect(original == copy)
    }
    let again = try stemma(["unbundle", "some.tar", "-s", "copy"], in: folder.path)
    #expect(again.output == taken.output && again.status == 0)
  }

  @Test("go through pipes, with the same bytes, and name who is missing")
  func pipes() throws {
    let store = try Fixtures.estate()
    let run = try shell(
      #"""
      "$stemma" bundle 'all()' -s "$A" -o all.tar && "$stemma" bundle 'all()' -s "$A" -o - > same.tar &&
      cmp all.tar same.tar && "$stemma" unbundle -s copy - < same.tar | wc -l
      """#, in: folder.path, environment: ["A": store.path])
    #expect(run.output.trimmingCharacters(in: .whitespaces) == "7\n")
    #expect(run.status == 0)
    let missing = "stemma: 1 parent is in no file: 5d5d0011\n"
    #expect(run.errors.components(separatedBy: missing).count == 4)
  }

  @Test("refuse what is damaged, or another content, without a trace")
  func refusals() throws {
    let store = try Fixtures.estate()
    try stemma(["bundle", "ab9c", "-s", store.path, "-o", "b.tar"], in: folder.path)
    let cut = try shell(
      #"head -c 2000 b.tar | "$stemma" unbundle -s copy -"#, in: folder.path)
    #expect(cut.errors == "stemma: the bundle is damaged at byte 2000: the rest is missing\n")
    #expect(cut.status == 65 && cut.output == "")
    try folder.write(chainText("fb545261"), to: "copy/fb545261.json")
    let other = try stemma(["unbundle", "b.tar", "-s", "copy"], in: folder.path)
    #expect(
      other.errors.hasPrefix("stemma: fb545261 is in the store with another content: lineage[0]"))
    #expect(other.status == 65)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "copy"))
    #expect(names == ["fb545261.json"])
    let wrong = try stemma(["unbundle", "copy/fb545261.json", "-s", "copy"], in: folder.path)
    #expect(
      wrong.errors
        == "stemma: this is no bundle of snapshots: it does not begin with stemma-bundle.jsonl\n")
    #expect(try stemma(["unbundle", "no.tar", "-s", "copy"], in: folder.path).status == 66)
    let nowhere = try stemma(["bundle", "ab9c", "-s", store.path, "-o", "/dev/full"])
    #expect(
      nowhere.errors == "stemma: /dev/full cannot be written: it is no regular file\n")
    #expect(nowhere.status == 74)
    let nothing = try stemma(
      ["bundle", "none()", "-s", store.path, "-o", "n.tar"], in: folder.path)
    #expect(nothing.errors == "stemma: there is no snapshot to bundle\n" && nothing.status == 65)
  }

  @Test("say where the output does not arrive")
  func fullDisk() throws {
    let store = try Fixtures.estate()
    let run = try stemma(
      ["bundle", "ab9c", "-s", store.path, "-o", "-"], writingTo: "/dev/full")
    #expect(run.errors == "stemma: the output cannot be written: No space left on device\n")
    #expect(run.status == 74)
  }

  @Test("killed at any step leave whole files, and again complete what is missing")
  func kills() throws {
    let source = try TemporaryStore(isInMemory: true)
    for number in 0..<60 {
      try source.write(
        chainText("\(number)", rest: #""x": "\#(String(repeating: "x", count: 900))""#),
        to: "\(number).json")
    }
    try stemma(["bundle", "all()", "-s", source.path, "-o", "b.tar"], in: folder.path)
    let target = folder.path(of: "copy")
    for round in 1...12 {
      let process = try start(
        [builtProgram("stemma"), "unbundle", "b.tar", "-s", target], in: folder.path,
        ["XDG_CACHE_HOME": folder.path(of: "cache")], folder.path(of: "out"),
        folder.path(of: "errors"))
      var state = siginfo_t()
      while try FileManager.default.contentsOfDirectory(atPath: target).count < round * 5,
        state.si_signo == 0
      {
        waitid(P_PID, id_t(process), &state, WEXITED | WNOHANG | WNOWAIT)
      }
      kill(process, SIGKILL)
      _ = try waitForEnd(of: process)
      for name in try FileManager.default.contentsOfDirectory(atPath: target)
      where !name.hasPrefix(".") {
        let copy = try Data(contentsOf: URL(fileURLWithPath: "\(target)/\(name)"))
        #expect(try copy == Data(contentsOf: URL(fileURLWithPath: source.path(of: name))))
      }
    }
    let run = try stemma(["unbundle", "b.tar", "-s", "copy"], in: folder.path)
    #expect(run.lines.count == 60 && run.status == 0)
  }
}
