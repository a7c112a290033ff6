// SPDX-License-Identifier: MIT

import ArgumentParser
import Testing

@testable import Browser
@testable import stemma

@Suite("Verbs in the browser")
struct VerbOptionsTests {
  @Test("run there, or are for a shell: each of them is one or the other")
  func verbs() {
    let elsewhere = BrowserState.verbsForShell + BrowserState.verbsForScreen
    let known = (BrowserState.verbs + elsewhere).filter { $0 != "help" }
    #expect(known.sorted() == Stemma.configuration.subcommands.map { $0.verb }.sorted())
  }

  @Test("have the options that their help tells")
  func options() {
    let names = { (verb: String) in VerbOptions.all(of: verb).map(\.name) }
    let tree = names("tree")
    for option in ["--root", "--depth", "--fold-cohorts", "--trust-index", "--no-trust-index"] {
      #expect(tree.contains(option), "no \(option) among \(tree)")
    }
    #expect(tree.allSatisfy { !$0.contains("=") && !$0.hasSuffix(".") })
    let expressions = VerbOptions.all(of: "tree").filter(\.takesExpression).map(\.name)
    #expect(expressions == ["--root", "--inverted", "--filter"])
    #expect(names("list").contains("--null"))
    #expect(names("split").contains("--output"))
    #expect(names("nothing") == [])
    #expect(names("map").contains("--store") == false)
    let to = VerbOptions.all(of: "export").first { $0.name == "--to" }
    #expect(to?.takesValue == true && to?.values.prefix(3) == ["dot", "mermaid", "graphml"])
    #expect(VerbOptions.all(of: "tree").first { $0.name == "--ids" }?.takesValue == false)
    for option in BrowserState.optionsForShell {
      let verbs = BrowserState.verbs.filter { names($0).contains(option) }
      #expect(!verbs.isEmpty, "no verb has \(option)")
    }
  }
}
