// SPDX-License-Identifier: MIT

import LineageCore

/// What a bundle says of itself: its first file, JSON lines, of which the first tells of the bundle
/// and each further one of a file, in their order.
///
/// There is one way to write it, and no other is read.
struct BundleManifest: Hashable, Sendable {
  /// The name of the file, which no store takes for a snapshot.
  static let name = "stemma-bundle.jsonl"

  private static let format = "stemma-bundle"
  private static let version = 1

  /// The files, by the bytes of their names.
  var entries: [Entry]

  /// The parents that are in no file, by their bytes.
  var missing: [SnapshotID]

  /// A file of a bundle.
  struct Entry: Hashable, Sendable {
    /// Its name in a store.
    var name: String
    /// The snapshot.
    var id: SnapshotID
    /// How many bytes it has, and their SHA-256.
    var size: Int
    var digest: String
  }

  /// The text.
  ///
  /// - Complexity: O(length).
  var bytes: [UInt8] {
    var writer = JSONWriter(.readable)
    writer.write(json: #"{"format":"\#(Self.format)","version":\#(Self.version),"snapshots":"#)
    writer.write(json: #"\#(entries.count),"missing":["#)
    for (number, id) in missing.enumerated() {
      if number > 0 { writer.write(json: ",") }
      writer.write(text: Array(id.text.utf8))
    }
    writer.write(json: "]}\n")
    for entry in entries {
      writer.write(json: #"{"name":"#)
      writer.write(text: Array(entry.name.utf8))
      writer.write(json: #","id":"#)
      writer.write(text: Array(entry.id.text.utf8))
      writer.write(json: #","size":\#(entry.size),"sha256":"\#(entry.digest)"}"# + "\n")
    }
    return writer.bytes
  }
}

extension BundleManifest {
  /// Reads a text.
  ///
  /// - Throws: Why it is none.
  /// - Complexity: O(length).
  init(_ bytes: ArraySlice<UInt8>) throws(BundleError) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"))[...]
    guard let first = lines.popFirst(), let head = Self.value(first),
      head["format"]?.isText(Self.format) == true, let version = head["version"]?.int
    else { throw .noBundle("its first file tells of none") }
    guard version == Self.version else { throw .version(version) }
    missing = head["missing"]?.elements.compactMap { $0.exactString }.map { SnapshotID($0) } ?? []
    entries = []
    for line in lines {
      guard let value = Self.value(line), let name = value["name"]?.exactString,
        let id = value["id"]?.exactString, let size = value["size"]?.int,
        let digest = value["sha256"]?.exactString
      else { throw .damaged(at: line.startIndex, "the line tells of no file") }
      entries.append(Entry(name: name, id: SnapshotID(id), size: size, digest: digest))
    }
    let expected = self.bytes
    guard Array(bytes).compareBytes(to: expected) == 0 else {
      let length = zip(bytes, expected).prefix { $0 == $1 }.count
      throw .damaged(at: bytes.startIndex + length, "no manifest is written so")
    }
    try checkEntries()
  }

  private static func value(_ line: ArraySlice<UInt8>) -> JSONValue? {
    do { return try JSONDocument(Array(line)).root } catch { return nil }
  }

  /// Refuses files that no store has, or has no two of.
  private func checkEntries() throws(BundleError) {
    let limit = ScanOptions().sizeLimit
    for entry in entries {
      let file = StoreFile(entry.name)
      let hasEnd = entry.name.hasByteSuffix(StoreFile.suffix)
      if let reason = hasEnd ? SnapshotID(file.namesake).fileNameProblem : "it has another end" {
        throw .badName(entry.name, reason)
      }
      guard (0...limit).contains(entry.size) else { throw .tooLarge(entry.name, limit: limit) }
    }
    for (entry, next) in zip(entries, entries.dropFirst())
    where entry.name.compareBytes(to: next.name) >= 0 {
      throw .badName(next.name, "it does not come after \(entry.name)")
    }
    if Set(entries.map(\.id)).count < entries.count {
      throw .badName(Self.name, "a snapshot is there twice")
    }
  }
}
