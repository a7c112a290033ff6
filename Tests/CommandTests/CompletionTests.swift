// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite("Completion scripts")
struct CompletionTests {
  @Test(
    "are scripts for their shells, and know verbs, values, fields and functions",
    arguments: [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")])
  func syntax(shell name: String, check: String) throws {
    let script = try stemma(["--generate-completion-script", name])
    #expect(script.errors == "" && script.status == 0)
    for word in [
      "provenance", "unbundle", "trust-index", "observed", "cohort_label", "common_ancestors(",
    ] {
      #expect(script.output.contains(word), "\(word)")
    }
    let places = ["/bin/", "/usr/bin/", "/usr/local/bin/"].map { $0 + name }
    guard let program = places.first(where: FileManager.default.isExecutableFile) else { return }
    let folder = try TemporaryStore(["script": script.output])
    let run = try shell("\(program) \(check) script", in: folder.path)
    #expect(run.output == "" && run.errors == "" && run.status == 0)
  }
}
