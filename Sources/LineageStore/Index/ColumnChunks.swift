// SPDX-License-Identifier: MIT

import Dispatch
import GRDB
import Synchronization

/// The chunks of a column, as the table has them: where each goes, and what it has to be.
///
/// Together they are as long as the column, and have its checksum; whether their bytes have theirs
/// is seen when they are read.
struct ColumnChunks {
  private let chunks: [Chunk]
  private let checksums: ChunkChecksums
  private let column: IndexColumn

  private struct Chunk {
    let row: Int64
    let checksum: Checksum
    let range: Range<Int>
  }

  /// Finds the chunks of a column.
  ///
  /// - Complexity: O(number of chunks).
  init(of column: IndexColumn, in index: IndexAccess) throws(IndexError) {
    let statement = try index.statement(
      "SELECT rowid, checksum, length(bytes) FROM chunk WHERE name = ? ORDER BY number")
    defer { statement.finish() }
    var checksums = ChunkChecksums(ofColumn: column.name)
    var chunks: [Chunk] = []
    var end = 0
    try column.name.withBytes { (name) throws(IndexError) in
      try statement.bind(name, at: 1)
      while try statement.step() {
        let length = Int(clamping: statement.number(at: 2))
        guard length >= 0, length <= column.byteCount - end else { throw Self.damage(of: column) }
        let checksum = Checksum(UInt64(bitPattern: statement.number(at: 1)))
        checksums.add(checksum)
        chunks.append(
          Chunk(row: statement.number(at: 0), checksum: checksum, range: end..<end + length))
        end += length
      }
    }
    // A chunk that is right by itself may be one of an earlier column of the same name.
    guard end == column.byteCount, checksums.whole == column.checksum else {
      throw Self.damage(of: column)
    }
    self.chunks = chunks
    self.checksums = checksums
    self.column = column
  }
}

extension ColumnChunks {
  /// Fills some memory, which is as large as the column, with the chunks, and checks them.
  ///
  /// - Parameters:
  ///   - memory: The memory.
  ///   - connections: What the chunks are shared among; all of them see the same.
  /// - Throws: `IndexError`; then there is anything in the memory.
  /// - Complexity: O(length), at about the speed of copying memory twice.
  func fill(
    _ memory: UnsafeMutableRawBufferPointer, by connections: [IndexConnection]
  ) throws(IndexError) {
    let width = min(connections.count, chunks.count)
    guard width > 1 else { return try fill(memory, with: chunks.indices, by: connections[0]) }
    let damage = Mutex<IndexError?>(nil)
    // Each writes a part of it that no other does, and all have ended when this returns.
    nonisolated(unsafe) let memory = memory
    DispatchQueue.concurrentPerform(iterations: width) { part in
      let first = chunks.count * part / width
      let end = chunks.count * (part + 1) / width
      do throws(IndexError) {
        try fill(memory, with: first..<end, by: connections[part])
      } catch {
        damage.withLock { $0 = error }
      }
    }
    if let damage = damage.withLock(\.self) { throw damage }
  }

  private func fill(
    _ memory: UnsafeMutableRawBufferPointer, with numbers: Range<Int>,
    by connection: IndexConnection
  ) throws(IndexError) {
    guard let first = numbers.first, let last = numbers.last else { return }
    // Each part by itself, as the system takes longer to clear new memory than it takes to fill it.
    let part = chunks[first].range.lowerBound..<chunks[last].range.upperBound
    Calls.willWrite(UnsafeMutableRawBufferPointer(rebasing: memory[part]))
    try connection.use { (database) throws(IndexError) in
      let blob = try SQLBlob(
        table: "chunk", column: "bytes", row: chunks[first].row, in: database)
      for number in numbers {
        let chunk = chunks[number]
        if number > first { try blob.move(toRow: chunk.row) }
        guard blob.count == chunk.range.count else { throw Self.damage(of: column) }
        let part = UnsafeMutableRawBufferPointer(rebasing: memory[chunk.range])
        try blob.read(into: part)
        guard checksums.checksum(of: UnsafeRawBufferPointer(part), number: number) == chunk.checksum
        else { throw Self.damage(of: column) }
      }
    }
  }

  private static func damage(of column: IndexColumn) -> IndexError {
    .damaged(reason: "the column \(column.name) is not what was written")
  }
}
