// SPDX-License-Identifier: MIT

/// Splitting a text that holds one JSON object, or one a line.
enum JSONLines {
  /// One object of a text.
  struct Part: Hashable {
    /// The line on which it stands, from 1, where it is one of several.
    var line: Int?

    /// Its bytes; those of a line with the line's end.
    var bytes: [UInt8]

    /// What errors call it in a source.
    func source(_ name: String) -> String { line.map { "\(name), line \($0)," } ?? name }
  }

  /// Finds the objects.
  ///
  /// A text is taken for lines if more follows its first line, and that is JSON by itself, as no
  /// first line of an object spread over several is.
  ///
  /// - Complexity: O(length).
  static func parts(of bytes: [UInt8]) -> [Part] {
    let newline = UInt8(ascii: "\n")
    let lines = bytes.split(separator: newline, omittingEmptySubsequences: false)
    let parts = lines.enumerated().compactMap { number, line in
      isBlank(line) ? nil : Part(line: number + 1, bytes: Array(line) + [newline])
    }
    guard parts.count > 1, isWhole(parts[0].bytes) else { return [Part(bytes: bytes)] }
    return parts
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) }
  }

  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= ScanOptions().sizeLimit else { return false }
    do {
      return try JSONDocument(bytes).root.kind == .object
    } catch {
      return false
    }
  }
}

extension SnapshotFile {
  /// Checks all snapshots of a text: one JSON object, or one a line.
  ///
  /// - Parameters:
  ///   - bytes: The text. Of one object all of it becomes the file, white space included.
  ///   - source: What errors call it.
  /// - Returns: The snapshots in their order.
  /// - Throws: As for one file.
  /// - Complexity: O(length).
  public static func all(
    in bytes: [UInt8], from source: String
  ) throws(WriteError) -> [SnapshotFile] {
    var files: [SnapshotFile] = []
    for part in JSONLines.parts(of: bytes) {
      files.append(try SnapshotFile(part.bytes, from: part.source(source)))
    }
    return files
  }
}

extension SnapshotVariant {
  /// Reads variants out of a text: JSON objects, one a line, each with its `directive` and perhaps
  /// a `payload`.
  ///
  /// - Throws: `WriteError.badVariant`.
  /// - Complexity: O(length).
  public static func all(in bytes: [UInt8]) throws(WriteError) -> [SnapshotVariant] {
    var variants: [SnapshotVariant] = []
    for (index, part) in JSONLines.parts(of: bytes).enumerated() {
      do throws(SnapshotDraft.Objection) {
        variants.append(try SnapshotVariant(part.bytes))
      } catch {
        throw .badVariant(number: index + 1, reason: error.reason)
      }
    }
    return variants
  }

  private init(_ bytes: [UInt8]) throws(SnapshotDraft.Objection) {
    guard bytes.count <= ScanOptions().sizeLimit else { throw .variant("it is too long") }
    let root: JSONValue
    do {
      root = try JSONDocument(bytes).root
    } catch {
      throw .variant("it is not JSON: \(error.problem.message), column \(error.column)")
    }
    guard root.kind == .object else { throw .variant("it should be an object") }
    let unknown = root.members.first { !["directive", "payload"].contains($0.key) }
    if let unknown { throw .variant("it has a key `\(unknown.key)`, which says nothing") }
    guard let directive = root["directive"] else { throw .variant("it has no `directive`") }
    let payload = root["payload"].flatMap { $0.isNull ? nil : RawJSON($0).text }
    self.init(directive: RawJSON(directive).text, payload: payload)
  }
}
