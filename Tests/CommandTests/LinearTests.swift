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
    let input = lines.map { "echo '\($0.replacingOccurrences(of: "'", with: #"'\''"#))'" }.joined(
      separator: "; ")
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
      2, level 1, 0a0b0c0d  patch csrf, generation 1
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
      "4, level 1, folded cohort, 3 members  patch vs add  2 add, 1 patch, cohort A, 2/3 have children, 5 folded away"
    #expect(parts.count == 5 && parts[1].contains(row))
    #expect(parts[2].contains("3d2e11f0") && parts[2].contains("2/3 have children"))
    #expect(parts[3].contains("4, level 1, open cohort, 3 members  patch vs add"))
    #expect(parts[3].contains("5, level 2, ab9ce87e"))
  }

  @Test("a key that asks for something, alone on a line, asks for it, whatever the key")
  func questions() throws {
    let run = try talk([
      "4", "T", "keep : a note", "T", "", "/", "ssrf", "g/", "b4c1", "&", "roots()", "&", "", ":",
      "stats", "q", "m", "a", "'", "z", "|", "", "Q",
    ])
    let parts = run.output.components(separatedBy: "> ")
    let asked = parts.map { String($0.split(separator: "\n").last ?? "") }
    let expected = [
      "tags : a note", "tags : a note (now: keep: a note)", "search for", "beginning of an id",
      "filter", "filter", "verb", "letter of a mark", "letter of a mark", "line of shell",
    ]
    #expect(asked.filter(expected.contains) == expected)
    #expect(
      run.output.contains("ab9ce87e  add sql_injection, generation 1, cohort A, 1 of 3, #keep"))
    #expect(run.output.contains("beginning of an id> 7, level 1, b4c1e7d0"))
    #expect(
      run.output.contains("mark a set on ") && run.output.contains("mark z is not set"))
    #expect(run.status == 0)
  }

  @Test(
    "a merge's differences are told in a line each: the path, each parent's value, what is here")
  func differences() throws {
    let run = try talk(["/9f3a", "d", "8", "yy", "/same", "<enter>", "Q"])
    let parts = run.output.components(separatedBy: "stemma> ")
    let told = """
      Differences of 9f3a2b1c from its parents
      1  here is 9f3a2b1c, here
      2  parent 1 is ab9ce87e, derived, patch ssrf
      3  parent 2 is b4c1e7d0, counterfactual, patch ssrf
      4  directive, 1 differ
      5  directive; parent 1: add sql_injection; parent 2: patch broken_authz; here: patch ssrf
      6  tasks, 1 differ
      7  tasks[0]; parent 1: nothing; parent 2: nothing; here: {"meta":{"difficulty":0.25}}
      8  parents, 3 differ

      """
    #expect(parts[2].hasPrefix(told), "\(parts[2])")
    #expect(parts[3] == "8  parents, 3 differ\n")
    #expect(parts[4].contains("clipboard: 9f3a2b1c"))
    #expect(!parts[2].contains("│") && !parts[2].contains("|"))
  }

  @Test("a cohort is told in names and values, whole, and statistics in numbers alone")
  func tables() throws {
    let run = try talk(["/ab9c", "gc", "s", "S", "3", "yy", "gs", "Q"])
    let parts = run.output.components(separatedBy: "stemma> ")
    #expect(
      parts[2].hasPrefix(
        """
        Cohort c-7f3a91  patch vs add
        1  ab9ce87e, directive add sql_injection, no difficulty, no change, children 2, \
        descendants 2, world unchanged, here

        """), "\(parts[2])")
    #expect(parts[3].hasPrefix("Cohort c-7f3a91  patch vs add, by directive\n"))
    #expect(parts[4].contains(", by directive, the other way round\n"))
    #expect(parts[5].hasPrefix("3  ab9ce87e") && parts[6].contains("clipboard: ab9ce87e"))
    #expect(parts[7].contains("1  snapshots: 7, here\n"))
    #expect(parts[7].contains("generation: from 0 to 2, mean 1.143\n"))
    #expect(parts[7].contains("generation 1: 4\n") && !parts[7].contains("#"))
    #expect(!run.output.contains("~") && !run.output.contains("…"))
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
