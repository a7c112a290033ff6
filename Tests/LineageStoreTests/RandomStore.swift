// SPDX-License-Identifier: MIT

import Foundation
import TestSupport

/// A store of few snapshots of every kind, changed at random.
///
/// Nearly all files are long settled, each with a time of its own, so that an index that knows them
/// believes them.
struct RandomStore {
  private var random: SeededGenerator
  private let files: TemporaryStore
  private var age = 1e6

  /// The ids that are made use of, again and again.
  private static let ids = (0..<9).map { "s\($0)" }

  /// What is in no file by itself, but may be linked to.
  private static let objects = (0..<2).map { "objects/\($0)" }

  /// Prepares to change a directory.
  init(of files: TemporaryStore, seed: Int) throws {
    self.files = files
    random = SeededGenerator(seed: seed)
    for object in Self.objects { try write(text(about: pick(Self.ids)), to: object) }
  }

  /// Adds files or takes them away.
  mutating func comeAndGo() throws {
    let name = anyName()
    if exists(name) { try remove(name) } else { try create(name) }
  }

  /// Changes something, in one of all ways.
  mutating func change() throws {
    let name = anyName()
    guard exists(name) else { return try create(name) }
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: try remove(name)
    case 2: try write(text(about: namesake(of: name)), to: name)
    case 3: try touch(name)
    case 4: try rename(name)
    case 5: try write(#"{"id": "#, to: name)
    case 6: try write(text(about: pick(Self.ids)), to: pick(Self.objects))
    default: try rewrite(name)
    }
  }

  /// Rewrites a file that is there in place, and says whether there was one.
  mutating func rewriteInPlace() throws -> Bool {
    let present = Self.ids.map { "\($0).json" }.filter { exists($0) && !isLink($0) }
    guard let name = present.randomElement(using: &random) else { return false }
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: files.path(of: name)))
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: Data(text(about: namesake(of: name)).utf8))
    try handle.close()
    try touch(name)
    return true
  }
}

extension RandomStore {
  private mutating func anyName() -> String {
    pick(Self.ids) + (random.chance(0.2) ? "/spec.json" : ".json")
  }

  private func namesake(of name: String) -> String {
    String(name.prefix { $0 != "." && $0 != "/" })
  }

  private mutating func create(_ name: String) throws {
    if name.hasSuffix(".json"), !name.hasSuffix("/spec.json"), random.chance(0.12) {
      return try files.link(name, to: pick(Self.objects + ["nowhere", "/etc/passwd"]))
    }
    let id = random.chance(0.1) ? pick(Self.ids) : namesake(of: name)
    try write(random.chance(0.07) ? "damaged" : text(about: id), to: name)
  }

  /// Another file takes the place of what is there, with the same text.
  private mutating func rewrite(_ name: String) throws {
    guard let bytes = FileManager.default.contents(atPath: files.path(of: name)) else { return }
    try remove(name)
    try write(String(decoding: bytes, as: UTF8.self), to: name)
  }

  private mutating func rename(_ name: String) throws {
    let other = "\(pick(Self.ids)).json"
    guard !name.hasSuffix("/spec.json"), other != name else { return }
    if exists(other) { try remove(other) }
    try FileManager.default.moveItem(atPath: files.path(of: name), toPath: files.path(of: other))
  }

  private func remove(_ name: String) throws {
    try files.remove(name.hasSuffix("/spec.json") ? namesake(of: name) : name)
  }

  private mutating func write(_ text: String, to name: String) throws {
    if isLink(name) { try remove(name) }
    age -= 1
    try files.write(text, to: name, age: random.chance(0.1) ? 0 : age)
  }

  private mutating func touch(_ name: String) throws {
    age -= 1
    let time = Date(timeIntervalSinceNow: -age)
    guard !isLink(name) else { return }
    try FileManager.default.setAttributes(
      [.modificationDate: time], ofItemAtPath: files.path(of: name))
  }

  private func exists(_ name: String) -> Bool {
    var status = stat()
    return lstat(files.path(of: name), &status) == 0
  }

  private func isLink(_ name: String) -> Bool {
    var status = stat()
    return lstat(files.path(of: name), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}

// What is in the files.
extension RandomStore {
  private mutating func text(about id: String) -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return flatText(id, lineage: fields())
    case 1: return specText(id, lineage: fields())
    default:
      // What others say of a snapshot is not always the same.
      let others = Self.ids.filter { _ in random.chance(0.6) }
      let rows = others.map { #"{"id": "\#($0)", \#(fields())}"# }
      return chainText(
        id, parent: anyParent(), before: rows, row: random.chance(0.6) ? fields() : "")
    }
  }

  private mutating func anyParent() -> String {
    random.chance(0.3) ? "null" : "\"\(pick(Self.ids))\""
  }

  /// Parents, and perhaps a cohort.
  private mutating func fields() -> String {
    let parents = (0..<Int.random(in: 0...3, using: &random)).map { _ in "\"\(pick(Self.ids))\"" }
    let cohort =
      random.chance(0.4) ? #", "cohort": {"id": "c\#(random.chance(0.5))", "index": 1}"# : ""
    return #""parents": [\#(parents.joined(separator: ", "))]\#(cohort)"#
  }

  private mutating func pick(_ texts: [String]) -> String {
    texts.randomElement(using: &random) ?? ""
  }
}
