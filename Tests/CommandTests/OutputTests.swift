// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite("Output and exit codes")
struct OutputTests {
  @Test("a reader that has seen enough is no error", arguments: ["tree", "list", "list --json"])
  func closedPipe(verb: String) throws {
    let store = try TemporaryStore()
    let long = String(repeating: "x", count: 2_000)
    for number in 1000..<1100 {
      let row = #""curriculum": {"add": ["\#(long)"]}"#
      try store.write(
        chainText("\(number)", parent: #""999""#, row: row), to: "\(number).json")
    }
    let run = try shell("set -o pipefail; $stemma \(verb) | head -1", in: store.path)
    #expect(run.lines.count == 1)
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test(
    "a full disk is an error",
    arguments: ["list", "tree --json", "check", "provenance ab9c", "--help", "help tree"])
  func fullDisk(verb: String) throws {
    let store = try Fixtures.estate()
    let words = verb.split(separator: " ").map(String.init)
    let run = try stemma(words, in: store.path, writingTo: "/dev/full")
    #expect(run.errors == "stemma: the output cannot be written: No space left on device\n")
    #expect(run.status == 74)
  }

  @Test("no standard output is an error")
  func closedOutput() throws {
    let store = try Fixtures.estate()
    let run = try shell("$stemma list >&-", in: store.path)
    #expect(run.errors == "stemma: the output cannot be written: Bad file descriptor\n")
    #expect(run.status == 74)
  }

  @Test(
    "a command line that cannot be understood is a usage error",
    arguments: [
      ["list", "--bogus"], ["children"], ["tree", "--trunk", "maybe"], ["list", "extra"],
      ["ancestors", "ab", "--depth", "far"], ["list", "-s"],
    ])
  func usage(arguments: [String]) throws {
    let run = try stemma(arguments)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("Error: "))
    #expect(run.errors.contains("Usage: stemma \(arguments[0])"))
    #expect(run.status == 64)
  }

  @Test("help shows every verb in a line")
  func wholeHelp() throws {
    #expect(
      try stemma(["--help"]).output == """
        OVERVIEW: See and query the lineage of AI-training snapshots.

        A store is a directory of snapshot files: --store names it, else $STEMMA_STORE,
        else it is the current one. A snapshot is named by its id, or by as many first
        digits as it takes; several, by an expression, as `stemma help query` explains.

        Examples: stemma runs/7
                  stemma children ab9c --store runs/7
                  stemma demo

        USAGE: stemma [<dir>]
               stemma <subcommand>

        OPTIONS:
          --version               Show the version.
          -h, --help              Show help information.

        SUBCOMMANDS:
          browse (default)        Browse the lineage in a full-screen tree.
          tree                    Print the lineage as an indented tree.
          list                    Print all snapshots.
          show                    Print all that is known of a snapshot.
          parents                 Print what a snapshot was derived from.
          children                Print what was derived straight from a snapshot.
          ancestors               Print all that a snapshot descends from.
          descendants             Print all that was derived from a snapshot.
          path                    Print one shortest way down from a snapshot to
                                  another.
          provenance              Print every step by which a snapshot came to be.
          blame                   Print which ancestor brought a value into a snapshot.
          cohort                  Print the snapshots that were made together.
          query                   Print the snapshots that an expression names.
          diff                    Print what differs between two snapshots.
          taint                   Print what descends from a bad snapshot, and apart
                                  what rests on it alone.
          split                   Split snapshots so that no two parts are relatives,
                                  or check a split.
          stats                   Print how many there are of what, and how numbers are
                                  spread.
          export                  Write the lineage in a form that other programs read.
          bundle                  Put snapshots with all their ancestors into one file.
          unbundle                Take in the snapshots of a bundle.
          add                     Take in snapshot files that were made elsewhere.
          import                  Take in a lineage that another program wrote.
          derive                  Write new snapshots, derived from one or more parents.
          tag                     Tag snapshots, note something of them, or print what
                                  was said.
          check                   Print what is the matter with a store, errors first.
          map                     Print the mappings by which other programs' files are
                                  read.
          config                  Print the configuration, and where each value is from.
          demo                    Browse a made-up curriculum, or write one.

          See 'stemma help <subcommand>' for detailed help.

        """)
  }

  @Test("help and version are printed, for every verb", arguments: [[], ["tree"], ["check"]])
  func help(verb: [String]) throws {
    let run = try stemma(verb + ["--help"])
    #expect(run.output.contains("USAGE: stemma"))
    #expect(run.errors == "")
    #expect(run.status == 0)
    #expect(try stemma(verb + ["--version"]).output == "0.1.0\n")
  }

  @Test("an unreadable store is an input or output error")
  func unreadable() throws {
    guard geteuid() != 0 else { return }
    let store = try Fixtures.estate()
    chmod(store.path, 0)
    let run = try stemma(["list", "-s", store.path])
    #expect(run.errors == "stemma: \(store.path) cannot be read: permission denied\n")
    #expect(run.status == 74)
  }
}
