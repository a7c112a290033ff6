// SPDX-License-Identifier: MIT

import Foundation
import TerminalTesting
import TestSupport
import Testing

@Suite("stemma demo")
struct DemoTests {
  let folder: TemporaryStore

  init() throws { folder = try TemporaryStore() }

  @Test("--write writes so many files, which are a store without errors")
  func write() throws {
    let run = try stemma(
      ["demo", "--write", "new/store", "--snapshots", "240", "--seed", "7"], in: folder.path)
    #expect(run.output == "")
    #expect(run.errors == "")
    #expect(run.status == 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "new/store"))
    #expect(files.count == 240)
    let check = try stemma(["check", "--content", "-s", "new/store"], in: folder.path)
    #expect(check.lines.last?.hasPrefix("240 snapshots, 0 errors, ") == true)
  }

  @Test("the same seed gives the same files, another seed others")
  func seeds() throws {
    for (name, seed) in [("a", "5"), ("b", "5"), ("c", "6")] {
      try stemma(
        ["demo", "--write", name, "--snapshots", "40", "--seed", seed], in: folder.path)
    }
    #expect(try shell("diff -r a b", in: folder.path).status == 0)
    #expect(try shell("diff -r a c", in: folder.path).status == 1)
  }

  @Test("a directory that is not empty is left alone")
  func notEmpty() throws {
    try folder.write("of value", to: "kept")
    let before = try folder.inventory()
    let run = try stemma(["demo", "--write", folder.path])
    #expect(
      run.errors == "stemma: \(folder.path) is not empty, and nothing is written into it\n")
    #expect(run.status == 65)
    #expect(try folder.inventory() == before)
  }

  @Test("numbers that make no sense are usage errors", arguments: ["0", "-1", "many"])
  func usage(number: String) throws {
    #expect(try stemma(["demo", "--write", "x", "--snapshots", number]).status == 64)
  }

  @Test("opens the browser on a temporary folder, and removes it", arguments: [nil, SIGTERM])
  func browses(signal: Int32?) throws {
    let terminal = try PseudoTerminal(
      running: builtProgram("stemma"), arguments: ["demo", "--snapshots", "60"],
      environment: PseudoTerminal.usualEnvironment.merging(["TMPDIR": folder.path]) { $1 })
    try terminal.waitFor("60 snapshots")
    #expect(try folder.inventory().count == 61)
    if let signal { terminal.signal(signal) } else { try terminal.type("q") }
    #expect(try terminal.waitForExit() == .exited(signal == nil ? 0 : 130))
    #expect(try folder.inventory() == [])
  }

  @Test("a person who has to wait sees progress, and Ctrl-C stops it")
  func progress() throws {
    let terminal = try PseudoTerminal(
      running: builtProgram("stemma"),
      arguments: ["demo", "--write", "long", "--snapshots", "1000000"], directory: folder.path)
    try terminal.waitFor(" of 1000000 files")
    terminal.send([3])
    #expect(try terminal.waitForExit() == .signaled(SIGINT))
  }

  @Test("without a terminal it leaves no folder behind")
  func noTerminal() throws {
    let run = try stemma(["demo"], environment: ["TMPDIR": folder.path])
    #expect(run.status == 69)
    #expect(try folder.inventory() == [])
  }
}
