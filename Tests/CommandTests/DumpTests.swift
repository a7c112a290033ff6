// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import stemma

@Suite("stemma browse --dump")
struct DumpTests {
  let store: TemporaryStore
  let home: TemporaryStore

  init() throws {
    store = try Fixtures.estate()
    home = try TemporaryStore()
  }

  private func dump(_ keys: String, _ arguments: [String] = []) throws -> StemmaRun {
    try stemma(
      ["browse", store.path, "--dump", "--keys", keys] + arguments,
      environment: ["XDG_STATE_HOME": home.path, "XDG_CACHE_HOME": home.path, "LC_ALL": "C.UTF-8"])
  }

  @Test("types each key when what the one before led to is there, and prints the screen")
  func keys() throws {
    let run = try dump("&leaves()<enter>/9f3a<enter>d", ["--size", "100x12"])
    #expect(run.status == 0)
    // The last line has the name of the folder.
    expectLines(
      Array(run.output.components(separatedBy: "\n").prefix(11)),
      """
       Differences of 9f3a2b1c from its parents
                      1: ab9ce87e               │ 2: b4c1e7d0               │ 9f3a2b1c
      ▌9f3a2b1c, made from
         1  ab9ce87e  derived  patch ssrf
         2  b4c1e7d0  counterfactual  patch ssrf
       directive
         ~ directive  add sql_injection         │ patch broken_authz        │ patch ssrf
       tasks
         + tasks[0]                             │                           │ {"meta":{"difficulty":0.2
                                                │                           │ 5}}
       parents
      """)
  }

  @Test("keeps no marks, and prints what was there when a key ended the browser")
  func leavesNothing() throws {
    let run = try dump("maqjj", ["--size", "40x5"])
    #expect(run.status == 0)
    #expect(run.output.components(separatedBy: "\n").count == 6)
    #expect(!FileManager.default.fileExists(atPath: home.path + "/stemma/marks"))
  }

  @Test("writes no tags, reads none, and says so")
  func tags() throws {
    let run = try dump(":tag 9f3a zap<enter>")
    #expect(run.output.contains("nothing is kept here of what you say"))
    #expect(!FileManager.default.fileExists(atPath: home.path + "/stemma/stores"))
    let tag = ["tag", "9f3a", "zap", "--store", store.path]
    #expect(try stemma(tag, environment: ["XDG_STATE_HOME": home.path]).status == 0)
    #expect(try dump("/9f3a<enter>").output.contains("#zap") == false)
    #expect(try dump(":query tag(zap)<enter>").output.contains("9f3a2b1c") == false)
  }

  @Test(
    "refuses what is no key or no size",
    arguments: [
      (["--keys", "<nokey>"], "The value '<nokey>' is invalid for '--keys <keys>'"),
      (["--size", "80"], "The value '80' is invalid for '--size <size>'"),
      (["--size", "0x5"], "The value '0x5' is invalid for '--size <size>'"),
    ])
  func refuses(arguments: [String], message: String) throws {
    let run = try stemma(["browse", store.path, "--dump"] + arguments)
    #expect(run.status == 64)
    #expect(run.errors.contains(message))
    #expect(try stemma(["browse", store.path] + arguments).status == 64)
  }
}
