// SPDX-License-Identifier: MIT

import Browser
import Curses
import Foundation
import LineageCore
import LineageStore
import Screen

/// One visit of the browser, from opening the terminal to giving it back.
///
/// It runs on the main thread, which waits for keys; all reading is done beside it.
@MainActor
struct BrowserSession {
  private let directories: [String]
  private let name: String
  private let index: IndexOptions.Place
  private let userState: UserStateFile?

  /// How its files are read.
  var scan = ScanOptions()

  /// The words by which a command line names the store, and how it is read.
  var storeWords: [String]

  /// Files of numbers about the snapshots, which the inspector tells.
  var metricsFiles: [String] = []

  /// The file that says which part of a split each is in.
  var splitFile: String?

  /// What users have named in the query language.
  var aliases = QueryAliases()

  /// Whether marks, tags and the like are read and kept.
  var keepsState = true

  /// What the user wants of the browser.
  var configuration = BrowserConfiguration()

  /// Keys to type, where no user does.
  var keys: [Key] = []

  /// Creates a session.
  ///
  /// - Parameters:
  ///   - directories: The store.
  ///   - name: What it is called.
  ///   - index: Where its index is kept.
  ///   - userState: Where what the user says of it is kept, if anywhere.
  init(
    of directories: [String], name: String, index: IndexOptions.Place, userState: UserStateFile?
  ) {
    self.directories = directories
    self.name = name
    self.index = index
    self.userState = userState
    storeWords = directories.flatMap { ["--store", $0] }
  }

  /// Creates a session for a store that is named after its directories.
  init(of directories: [String], index: IndexOptions.Place) {
    let names = directories.map { URL(fileURLWithPath: $0).lastPathComponent }
    self.init(
      of: directories, name: names.joined(separator: ", "), index: index,
      userState: UserStateFile(for: directories))
  }

  /// Browses until the user has seen enough.
  func run() async throws(CommandError) {
    for directory in directories { try Self.checkDirectory(directory) }
    let (desk, termination) = try browse()
    Signals.ignoreEndings()
    await desk.finish()
    if termination != nil { throw .interrupted }
    if let failure = desk.failure { throw failure }
  }

  /// Finds out what is plainly wrong while the terminal is still as it was.
  private static func checkDirectory(_ path: String) throws(CommandError) {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw .store(.noSuchDirectory(path: path))
    }
    let isFile = !isDirectory.boolValue && !SnapshotStore.isLinesFile(path)
    if isFile { throw .store(.notDirectory(path: path)) }
  }

  /// Types the keys of the session, and returns the screen as text.
  ///
  /// - Parameters:
  ///   - size: The size of the screen.
  ///   - glyphs: The characters it has.
  /// - Returns: The screen, line by line.
  /// - Throws: ``CommandError`` where the store cannot be read.
  func dump(size: Size, glyphs: GlyphSet) async throws(CommandError) -> String {
    for directory in directories { try Self.checkDirectory(directory) }
    let desk = desk {}
    var script = BrowserScript(try state(size: size, glyphs: glyphs), at: desk)
    await script.type(keys)
    await desk.finish()
    if let failure = desk.failure { throw failure }
    return script.text
  }

  /// Browses in lines.
  ///
  /// - Throws: ``CommandError`` where the store cannot be read.
  func runInLines() async throws(CommandError) {
    for directory in directories { try Self.checkDirectory(directory) }
    let destination = Destination.standardOutput
    let desk = desk {}
    let size = Size(rows: LinearSession.size.rows, columns: destination.columns)
    var session = LinearSession(
      try state(size: size, glyphs: destination.glyphs), at: desk)
    let last = try await session.run()
    desk.saveSeen(except: last.user.unseen)
    await desk.finish()
    if let failure = desk.failure { throw failure }
  }

  /// Owns the terminal: however this function ends, the terminal is restored.
  private func browse() throws(CommandError) -> (StoreDesk, Termination?) {
    ProcessMemory.tune()
    let host = try host()
    let wakeUp = host.wakeUp
    let desk = desk { wakeUp.ring() }
    var state = try state(size: host.size, glyphs: host.capabilities.glyphs)
    state.hasClipboard = host.capabilities.hasClipboard
    var loop = BrowserLoop(host: host, world: StoreWorld(desk), state: state)
    let termination = loop.run()
    desk.saveSeen(except: loop.state.user.unseen)
    return (desk, termination)
  }

  private func host() throws(CommandError) -> CursesHost {
    do throws(TerminalError) {
      guard isatty(STDOUT_FILENO) == 1 else { throw .noTerminal }
      let isColorful = ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
      return try CursesHost(
        options: CursesHost.Options(color: isColorful, mouse: configuration.usesMouse))
    } catch {
      throw .terminal(error)
    }
  }

  private func desk(ring: @escaping @Sendable () -> Void) -> StoreDesk {
    StoreDesk(
      directories: directories, index: index, scan: scan, storeWords: storeWords,
      metricsFiles: metricsFiles, splitFile: splitFile, aliases: aliases,
      userStateFile: keepsState ? userState : nil,
      ring: ring)
  }

  private func state(size: Size, glyphs: GlyphSet) throws(CommandError) -> BrowserState {
    var state = BrowserState(
      name: name, size: size, glyphs: configuration.glyphs ?? glyphs, keymap: try keymap())
    state.theme = configuration.theme
    state.usesMouse = configuration.usesMouse
    state.treeColumns = configuration.treeColumns
    state.userCommands = configuration.commands
    state.optionsOfVerb = VerbOptions.all
    state.keepsUserState = keepsState && userState != nil
    state.aliases = aliases
    state.storeWords = storeWords
    return state
  }

  private func keymap() throws(CommandError) -> Keymap {
    do {
      return try Keymap(Keymap.rebound(Keymap.standardBindings, configuration.keys))
    } catch {
      throw .badInput("the keys cannot be understood: \(error)")
    }
  }
}
