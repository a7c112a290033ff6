// SPDX-License-Identifier: MIT

import Foundation
import TestSupport

/// A directory of every kind of thing, changed at random.
struct RandomEdits {
  private var random: SeededGenerator
  private let files: TemporaryStore

  /// The names that are made use of, again and again.
  private let names =
    (0..<20).map { "s\($0).json" } + ["s20", "s21", "s22", ".hidden.json", "note.txt", "café.json"]

  /// Prepares to change a directory.
  init(of files: TemporaryStore, seed: Int) throws {
    self.files = files
    random = SeededGenerator(seed: seed)
    for number in 0..<4 { try files.write("object \(number)", to: "objects/\(number)") }
  }

  /// Changes something so many times.
  mutating func run(_ count: Int) throws {
    for _ in 0..<count {
      let name = names.randomElement(using: &random) ?? ""
      if exists(name), random.chance(0.6) { try change(name) } else { try replace(name) }
    }
  }

  /// Puts a file, a folder or a link in the place of whatever has a name.
  private mutating func replace(_ name: String) throws {
    try removeIfThere(name)
    switch Int.random(in: 0..<8, using: &random) {
    case 0: try files.write("{}", to: "\(name)/spec.json")
    case 1: try files.makeFolder(name)
    case 2: try files.link(name, to: "objects/\(Int.random(in: 0..<5, using: &random))")
    case 3:
      try files.makeFolder(name)
      try files.link("\(name)/spec.json", to: "../objects/\(Int.random(in: 0..<5, using: &random))")
    case 4: return
    default: try files.write("{}", to: name)
    }
  }

  /// Changes what has a name: a file, or that in a folder of its own, or what a link leads to.
  private mutating func change(_ name: String) throws {
    let path = exists("\(name)/spec.json") ? "\(name)/spec.json" : name
    switch Int.random(in: 0..<6, using: &random) {
    case 0: truncate(files.path(of: path), Int.random(in: 0..<3, using: &random))
    case 1:
      touch(path)
    case 2: try removeIfThere(path)
    case 3:
      let other = names.randomElement(using: &random) ?? ""
      if other == name { return }
      try removeIfThere(other)
      try FileManager.default.moveItem(atPath: files.path(of: name), toPath: files.path(of: other))
    case 4:
      // Often with the same size and time, so that only the number tells.
      try files.write("{}", to: ".new")
      touch(".new")
      rename(files.path(of: ".new"), files.path(of: path))
    default: return
    }
  }

  /// Gives a file one of few times.
  private mutating func touch(_ name: String) {
    let time = timespec(tv_sec: 1, tv_nsec: Int.random(in: 0..<2, using: &random))
    utimensat(AT_FDCWD, files.path(of: name), [time, time], 0)
  }

  private func removeIfThere(_ name: String) throws {
    if exists(name) { try files.remove(name) }
  }

  /// Whether there is anything by a name, be it a link that leads nowhere.
  private func exists(_ name: String) -> Bool {
    var status = stat()
    return lstat(files.path(of: name), &status) == 0
  }
}
