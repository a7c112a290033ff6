// SPDX-License-Identifier: MIT

import LineageCore

/// A file of metrics that is being read, row by row.
struct MetricsFile {
  private let path: String

  /// What came of the rows so far.
  private(set) var draft: MetricsDraft

  /// The columns that the header should have named; `nil` where it is as it should be.
  private(set) var missingColumns: [String]?

  /// The line at which the next row begins, from 1.
  private var line = 1
  private var form = Form.unknown
  private var badRows = 0

  /// Whether the line that bytes begin in is left out to its end.
  private var isSkipping = false

  private enum Form {
    case unknown
    case objects
    case fields(header: MetricsHeader?)
  }

  /// No row is longer: a file without line breaks does not fill the memory.
  private static let rowLimit = 1 << 20

  /// So many bytes are read at once.
  private static let pieceSize = 1 << 18

  /// Of a file of something else no more rows than so many are told one by one.
  private static let findingLimit = 1_000

  init(_ path: String, _ draft: MetricsDraft) {
    self.path = path
    self.draft = draft
  }
}

extension MetricsFile {
  /// Reads the file to its end.
  mutating func read() throws(SystemError) {
    let descriptor = try Calls.openInput(path)
    defer { Calls.close(descriptor) }
    var bytes: [UInt8] = []
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.pieceSize, alignment: 8)
    defer { piece.deallocate() }
    var isAtEnd = false
    while !isAtEnd, missingColumns == nil {
      let count = try Calls.read(descriptor, into: piece)
      isAtEnd = count == 0
      bytes += piece[..<count]
      bytes.removeFirst(take(bytes, isAtEnd: isAtEnd))
    }
    if badRows > Self.findingLimit {
      draft.add(
        Finding(
          .badMetric, file: path,
          message: "\(badRows - Self.findingLimit) more rows of this file do not count"))
    }
  }

  /// Takes the rows that are there to their ends, and says how many bytes these are.
  private mutating func take(_ bytes: [UInt8], isAtEnd: Bool) -> Int {
    bytes.withUnsafeBytes { bytes in
      var start = 0
      if case .unknown = form {
        guard let first = begin(bytes) else { return 0 }
        start = first
      }
      while start < bytes.count, missingColumns == nil {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
        guard let length = takeRow(of: rest, isAtEnd: isAtEnd) else { return start }
        start += length
      }
      return start
    }
  }

  /// Finds out what the file has, and says where it begins; `nil` as long as that is not known.
  private mutating func begin(_ bytes: UnsafeRawBufferPointer) -> Int? {
    var scanner = JSONScanner(bytes)
    _ = scanner.skipByteOrderMark()
    let start = scanner.position
    scanner.skipWhiteSpace()
    guard let byte = scanner.current else { return nil }
    form = byte == UInt8(ascii: "{") ? .objects : .fields(header: nil)
    return start
  }

  /// Takes the first row of some bytes, and says how long it is; `nil` where it is not whole yet.
  private mutating func takeRow(of bytes: UnsafeRawBufferPointer, isAtEnd: Bool) -> Int? {
    let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n"))
    let isFull = bytes.count > Self.rowLimit
    if isSkipping || lineEnd == nil && isFull {
      return skip(bytes, to: lineEnd)
    }
    guard case .fields(let header) = form else {
      guard lineEnd != nil || isAtEnd else { return nil }
      let row = bytes[..<(lineEnd ?? bytes.count)]
      let isBlank = row.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
      if !isBlank { add(MetricsEntry(object: Array(row))) }
      line += 1
      return lineEnd.map { $0 + 1 } ?? bytes.count
    }
    guard let row = CSVRow(bytes, isLast: isAtEnd || isFull) else { return nil }
    if !row.isBlank { take(row, below: header) }
    line += row.lineCount
    return row.length
  }

  /// Leaves out a line that is too long, or the rest of one.
  private mutating func skip(_ bytes: UnsafeRawBufferPointer, to lineEnd: Int?) -> Int {
    if !isSkipping { add(.bad("it is longer than \(Self.rowLimit) bytes")) }
    isSkipping = lineEnd == nil
    if !isSkipping { line += 1 }
    return lineEnd.map { $0 + 1 } ?? bytes.count
  }

  private mutating func take(_ row: CSVRow, below header: MetricsHeader?) {
    if let header {
      add(header.entry(of: row))
    } else {
      let header = MetricsHeader(row)
      form = .fields(header: header)
      if !header.missing.isEmpty { missingColumns = header.missing }
    }
  }

  private mutating func add(_ entry: MetricsEntry) {
    switch entry {
    case .value(let value, let name, let id, let task):
      draft.add(value, of: name, for: SnapshotID(id), task: task, line: line)
    case .bad(let reason):
      badRows += 1
      guard badRows <= Self.findingLimit else { return }
      draft.add(
        Finding(
          .badMetric, file: path, place: "line \(line)",
          message: "the row does not count: \(reason)"))
    }
  }
}
