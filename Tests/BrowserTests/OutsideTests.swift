// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("Other programs, and verbs")
struct OutsideTests {
  private func session() throws -> Session {
    var session = try Session(TreeViewTests.curriculum, rows: 12, columns: 80)
    try session.type("<esc>/9f3a<enter>")
    return session
  }

  @Test("e, | and ! hand on what is selected")
  func jobs() throws {
    var session = try session()
    try session.type("e")
    #expect(session.effects.last == .runOutside(.pager(["9f3a2b1c"])))
    try session.type("/ab9c<enter>V|grep 9f | wc -l<enter>")
    // The program may have tagged something.
    #expect(
      session.effects.suffix(2) == [
        .runOutside(.pipe("grep 9f | wc -l", ["3d2e11f0", "ab9ce87e", "b4c1e7d0"])), .readUserState,
      ])
    #expect(try session.type("!").lines.last?.contains("no commands are configured") == true)
    let meld = UserCommand(name: "meld", words: ["meld", "{path}"])
    session.setCommands([UserCommand(name: "look", words: ["less", "{path}"]), meld])
    #expect(try session.type("<esc>/9f3a<enter>!").text.contains("meld  meld '{path}'"))
    try session.type("j<enter>")
    guard case .runOutside(.command(let command, let ids)) = session.effects.dropLast().last else {
      Issue.record("no command was run")
      return
    }
    #expect(command == meld && ids == ["9f3a2b1c"])
    #expect(try session.type("g/5d5d<enter>e").lines.last?.contains("has no file") == true)
  }

  @Test("what others have said of snapshots is read again, and nothing done meanwhile lost")
  func rereading() throws {
    var session = try session()
    try session.type(":tag 9f3a zap<enter>")
    session.send(.found(.verb(["tag", "9f3a", "zap"], columns: 78), .output("")))
    #expect(session.effects.last == .readUserState)
    var read = session.state.user
    read.apply(.tag("9f3a2b1c", "zap", isGiven: true))
    try session.type("qmb<space>")
    session.send(.userStateRead(read))
    let user = session.state.user
    #expect(user.tags == ["9f3a2b1c": ["zap"]] && user.marks == ["b": "9f3a2b1c"])
    #expect(session.state.selectedIDs == ["9f3a2b1c"])
    #expect(session.state.frame().text.contains("#zap"))
    try session.type("R")
    #expect(session.effects.suffix(2) == [.lookAgain, .readUserState])
    session.send(.userStateRead(UserState()))
    #expect(session.state.user == UserState())
  }

  @Test("a browser that keeps nothing tags nothing by a verb")
  func keepingNothing() throws {
    var session = try session()
    session.keepNothing()
    #expect(try session.type(":tag 9f3a x<enter>").lines.last?.contains("nothing is kept") == true)
    try session.type("R")
    #expect(session.effects.last == .lookAgain)
  }

  @Test("a verb's output is a page, on which Enter goes to what a line names")
  func verbs() throws {
    var session = try session()
    try session.type(":chil<tab>9f3<tab><enter>")
    let question = PageQuestion.verb(["children", "9f3a2b1c"], columns: 78)
    #expect(session.effects.last == .find(question))
    session.send(.found(question, .output("nothing\n├─● b4c1e7d0  2  patch\n")))
    let lines = session.state.frame().lines
    #expect(lines[0] == " stemma children 9f3a2b1c")
    #expect(lines[1] == "▌nothing" && lines[2] == " ├─● b4c1e7d0  2  patch")
    #expect(try session.type("<enter>").lines.last?.contains("nothing to follow") == true)
    try session.type("j<enter>")
    #expect(session.cursorLine.contains("b4c1e7d0"))
    #expect(try session.type(":<up>").lines.last == ":children 9f3a2b1c")
  }

  @Test("Tab completes the options of a verb, but those that write")
  func options() throws {
    var session = try session()
    #expect(try session.type(":tree --de<tab>").lines.last == ":tree --depth")
    let all = try session.type(" 2 -<tab>").lines.last
    #expect(all?.contains("--depth --trunk --filter --reverse") == true)
    #expect(try session.type("o<tab>").lines.last?.contains("nothing begins with --o") == true)
    #expect(try session.type("<c-u>tree --trunk au<tab>").lines.last == ":tree --trunk auto")
    #expect(
      try session.type("<c-u>tree --depth f<tab>").lines.last?.contains("begins with f") == true)
    #expect(
      try session.type("<c-u>tree --filter 9f<tab>").lines.last == ":tree --filter 9f3a2b1c")
    #expect(
      try session.type("<c-u>tree --reverse 9f<tab>").lines.last?.contains("9f3a2b1c") == true)
  }

  @Test(
    "verbs that write, unknown ones and open quotes are told; q quits",
    arguments: [
      ("add x.json", "run stemma add in a shell"), ("check --clean", "run stemma check in a shell"),
      ("export --to dot -ox", "which writes no files"), ("split --output=x", "in a shell"),
      ("browse x", "the screen is taken by this browser: run stemma browse in another terminal"),
      ("demo", "run stemma demo in another terminal"),
      ("frob -ox", "there is no verb frob"), ("list 'a", "a quote is not closed"),
    ])
  func refused(line: String, message: String) throws {
    var session = try session()
    #expect(try session.type(":\(line)<enter>").lines.last?.contains(message) == true)
    try session.type(":q<enter>")
    #expect(session.effects.last == .quit)
  }

  @Test(
    "words are quoted as in a shell, and nothing is expanded",
    arguments: [
      ("a  b", ["a", "b"]), ("'a b' \"c d\"e", ["a b", "c de"]), ("a\\ b", ["a b"]),
      ("'it'\\''s' $x *", ["it's", "$x", "*"]), ("\"a\\\"b\" ''", ["a\"b", ""]), ("", []),
    ])
  func words(line: String, expected: [String]) {
    #expect(line.commandWords == expected)
  }
}
