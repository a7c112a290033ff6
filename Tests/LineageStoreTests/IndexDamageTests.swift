// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import LineageStore

@Suite("An index that is damaged")
struct IndexDamageTests {
  private let store: TemporaryStore

  init() throws { store = try TemporaryStore() }

  @Test("in one byte gives what was written or says that it is damaged", arguments: 0..<8)
  func bytes(seed: Int) throws {
    let made = try make(seed: seed)
    var random = SeededGenerator(seed: seed)
    var noticed = 0
    for _ in 0..<250 {
      var damaged = made.later
      let place = Int.random(in: damaged.indices, using: &random)
      damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      if random.chance(0.3) { damaged[place] = UInt8.random(in: 0...255, using: &random) }
      let contents = try read(damaged)
      #expect(contents == nil || contents == made.states[1], "byte \(place)")
      noticed += contents == nil ? 1 : 0
    }
    // Most of the bytes are looked at.
    #expect(noticed > 100)
  }

  @Test("in its header gives what was written or says that it is damaged")
  func header() throws {
    let made = try make(seed: 1)
    for place in 0..<110 {
      for value in [0, 1, 0xFF, made.later[place] ^ 1] {
        var damaged = made.later
        damaged[place] = value
        let contents = try read(damaged)
        #expect(contents == nil || contents == made.states[1], "\(value) in byte \(place)")
      }
    }
  }

  @Test("in a stretch of bytes, or cut short, is noticed or is whole", arguments: 0..<4)
  func stretches(seed: Int) throws {
    let made = try make(seed: seed)
    var random = SeededGenerator(seed: seed)
    for round in 0..<100 {
      var damaged = made.later
      let place = Int.random(in: damaged.indices, using: &random)
      if round.isMultiple(of: 2) {
        damaged.removeLast(damaged.count - place)
      } else {
        let end = min(place + Int.random(in: 2...3_000, using: &random), damaged.count)
        for place in place..<end { damaged[place] = UInt8.random(in: 0...255, using: &random) }
      }
      let contents = try read(damaged)
      #expect(contents == nil || contents == made.states[1], "from byte \(place)")
    }
  }

  @Test("by pages of an earlier state is one of the two or noticed", arguments: 0..<6)
  func mixedPages(seed: Int) throws {
    let made = try make(seed: seed)
    var random = SeededGenerator(seed: seed)
    let size = IndexSettings.small.pageSize
    for round in 0..<60 {
      var mixed = made.later
      let share = round.isMultiple(of: 2) ? 0.03 : 0.5
      for start in stride(from: 0, to: made.earlier.count, by: size) where random.chance(share) {
        let page = start..<min(start + size, mixed.count)
        mixed.replaceSubrange(page, with: made.earlier[page])
      }
      let contents = try read(mixed)
      #expect(contents.map { made.states.contains($0) } ?? true, "round \(round)")
    }
  }

  @Test("in its log is in a state that it was in, or noticed", arguments: 0..<4)
  func log(seed: Int) throws {
    let index = try store.index()
    let states = try [IndexContents()] + index.fill(seed: seed)
    let database = try bytes(of: "index.sqlite")
    let log = try bytes(of: "index.sqlite-wal")
    var random = SeededGenerator(seed: seed)
    var seen: Set<IndexContents> = []
    for round in 0..<60 {
      var damaged = log
      let place = Int.random(in: log.indices, using: &random)
      switch round % 3 {
      case 0: damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: damaged.removeLast(log.count - place)
      default: damaged = round < 30 ? [] : damaged.reversed()
      }
      let memory = (0..<32_768).map { _ in UInt8.random(in: 0...255, using: &random) }
      guard let contents = try read(database, log: damaged, memory: memory) else { continue }
      #expect(states.contains(contents), "byte \(place)")
      seen.insert(contents)
    }
    #expect(try read(database, log: log) == states[2])
    #expect(seen.count > 1)
  }

  @Test("is empty when it is opened, or says that it is damaged, and can be filled again")
  func rebuilt() throws {
    let made = try make(seed: 5)
    var random = SeededGenerator(seed: 5)
    for _ in 0..<40 {
      var damaged = made.later
      for _ in 0..<20 {
        damaged[Int.random(in: damaged.indices, using: &random)] = 0xA5
      }
      try store.write(damaged, to: "index.sqlite")
      let index = try store.index()
      do throws(IndexError) {
        let reader = try index.reader()
        do throws(IndexError) {
          let contents = try IndexContents(of: reader)
          #expect(contents == IndexContents() || contents == made.states[1])
        } catch {
          try index.startAnew(insteadOf: reader.identity)
        }
        try index.write { (writer) throws(IndexError) in try writer.removeColumns() }
      } catch {
        // The writer saw it first, and has seen to it.
      }
      let old = try index.names.count
      try index.add("new")
      #expect(try index.names.count == old + 1)
      try store.remove("index.sqlite")
    }
  }
}

extension IndexDamageTests {
  /// The bytes of an index in two states, one after the other, and what it holds in each.
  private struct Made {
    var earlier: [UInt8] = []
    var later: [UInt8] = []
    var states: [IndexContents] = []
  }

  private func make(seed: Int) throws -> Made {
    var made = Made()
    do { made.states = [try store.index().fillFirst(seed: seed)] }
    made.earlier = try bytes(of: "index.sqlite")
    do { made.states.append(try store.index().fillMore(than: made.states[0], seed: seed)) }
    made.later = try bytes(of: "index.sqlite")
    #expect(try read(made.earlier) == made.states[0])
    #expect(try read(made.later) == made.states[1])
    return made
  }

  private func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: store.path(of: name))))
  }

  /// Reads all that an index of some bytes holds; `nil` where it says that it is damaged.
  private func read(
    _ bytes: [UInt8], log: [UInt8]? = nil, memory: [UInt8]? = nil
  ) throws -> IndexContents? {
    for (suffix, bytes) in [("", bytes), ("-wal", log), ("-shm", memory)] {
      let path = store.path(of: "copy.sqlite" + suffix)
      try Calls.unlinkIfThere(path)
      if let bytes { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
    }
    do throws(IndexError) {
      let path = store.path(of: "copy.sqlite")
      let identity = try IndexFile(path, patience: 1).identity
      let connection = try IndexConnection(path: path, identity: identity, settings: .small)
      return try IndexContents(of: IndexReader(connection, of: "/store"))
    } catch {
      guard case .damaged = error else { throw error }
      return nil
    }
  }
}
