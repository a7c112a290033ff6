// SPDX-License-Identifier: MIT

/// The checksums of a column's chunks.
struct ChunkChecksums {
  private let name: Checksum

  /// The checksum of the checksums of all chunks that were added.
  private(set) var whole: Checksum

  /// Begins with the first chunk of the column with a name.
  init(ofColumn name: String) {
    self.name = Checksum(of: name)
    whole = self.name
  }

  /// The checksum of a chunk: of the column's name, the chunk's number and its bytes.
  ///
  /// - Complexity: O(length).
  func checksum(of bytes: UnsafeRawBufferPointer, number: Int) -> Checksum {
    let place = withUnsafeBytes(of: Int64(number)) { Checksum(of: $0, after: name) }
    return Checksum(of: bytes, after: place)
  }

  /// Adds the checksum of the next chunk.
  mutating func add(_ checksum: Checksum) {
    whole = withUnsafeBytes(of: checksum.value) { Checksum(of: $0, after: whole) }
  }
}
