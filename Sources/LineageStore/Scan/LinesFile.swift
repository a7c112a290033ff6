// SPDX-License-Identifier: MIT

/// A file of JSON lines as it was when it was read, which takes the place of a directory: each line is
/// in the place of a file.
///
/// All of it is in memory for as long as the store is open. What tells whether a line is the one that
/// was read is its checksum, so that of a file that grows only the new lines are parsed.
struct LinesFile: Sendable {
  /// The ends of the names of such files.
  static let suffixes = [".jsonl", ".ndjson"]

  /// The name of the file in its directory.
  let name: String

  /// What the file was when it was read.
  let status: FileStatus

  private let bytes: [UInt8]

  /// The lines that are not blank: the number of each, from 1, and where it is.
  private let lines: [(number: Int, range: Range<Int>)]

  /// Reads a file.
  ///
  /// The last line may be half-written: where its end is lacking, it is no JSON and the file is young, it
  /// is left for the next time.
  ///
  /// - Complexity: O(length).
  init(
    _ name: String, in directory: OpenDirectory, options: ScanOptions = ScanOptions()
  ) throws(OpenDirectory.ReadingError) {
    let began = Calls.nanoseconds()
    let contents = try directory.read(name, limit: options.sizeLimit)
    self.name = name
    status = contents.status
    bytes = contents.bytes
    var lines = Self.lines(of: contents.bytes)
    let age = Double(began - contents.status.modified) * 1e-9
    if let last = lines.last, last.range.upperBound == contents.bytes.count,
      contents.bytes.last != UInt8(ascii: "\n"), age.magnitude < options.settlingTime,
      !Self.isWhole(contents.bytes[last.range])
    {
      lines.removeLast()
    }
    self.lines = lines
  }

  private static func lines(of bytes: [UInt8]) -> [(number: Int, range: Range<Int>)] {
    var lines: [(Int, Range<Int>)] = []
    bytes.withUnsafeBytes { bytes in
      var start = 0
      var number = 1
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let isBlank = bytes[start..<end].allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
        if !isBlank { lines.append((number, start..<end)) }
        start = end + 1
        number += 1
      }
    }
    return lines
  }

  private static func isWhole(_ line: ArraySlice<UInt8>) -> Bool {
    do {
      _ = try JSONDocument(Array(line))
      return true
    } catch {
      return false
    }
  }
}

extension LinesFile {
  /// How many lines are not blank.
  var count: Int { lines.count }

  /// The lines in the place of files, in the order of the bytes of their names.
  var files: [StoreFile] { lines.indices.map(file).inByteOrder(of: \.name) }

  /// The line at a place, in the place of a file.
  func file(at place: Int) -> StoreFile { StoreFile("\(name):\(lines[place].number)") }

  /// What tells the line at a place from what stood there before.
  ///
  /// - Complexity: O(length of the line).
  func stamp(at place: Int) -> FileStamp { FileStamp(contents(at: place).status) }

  /// The line that is named like a file; `nil` where there is none.
  ///
  /// - Complexity: O(log *n* + length of the line).
  func contents(of name: String) -> OpenDirectory.Contents? {
    let prefix = self.name + ":"
    guard name.utf8.starts(with: prefix.utf8),
      let number = Int(String(decoding: name.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
    else { return nil }
    var (low, high) = (0, lines.count)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].number < number { low = middle + 1 } else { high = middle }
    }
    guard low < lines.count, lines[low].number == number else { return nil }
    return contents(at: low)
  }

  private func contents(at place: Int) -> OpenDirectory.Contents {
    let line = Array(bytes[lines[place].range])
    let checksum = line.withUnsafeBytes { Checksum(of: $0) }
    let identity = FileStatus.Identity(device: 0, number: checksum.value)
    return OpenDirectory.Contents(
      bytes: line,
      status: FileStatus(kind: .regular, size: line.count, modified: 0, identity: identity))
  }

  /// Whether the file is still the one that was read.
  func isCurrent(in directory: OpenDirectory) -> Bool {
    do {
      return try directory.status(of: name) == status
    } catch {
      return false
    }
  }
}
