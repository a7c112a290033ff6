// SPDX-License-Identifier: MIT

import ArgumentParser
import Testing

@testable import Browser
@testable import stemma

@Suite("Verbs in the browser")
struct VerbOptionsTests {
  @Test("run there, or are for a shell: each of them is one or the other")
  func verbs() {
    let known = (BrowserState.verbs + BrowserState.verbsForShell).filter { $0 != "help" }
    #expect(known.sorted() == Stemma.configuration.subcommands.map { $0.verb }.sorted())
  }

  @Test("have the options that their help tells")
  func options() {
    let tree = VerbOptions.names(of: "tree")
    for option in ["--root", "--depth", "--fold-cohorts", "--trust-index", "--no-trust-index"] {
      #expect(tree.contains(option), "no \(option) among \(tree)")
    }
    #expect(tree.allSatisfy { !$0.contains("=") && !$0.hasSuffix(".") })
    #expect(VerbOptions.names(of: "list").contains("--null"))
    #expect(VerbOptions.names(of: "split").contains("--output"))
    #expect(VerbOptions.names(of: "nothing") == [])
    for option in BrowserState.optionsForShell {
      let verbs = BrowserState.verbs.filter { VerbOptions.names(of: $0).contains(option) }
      #expect(!verbs.isEmpty, "no verb has \(option)")
    }
  }
}
