// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import LineageStore

@Suite("An index that several use")
struct IndexSharingTests {
  private let store: TemporaryStore

  init() throws { store = try TemporaryStore() }

  @Test("takes what all of them add, and each reader sees whole changes")
  func together() async throws {
    let store = store
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<3 {
        group.addTask {
          let index = try store.index()
          for number in 0..<30 {
            try index.write { (change) throws(IndexError) in
              try change.insert(IndexedFile(named: "\(writer).\(number).a"))
              try change.insert(IndexedFile(named: "\(writer).\(number).b"))
            }
          }
        }
      }
      group.addTask {
        for _ in 0..<60 {
          let count = try store.index().names.count
          #expect(count.isMultiple(of: 2))
        }
      }
      try await group.waitForAll()
    }
    #expect(Set(try store.index().names).count == 180)
  }

  @Test("is made anew once by those who find it damaged at the same time")
  func repairedOnce() async throws {
    let store = store
    for round in 0..<10 {
      try store.write(round.isMultiple(of: 2) ? "no database" : "", to: "index.sqlite")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<6 { group.addTask { try store.index().add("\(number)") } }
        try await group.waitForAll()
      }
      #expect(try store.index().names.sorted() == (0..<6).map { "\($0)" })
    }
  }

  @Test("tells a writer whether what a reader said is still so")
  func outOfDate() throws {
    let index = try store.index()
    try index.add("a")
    let head = try index.reader().head
    let follows = try index.write { (writer) throws(IndexError) in writer.follows(head) }
    let isOutOfDate = try index.write { (writer) throws(IndexError) in !writer.follows(head) }
    #expect(follows && isOutOfDate)
    try index.startAnew(insteadOf: index.reader().identity)
    let isNew = try index.write { (writer) throws(IndexError) in !writer.follows(head) }
    #expect(isNew)
  }

  @Test("is not waited for longer than is worth it")
  func busy() throws {
    let index = try store.index()
    let other = try store.index { $0.patience = 0.05 }
    let refusal = try index.write { (writer) throws(IndexError) -> IndexError? in
      try writer.insert(IndexedFile(named: "a"))
      do throws(IndexError) { try other.add("b") } catch { return error }
      return nil
    }
    #expect(refusal == .busy)
    try other.add("b")
    #expect(try index.names == ["a", "b"])
  }

  @Test("of another version is made anew")
  func version() throws {
    do {
      try store.index().add("a")
      var record = RecordWriter()
      IndexHead(storePath: "/store", birth: 1).write(to: &record)
      var bytes = record.bytes
      bytes[0] += 1
      let checksum = Int64(bitPattern: Checksum(of: bytes).value)
      let digits = bytes.map { String(format: "%02x", $0) }.joined()
      try connect(nil).run("UPDATE head SET record = x'\(digits)', checksum = \(checksum)")
    }
    #expect(try store.index().names == [])
  }

  @Test("of another store is made anew")
  func foreign() throws {
    do { try store.index(of: "/other").add("a") }
    #expect(try store.index().names == [])
  }

  @Test("that was deleted comes back empty, also for who has it open")
  func deleted() throws {
    let index = try store.index()
    try index.add("a")
    let reader = try index.reader()
    for suffix in ["", "-wal", "-shm"] { try store.remove("index.sqlite" + suffix) }
    try index.add("b")
    #expect(try index.names == ["b"])
    #expect(try IndexContents(of: reader).files.count == 1)
    try FileManager.default.removeItem(atPath: store.path)
    try index.add("c")
    #expect(try index.names == ["c"])
  }

  @Test("that another has replaced is not replaced again, nor touched on leaving")
  func replaced() throws {
    let index = try store.index()
    try index.add("a")
    do {
      let late = try store.index()
      let reader = try late.reader()
      try index.startAnew(insteadOf: reader.identity)
      try index.add("b")
      try late.startAnew(insteadOf: reader.identity)
      #expect(try IndexContents(of: reader).files.count == 1)
      #expect(try late.names == ["b"])
    }
    try index.add("c")
    #expect(try store.index().names == ["b", "c"])
  }

  private func connect(_ identity: FileStatus.Identity?) throws -> IndexConnection {
    try IndexConnection(
      path: store.path(of: "index.sqlite"), identity: identity, settings: .small)
  }
}
