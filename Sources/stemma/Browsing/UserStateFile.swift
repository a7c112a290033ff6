// SPDX-License-Identifier: MIT

import Browser
import Foundation
import LineageCore

/// Where what a user has said of a store's snapshots is kept: with the user's state, not in the
/// store.
///
/// It is `$XDG_STATE_HOME/stemma/stores/<number>.json`, by default in `~/.local/state`. The number is
/// made of the real paths of the store's directories, which stand in the file as well:
///
///     {"marks":{"a":"ab9ce87e4871f6ac"},"store":["\/runs\/42"],"tags":[["ab9ce87e4871f6ac","keep"]]}
struct UserStateFile: Hashable, Sendable {
  /// The path of the file.
  let path: String

  private let store: [String]

  fileprivate struct Content: Codable {
    var store: [String]
    var marks: [String: String]?
    var lastMark: String?
    // Not objects: keys that Unicode takes for equal are two ids.
    var tags: [[String]]?
    var notes: [[String]]?
    var selection: [String]?
    var lines: [[String]]?
    var unseen: [String]?
    var seenUntil: Int64?
  }

  /// The file for a store; `nil` where the environment names no place for the user's state.
  init?(
    for directories: [String],
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    guard let folder = Self.stateFolder(in: environment) else { return nil }
    store = directories.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path }.sorted()
    let name = String(Self.number(of: store), radix: 16)
    path = folder + "/stemma/stores/\(name).json"
  }

  /// The folder for state, by the XDG base directory specification.
  private static func stateFolder(in environment: [String: String]) -> String? {
    if let path = environment["XDG_STATE_HOME"], path.hasPrefix("/") { return path }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/state"
  }

  /// The 64-bit hash FNV-1a of the paths: the same in every run, unlike `Hasher`.
  private static func number(of paths: [String]) -> UInt64 {
    paths.flatMap { Array($0.utf8) + [0] }.reduce(0xCBF2_9CE4_8422_2325) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
  }
}

extension UserStateFile {
  /// Reads the state; that of somebody who has never been there where none was kept.
  func load() throws(CommandError) -> UserState {
    let file = InputFile(path)
    guard file.isThere else { return UserState() }
    let bytes = try file.bytes()
    do {
      let content = try JSONDecoder().decode(Content.self, from: Data(bytes))
      return content.store == store ? UserState(content) : UserState()
    } catch {
      throw .userState(path: path, isReading: true, reason: error.localizedDescription)
    }
  }

  /// Takes changes in: the state is read again, as somebody else may have changed it, and written,
  /// all at once or not at all.
  func save(_ changes: [UserState.Change]) throws(CommandError) {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .userState(path: path, isReading: false, reason: error.localizedDescription)
    }
    let lock = try FileLock(path + ".lock")
    defer { lock.release() }
    var state = try load()
    for change in changes { state.apply(change) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data: Data
    do {
      data = try encoder.encode(Content(state, of: store))
    } catch {
      throw .userState(path: path, isReading: false, reason: error.localizedDescription)
    }
    try WholeFile(path).write { output throws(OutputError) in try output.write(Array(data)) }
    try WholeFile.removeLeftovers(in: folder)
  }
}

extension UserStateFile.Content {
  fileprivate init(_ state: UserState, of store: [String]) {
    self.store = store
    marks = state.marks.isEmpty ? nil : state.marks.mapValues(\.text)
    lastMark = state.lastMark
    tags = Self.rows(state.tags.map { [$0.key.text] + $0.value })
    notes = Self.rows(state.notes.map { [$0.key.text, $0.value] })
    selection = Self.texts(state.selection)
    lines = state.lines.isEmpty ? nil : state.lines.map { [$0.prompt, $0.text] }
    unseen = Self.texts(state.unseen)
    seenUntil = state.seenUntil
  }

  private static func texts(_ ids: Set<SnapshotID>) -> [String]? {
    ids.isEmpty ? nil : ids.sorted().map(\.text)
  }

  private static func rows(_ rows: [[String]]) -> [[String]]? {
    rows.isEmpty ? nil : rows.sorted { SnapshotID($0[0]) < SnapshotID($1[0]) }
  }
}

extension UserState {
  fileprivate init(_ content: UserStateFile.Content) {
    self.init()
    marks = (content.marks ?? [:]).mapValues { SnapshotID($0) }
    lastMark = content.lastMark
    for row in content.tags ?? [] where row.count > 1 {
      tags[SnapshotID(row[0])] = Array(row[1...])
    }
    for row in content.notes ?? [] where row.count == 2 { notes[SnapshotID(row[0])] = row[1] }
    selection = Set((content.selection ?? []).map { SnapshotID($0) })
    lines = (content.lines ?? []).filter { $0.count == 2 }
      .map { PromptLine(prompt: $0[0], text: $0[1]) }
    unseen = Set((content.unseen ?? []).map { SnapshotID($0) })
    seenUntil = content.seenUntil
  }
}

/// A lock between processes, as long as one of them has the file open.
private struct FileLock {
  private let descriptor: Int32

  init(_ path: String) throws(CommandError) {
    descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    var result = descriptor < 0 ? -1 : flock(descriptor, LOCK_EX)
    while result < 0, descriptor >= 0, errno == EINTR { result = flock(descriptor, LOCK_EX) }
    // Where locks are unknown, on some network disks, the last one wins.
    guard result < 0, errno != ENOLCK, errno != EOPNOTSUPP else { return }
    let reason = String(cString: strerror(errno))
    release()
    throw .userState(path: path, isReading: false, reason: reason)
  }

  func release() {
    if descriptor >= 0 { close(descriptor) }
  }
}
