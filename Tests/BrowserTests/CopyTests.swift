// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("Copying")
struct CopyTests {
  @Test(
    "hands on what each key says",
    arguments: [
      ("yy", Effect.copy("9f3a2b1c")), ("ys", .copy("9f3a2b1c")), ("yp", .copyPaths(["9f3a2b1c"])),
      ("yj", .copyJSON(["9f3a2b1c"])), ("yq", .copy("stemma tree --store 'my runs'")),
      ("sSyq", .copy("stemma tree --siblings descendants --reverse --store 'my runs'")),
      ("ryq", .copy("stemma tree --root 9f3a2b1c --store 'my runs'")),
      ("iyq", .copy("stemma tree --inverted 9f3a2b1c --store 'my runs'")),
      ("/ab9c<enter>yc", .copy("c1")),
    ])
  func keys(keys: String, effect: Effect) throws {
    var session = try Session(TreeViewTests.curriculum)
    try session.type("/9f3a<enter>" + keys)
    #expect(session.effects.last == effect)
  }

  @Test(
    "the command of a view has ids for what means something else in a shell",
    arguments: [
      ("&::@<enter>", "--filter ::9f3a2b1c"),
      ("ma/fb54<enter>&@::'a<enter>", "--filter fb545261::9f3a2b1c"),
      ("<space>/fb54<enter><space>&sel()<enter>", "--filter '(9f3a2b1c | fb545261)'"),
      ("&::@<enter>gg", "--filter ::9f3a2b1c"),
    ])
  func commands(keys: String, words: String) async throws {
    var session = try Session(TreeViewTests.curriculum)
    try session.type("/9f3a<enter>" + keys)
    try await session.answer()
    try session.type("yq")
    #expect(session.effects.last == .copy("stemma tree \(words) --store 'my runs'"))
    // The cursor may have moved when it is asked again.
    session.reload(TreeViewTests.curriculum + Session.records("fb545261 <- 77777777").suffix(1))
    let question = session.effects.compactMap { effect in
      if case .ask(let question) = effect { question.text } else { nil }
    }.last
    #expect(question.map { words.contains($0) } == true)
  }

  @Test("there are commands of what a cohort's row leads to")
  func cohorts() throws {
    var session = try CohortRowTests.folded()
    try session.type("ryq")
    #expect(session.state.commandLine.hasPrefix("stemma tree --fold-cohorts --filter '("))
    try session.type("uiyq")
    #expect(session.state.commandLine.hasPrefix("stemma tree --fold-cohorts --inverted '::("))
  }

  @Test("says why there is nothing to copy")
  func nothing() throws {
    var session = try Session(TreeViewTests.curriculum)
    try session.type("/5d5d<enter>yp")
    #expect(session.statusLine.contains("nothing copied: a missing snapshot has no file"))
    try session.type("yc")
    #expect(session.statusLine.contains("nothing copied: 5d5d0011 is in no recorded cohort"))
    #expect(!session.effects.contains { if case .copy = $0 { true } else { false } })
  }

  @Test("of JSON arrives from outside, and goes to the terminal")
  func arrives() throws {
    var session = try Session(TreeViewTests.curriculum)
    session.send(.copied("{}"))
    #expect(session.effects == [.copy("{}")])
    #expect(session.statusLine.contains("sent to the terminal's clipboard: {}"))
  }
}
