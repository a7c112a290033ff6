// SPDX-License-Identifier: MIT

import LineageCore

/// A row of the index that was just read, and whose checksum is right.
///
/// Its bytes are SQLite's, which takes them back: so it cannot be kept.
struct FileRow: ~Copyable {
  /// The columns, in the order in which ``init(_:)`` takes them.
  static let columns = "row, name, size, modified, inode, record, checksum"

  /// The number of the row.
  let number: Int64

  /// What the file was when it was read.
  let status: FileStamp

  /// The checksum of the row.
  let checksum: Checksum

  private let nameBytes: UnsafeRawBufferPointer
  private let record: UnsafeRawBufferPointer

  /// Takes the row that a statement stands on.
  init(_ statement: SQLStatement) throws(IndexError) {
    number = statement.number(at: 0)
    nameBytes = statement.bytes(at: 1)
    status = FileStamp(
      size: statement.number(at: 2), modified: statement.number(at: 3),
      inode: UInt64(bitPattern: statement.number(at: 4)))
    record = statement.bytes(at: 5)
    checksum = Checksum(UInt64(bitPattern: statement.number(at: 6)))
    guard Self.checksum(number, status, nameBytes, record) == checksum else {
      throw .damaged(reason: "row \(number) is not what was written")
    }
  }

  /// The checksum of all values of a row.
  ///
  /// - Complexity: O(length).
  static func checksum(
    _ number: Int64, _ status: FileStamp, _ name: UnsafeRawBufferPointer,
    _ record: UnsafeRawBufferPointer
  ) -> Checksum {
    let numbers = (number, status.size, status.modified, status.inode, Int64(name.count))
    let checksum = withUnsafeBytes(of: numbers) { Checksum(of: $0) }
    return Checksum(of: record, after: Checksum(of: name, after: checksum))
  }
}

extension FileRow {
  /// The number as the columns have it.
  ///
  /// - Throws: ``IndexError/damaged(reason:)`` once two thousand million rows have been written: the
  ///   index is then made anew, and counts from one again.
  var shortNumber: UInt32 {
    get throws(IndexError) {
      guard let short = UInt32(exactly: number), short < .max / 2 else {
        throw .damaged(reason: "its numbers are used up")
      }
      return short
    }
  }

  /// The name of the file.
  ///
  /// - Complexity: O(length).
  var name: String { String(decoding: nameBytes, as: UTF8.self) }

  /// What reading the file gave.
  ///
  /// - Complexity: O(length).
  func file() throws(IndexError) -> IndexedFile {
    do throws(RecordDamage) {
      return try IndexedFile(name: name, status: status, record: record)
    } catch {
      throw unreadable
    }
  }

  /// The snapshot of the file, and nothing else; `nil` where it has none.
  ///
  /// - Complexity: O(length of the name and the snapshot's part).
  func snapshot() throws(IndexError) -> Snapshot? {
    do throws(RecordDamage) {
      return try IndexedFile.snapshot(named: name, status: status, record: record)
    } catch {
      throw unreadable
    }
  }

  private var unreadable: IndexError {
    .damaged(reason: "row \(number) was written by another program")
  }
}
