// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite("stemma browse --linear")
struct LinearTests {
  let store: TemporaryStore
  let home: TemporaryStore

  init() throws {
    store = try Fixtures.estate()
    home = try TemporaryStore()
  }

  private func talk(_ lines: [String], _ arguments: String = "") throws -> StemmaRun {
    let input = lines.map { "echo '\($0)'" }.joined(separator: "; ")
    return try shell(
      "{ \(input.isEmpty ? ":" : input); } | $stemma browse --linear \(arguments) .",
      in: store.path,
      environment: [
        "XDG_STATE_HOME": home.path, "XDG_CACHE_HOME": home.path, "TERM": "dumb", "LANG": "C",
      ])
  }

  @Test("tells rows in words, and ends with the input")
  func rows() throws {
    let run = try talk([])
    #expect(run.status == 0 && run.errors == "")
    let told = """
      1, level 0, 5d5d0011  missing; named by 1 snapshot, here
      2, level 0, 0a0b0c0d  patch csrf, generation 1
      3, level 0, fb545261  Estate, generation 0
      4, level 1, ab9ce87e  add sql_injection, generation 1, cohort A, 1 of 3
      """
    #expect(run.output.hasPrefix(told), "\(run.output)")
    #expect(run.output.contains("8, level 2, again, 9f3a2b1c  counterfactual\n"))
    #expect(run.output.hasSuffix("stemma> "))
    #expect(!run.output.contains("\u{1B}") && run.output.unicodeScalars.allSatisfy(\.isASCII))
  }

  @Test("a number tells all of a row; keys and prompts do what they do on the screen")
  func keys() throws {
    let run = try talk([
      "6", "d", "q", "/ssrf", "zM", "&roots()", "ys", ":stats", "q", "Q", "never",
    ])
    let parts = run.output.components(separatedBy: "stemma> ")
    #expect(run.status == 0)
    #expect(parts.count == 11)
    #expect(parts[1].contains("9f3a2b1c") && parts[1].contains("parents"))
    #expect(parts[1].contains("lineage[0].curriculum") && !parts[1].contains("reading"))
    #expect(parts[2].contains("Differences of 9f3a2b1c from its parents"))
    #expect(parts[4] == "6, level 2, 9f3a2b1c  patch ssrf, generation 2, also from b4c1e7d0\n")
    #expect(parts[5].contains("folded away"))
    #expect(parts[7].contains("clipboard"))
    #expect(parts[8].contains("snapshots"))
  }

  @Test("a wrong query is told, and the next line begins anew")
  func mistakes() throws {
    let run = try talk(["&foo(", ":stats", "q", "&nobody", "ys", "q", "never"])
    let parts = run.output.components(separatedBy: "stemma> ")
    #expect(run.status == 0 && parts.count == 7)
    #expect(parts[1].contains("(& foo()"), "\(parts[1])")
    #expect(parts[2].contains("snapshots"))
    #expect(parts[4].contains("there is no snapshot nobody"), "\(parts[4])")
    #expect(parts[5].contains("clipboard"))
  }

  @Test("a step tells one row; where other rows come in sight, all of them")
  func steps() throws {
    let parts = try talk(["jj", "V", "zM", "Q"]).output.components(separatedBy: "stemma> ")
    #expect(parts[1] == "3, level 0, fb545261  Estate, generation 0\n")
    #expect(parts[3].hasPrefix("1, level 0, 5d5d0011"))
    #expect(
      parts[3].contains("2, level 0, fb545261  Estate, generation 0, 5 folded away, here"))
  }

  @Test("a cohort in one line is said to be folded, or open")
  func cohorts() throws {
    let run = try talk(["C", "4", "zo", "Q"])
    let parts = run.output.components(separatedBy: "stemma> ")
    let row =
      "4, level 0, folded cohort, 3 members  patch vs add  2 add, 1 patch, cohort A, 2/3 have children, 5 folded away"
    #expect(parts.count == 5 && parts[1].contains(row))
    #expect(parts[2].contains("3d2e11f0") && parts[2].contains("2/3 have children"))
    #expect(parts[3].contains("4, level 0, open cohort, 3 members  patch vs add"))
    #expect(parts[3].contains("5, level 1, ab9ce87e"))
  }

  @Test("ends quietly when nobody listens any more")
  func closedPipe() throws {
    let run = try shell(
      "{ echo 6; echo zR; sleep 1; echo gs; echo d; } | $stemma browse --linear . | head -1; echo ${PIPESTATUS[1]}",
      in: store.path, environment: ["XDG_STATE_HOME": home.path, "XDG_CACHE_HOME": home.path])
    #expect(!run.errors.contains("rashed"))
    #expect(run.lines.count == 2)
  }

  @Test("what is no key is told, and choices have numbers")
  func choices() throws {
    let run = try talk(["<nokey>", "6", ",", "2", "q"])
    #expect(run.errors.contains("No key is called <nokey>"))
    let parts = run.output.components(separatedBy: "stemma> ")
    #expect(parts[3].contains("Parents of 9f3a2b1c") && parts[3].contains("2  b4c1e7d0"))
    #expect(parts[4].contains("b4c1e7d0  patch broken_authz, generation 1, cohort A, 2 of 3"))
  }
}
