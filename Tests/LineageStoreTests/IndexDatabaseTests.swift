// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("The index")
struct IndexDatabaseTests {
  private let store: TemporaryStore

  init() throws { store = try TemporaryStore() }

  @Test("gives back what was written, from a file and from memory", arguments: 0..<4)
  func roundTrip(seed: Int) throws {
    for place in [store.indexPlace, .memory] {
      let index = try store.index(at: place)
      let expected = try index.fill(seed: seed)
      #expect(try index.contents == expected.last)
    }
    #expect(try store.index().contents.files.count == 27)
  }

  @Test("leaves one file behind")
  func oneFile() throws {
    do { _ = try store.index().fill(seed: 1) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.path) == ["index.sqlite"])
  }

  @Test("gives each row a number that no other ever has")
  func numbers() throws {
    let index = try store.index()
    #expect(try [index.add("a"), index.add("b")] == [1, 2])
    let deletions = try index.write { (writer) throws(IndexError) in
      [try writer.delete(row: 2), try writer.delete(row: 2)]
    }
    #expect(deletions == [true, false])
    #expect(try index.add("b") == 3)
  }

  @Test("finds a row by the bytes of the file's name, and sets its stamp")
  func byName() throws {
    let index = try store.index()
    var file = IndexedFile(named: "caf\u{E9}.json")
    file.snapshot = Snapshot(id: "caf\u{E9}", observed: 2, file: file.name)
    file.prompt = "make it harder"
    let stamp = FileStamp(size: 1, modified: .min, inode: 9)
    let rows = try index.write { [file] (writer) throws(IndexError) in
      try writer.insert(IndexedFile(named: "cafe\u{301}.json"))
      try writer.insert(file)
      let rows = [try writer.row(named: file.name)?.row, try writer.row(named: "cafe.json")?.row]
      try writer.setStamp(row: 2, to: stamp, modified: 77)
      return rows
    }
    #expect(rows == [2, nil])
    file.status = stamp
    file.snapshot?.observed = 77
    #expect(try index.contents.files[2] == file)
  }

  @Test("refuses a column of another type than was stored, and one that is not there")
  func columnTypes() throws {
    let index = try store.index()
    let pairs = (0..<200).map { SIMD2(Int64($0), -1) }
    try index.write { (writer) throws(IndexError) in
      try writer.setColumn("pairs", to: pairs)
      try writer.setColumn("bytes", to: [1, 2, 3] as [UInt8])
    }
    let reader = try index.reader()
    #expect(try reader.column("pairs") == pairs)
    #expect(try reader.column("bytes") == [1, 2, 3] as [UInt8])
    #expect(throws: IndexError.self) { try reader.column("bytes", of: Int16.self) }
    #expect(throws: IndexError.self) { try reader.column("other", of: Int16.self) }
    try index.write { (writer) throws(IndexError) in try writer.removeColumns() }
    #expect(try index.contents.columns.isEmpty)
    #expect(try reader.column("bytes") == [1, 2, 3] as [UInt8])
  }

  @Test("stays as it was for a reader, whatever is written meanwhile")
  func isolation() throws {
    for place in [store.indexPlace, .memory] {
      let index = try store.index(at: place)
      try index.add("a")
      let reader = try index.reader()
      try index.write { (writer) throws(IndexError) in
        try writer.insert(IndexedFile(named: "b"))
        // Neither does a reader wait for the writer, nor see what is not there yet.
        let names = try index.names
        #expect(names == ["a"])
      }
      #expect(try IndexContents(of: reader).files.count == 1)
      #expect(try index.names == ["a", "b"])
    }
  }

  @Test("is as before when the change fails, and can be changed then")
  func undone() throws {
    for place in [store.indexPlace, .memory] {
      let index = try store.index(at: place)
      try index.add("a")
      #expect(throws: IndexError.busy) {
        try index.write { (writer) throws(IndexError) in
          try writer.insert(IndexedFile(named: "b"))
          throw IndexError.busy
        }
      }
      try index.add("c")
      #expect(try index.names == ["a", "c"])
    }
  }

  @Test("can be asked for a row while rows are gone through")
  func nested() throws {
    let index = try store.index()
    let files = try index.fill(seed: 3)[1].files
    let reader = try index.reader()
    var count = 0
    try reader.forEachRow { (row) throws(IndexError) in
      let file = try reader.file(row: row.number)
      #expect(file == files[row.number])
      if row.number == 1 { try reader.forEachRow { _ in count += 1 } }
    }
    #expect(count == files.count)
  }

  @Test("that is full says so, and keeps what it has")
  func full() throws {
    do { try store.index().add("a") }
    let index = try store.index { $0.pageLimit = 40 }
    #expect(throws: IndexError.full) {
      try index.write { (writer) throws(IndexError) in
        for number in 0..<2_000 { try writer.insert(IndexedFile(named: "\(number)")) }
      }
    }
    #expect(throws: IndexError.full) {
      try index.write { (writer) throws(IndexError) in
        try writer.setColumn("large", to: [Int64](repeating: 1, count: 20_000))
      }
    }
    #expect(try index.names == ["a"])
    try index.add("b")
    #expect(try index.names == ["a", "b"])
  }

  @Test("that cannot be made says so")
  func impossible() throws {
    try store.makeFolder("folder")
    try store.write("", to: "file")
    for path in ["/proc/self/stemma/x", store.path(of: "folder"), store.path(of: "file/x")] {
      let error = #expect(throws: IndexError.self) { try store.index(at: .file(path: path)) }
      guard case .cannotWrite = error else {
        Issue.record("\(path): \(String(describing: error))")
        continue
      }
    }
  }
}
