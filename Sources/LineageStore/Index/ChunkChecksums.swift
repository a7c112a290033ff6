// SPDX-License-Identifier: MIT

/// The checksums of a column's chunks, one after another.
struct ChunkChecksums {
  private let name: Checksum
  private var number: Int64 = 0

  /// The checksum of the checksums of all chunks so far.
  private(set) var whole: Checksum

  /// Begins with the first chunk of the column with a name.
  init(ofColumn name: String) {
    self.name = Checksum(of: name)
    whole = self.name
  }

  /// The checksum of the next chunk: of the column's name, the chunk's number and its bytes.
  ///
  /// - Complexity: O(length).
  mutating func next(_ bytes: UnsafeRawBufferPointer) -> Checksum {
    let place = withUnsafeBytes(of: number) { Checksum(of: $0, after: name) }
    let checksum = Checksum(of: bytes, after: place)
    number += 1
    whole = withUnsafeBytes(of: checksum.value) { Checksum(of: $0, after: whole) }
    return checksum
  }
}
