// SPDX-License-Identifier: MIT

import Browser
import Screen
import TestSupport
import Testing

@testable import stemma

@Suite("What is configured of the browser")
struct BrowserConfigurationTests {
  private func configuration(_ text: String) throws -> Configuration {
    try Configuration(
      parsing: text, relativeTo: Configuration.PathBase(folder: "/etc/stemma", home: "/home/ada"))
  }

  @Test("is read, and an empty list of keys unbinds")
  func values() throws {
    let configuration = try configuration(
      """
      theme = "high-contrast"
      glyphs = "ascii"
      mouse = false
      [commands]
      meld = ["meld", "{path}"]
      [keys]
      next = ["j", "<c-e>"]
      quit = []
      """)
    #expect(configuration.mistakes == [])
    let browser = configuration.browser
    #expect(browser.theme == .highContrast && browser.glyphs == .ascii && !browser.usesMouse)
    #expect(browser.commands == [UserCommand(name: "meld", words: ["meld", "{path}"])])
    let keymap = try Keymap(Keymap.rebound(Keymap.standardBindings, browser.keys))
    #expect(keymap.meaning(of: [.control("e")], in: .tree) == .command(.next))
    #expect(keymap.meaning(of: [.down], in: .tree) == .nothing)
    #expect(keymap.meaning(of: [.character("Q")], in: .tree) == .nothing)
  }

  @Test(
    "is told to be wrong, with its place",
    arguments: [
      ("theme = 'pink'", "1:9: error: theme is one of usual, light, dark, high-contrast, not pink"),
      (
        "glyphs = 1",
        "1:10: error: glyphs is a name, not an integer; for example: glyphs = \"ascii\""
      ),
      (
        "mouse = 'no'", "1:9: error: mouse is true or false, not a text; for example: mouse = false"
      ),
      ("commands.x = []", "1:14: error: x names no program"),
      (
        "keys.nxt = ['j']", "1:6: warning: there is no command nxt; did you mean next?"
      ),
      (
        "commands.x = ['ls', '--{pth}={id}']",
        """
        1:21: error: nothing stands for {pth}: there are {id}, {short}, {path}, {cohort}; with a \
        space in it, it is itself
        """
      ),
      (
        "keys.next = ['<bad>']",
        "1:14: error: No key is called <bad>; write <lt> to type a bracket."
      ),
      ("keys.next = ['']", "1:14: error: this is no key; take it out"),
      (
        "[keys]\nnext = ['x9', 'k']\nleft = ['x9']",
        "2:1: error: k is both next (line 2) and previous (as usual); give one of them other keys"
      ),
      (
        "[keys]\nleft = ['<c-e>']\nright = ['<c-e>']",
        "3:1: error: <c-e> is both left (line 2) and right (line 3); give one of them other keys"
      ),
      (
        "keys.left = ['z']",
        """
        1:6: error: z is left (line 1), and keys of center (as usual) begin so: these are never \
        reached; give one of them other keys
        """
      ),
    ])
  func mistakes(text: String, message: String) throws {
    #expect(try configuration(text).mistakes.map { $0.text(in: "f") } == ["f:" + message])
  }

  @Test("of other names says that they are no commands")
  func unknownCommand() throws {
    let message = try configuration("keys.frobnicate = []").mistakes.map { $0.text(in: "f") }.first
    #expect(message?.contains("there is no command frobnicate; the commands are next, ") == true)
  }

  @Test("braces that no word is in are themselves")
  func braces() throws {
    let configuration = try configuration(
      "commands.x = ['awk', '{ print }{}', '${a}b', '{id', '{1}']\ncommands.y = ['{cohort}{path}']")
    #expect(configuration.mistakes.map(\.message).allSatisfy { $0.contains("{a}") })
    #expect(configuration.mistakes.count == 1)
  }

  @Test("the examples of help are right", arguments: ConfigurationKey.all)
  func example(key: ConfigurationKey) throws {
    let configuration = try configuration(key.example)
    #expect(configuration.mistakes.map { $0.text(in: "f") } == [], "\(key.name)")
    #expect(configuration.keyPlaces[key.name] != nil)
  }

  @Test("help lists the commands, and the browser's help the keys in force")
  func help() throws {
    let help = try stemma(["help", "config"]).output
    for command in Command.allCases { #expect(help.contains("  \(command.name) "), "\(command)") }
    let store = try Fixtures.estate()
    let folder = try TemporaryStore(["stemma/config.toml": "keys.next = ['<c-e>']"])
    let run = try stemma(
      ["browse", store.path, "--dump", "--keys", "?", "--size", "60x9"],
      environment: ["XDG_CONFIG_HOME": folder.path, "XDG_CACHE_HOME": folder.path])
    #expect(run.output.contains("Ctrl-e") && run.output.contains("next row"))
    #expect(!run.output.contains("j  ↓"))
  }
}
