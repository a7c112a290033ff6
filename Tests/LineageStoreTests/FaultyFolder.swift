// SPDX-License-Identifier: MIT

import Foundation
import Synchronization

@testable import LineageStore

/// A directory on which calls fail when a test says so.
final class FaultyFolder: WritableFolder {
  /// What a call is to come to.
  enum Fate: Hashable {
    /// What it comes to anyway.
    case done
    /// It fails, and nothing was done.
    case refused(Int32)
    /// It was done, and fails all the same: the answer was lost.
    case unanswered(Int32)
  }

  private let folder: OpenDirectory
  private let fate: @Sendable (_ number: Int, _ call: String) -> Fate
  private let calls = Mutex<[String]>([])

  /// How many bytes are written at once, at most.
  private static let writingLimit = 100

  /// Opens a directory; the closure decides about each call, which are numbered from 0.
  init(
    _ path: String, fate: @escaping @Sendable (_ number: Int, _ call: String) -> Fate
  ) throws {
    folder = try OpenDirectory(path)
    self.fate = fate
  }

  /// The calls so far.
  var log: [String] { calls.withLock(\.self) }

  private func call<Answer>(
    _ name: String, _ body: () throws(SystemError) -> Answer
  ) throws(SystemError) -> Answer {
    let number = calls.withLock { calls in
      calls.append(name)
      return calls.count - 1
    }
    switch fate(number, name) {
    case .done: return try body()
    case .refused(let code): throw SystemError(code: code)
    case .unanswered(let code):
      _ = try body()
      throw SystemError(code: code)
    }
  }

  func path(of name: String) -> String { folder.path(of: name) }

  func create(_ name: String) throws(SystemError) -> Int32 {
    try call("create") { () throws(SystemError) in try folder.create(name) }
  }

  func write(
    _ bytes: ArraySlice<UInt8>, to file: Int32, at place: Int
  ) throws(SystemError) -> Int {
    try call("write") { () throws(SystemError) in
      try folder.write(bytes.prefix(Self.writingLimit), to: file, at: place)
    }
  }

  /// Does not wait for the disk: no test takes its power away.
  func synchronize(_ file: Int32) throws(SystemError) {
    try call("fsync") { () throws(SystemError) in }
  }

  /// A refusal to close closes all the same, as the system does.
  func close(_ file: Int32) throws(SystemError) {
    try folder.close(file)
    try call("close") { () throws(SystemError) in }
  }

  func rename(_ name: String, toFree newName: String) throws(SystemError) {
    try call("rename") { () throws(SystemError) in try folder.rename(name, toFree: newName) }
  }

  func link(_ name: String, asFree newName: String) throws(SystemError) {
    try call("link") { () throws(SystemError) in try folder.link(name, asFree: newName) }
  }

  func rename(_ name: String, replacing newName: String) throws(SystemError) {
    try call("replace") { () throws(SystemError) in try folder.rename(name, replacing: newName) }
  }

  func remove(_ name: String) throws(SystemError) {
    try call("remove") { () throws(SystemError) in try folder.remove(name) }
  }

  func synchronize() throws(SystemError) {
    try call("fsync folder") { () throws(SystemError) in }
  }

  func makeFolder(_ name: String) throws(SystemError) -> Bool {
    try call("mkdir") { () throws(SystemError) in try folder.makeFolder(name) }
  }

  func removeFolder(_ name: String) throws(SystemError) {
    try call("rmdir") { () throws(SystemError) in try folder.removeFolder(name) }
  }

  func synchronize(folder name: String) throws(SystemError) {
    try call("fsync folder") { () throws(SystemError) in }
  }

  func contents(of name: String, limit: Int) throws(OpenDirectory.ReadingError) -> [UInt8]? {
    do {
      try call("read") { () throws(SystemError) in }
    } catch {
      throw .system(error)
    }
    return try folder.contents(of: name, limit: limit)
  }

  func openLock(_ name: String) throws(SystemError) -> Int32 {
    try call("open lock") { () throws(SystemError) in try folder.openLock(name) }
  }

  func lock(_ file: Int32) throws(SystemError) {
    try call("lock") { () throws(SystemError) in try folder.lock(file) }
  }
}
