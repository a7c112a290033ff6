// SPDX-License-Identifier: MIT

extension OpenDirectory {
  /// What reading a file gave.
  struct Contents: Sendable {
    let bytes: [UInt8]
    let status: FileStatus
  }

  /// Why a file was not read.
  enum ReadingError: Error, Hashable, Sendable {
    /// It is a directory, a FIFO, a device.
    case notFile(FileStatus.Kind)
    /// It is longer than is read.
    case tooLarge(Int)
    /// The system refused.
    case system(SystemError)

    /// The reason in words.
    var reason: String {
      switch self {
      case .notFile(let kind): "it is \(kind.rawValue)"
      case .tooLarge(let size): "it has \(size) bytes, more than are read"
      case .system(let error): error.reason
      }
    }
  }

  /// Reads a whole file, as long as it is at the time.
  ///
  /// - Complexity: O(length).
  func read(_ name: UnsafePointer<CChar>, limit: Int) throws(ReadingError) -> Contents {
    let file = try asking { () throws(SystemError) in try open(name) }
    defer { Calls.close(file) }
    let status = try asking { () throws(SystemError) in try Calls.status(of: file) }
    guard status.kind == .regular else { throw .notFile(status.kind) }
    guard status.size <= limit else { throw .tooLarge(status.size) }
    let bytes = try asking { () throws(SystemError) in
      try readAll(of: file, expecting: status.size, limit: limit)
    }
    guard bytes.count <= limit else { throw .tooLarge(bytes.count) }
    return Contents(bytes: bytes, status: status)
  }

  /// Passes on the system's refusals as reasons not to have read a file.
  private func asking<Answer>(
    _ question: () throws(SystemError) -> Answer
  ) throws(ReadingError) -> Answer {
    do { return try question() } catch { throw .system(error) }
  }

  /// Reads to the end of a file, though it may have grown, or to just beyond the limit.
  private func readAll(
    of file: Int32, expecting size: Int, limit: Int
  ) throws(SystemError) -> [UInt8] {
    // One byte more than expected, so that the end is seen.
    var bytes = try readPiece(of: file, capacity: size + 1, expecting: size)
    var isFull = bytes.count > size
    while isFull, bytes.count <= limit {
      let capacity = min(limit + 1 - bytes.count, 1 << 16)
      let piece = try readPiece(of: file, capacity: capacity)
      bytes += piece
      isFull = piece.count == capacity
    }
    return bytes
  }

  /// Reads so many bytes, or as many as there are.
  ///
  /// The system gives all it has of a regular file: where it gives just what was expected, though
  /// there was room for more, nobody need ask whether that was the end.
  private func readPiece(
    of file: Int32, capacity: Int, expecting size: Int? = nil
  ) throws(SystemError) -> [UInt8] {
    var refusal: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      do throws(SystemError) {
        while count < capacity {
          let free = UnsafeMutableBufferPointer(rebasing: buffer[count...])
          let length = try Calls.read(file, into: UnsafeMutableRawBufferPointer(free))
          count += length
          if length == 0 || count == size { return }
        }
      } catch {
        refusal = error
      }
    }
    if let refusal { throw refusal }
    return bytes
  }
}
