// SPDX-License-Identifier: MIT

public import LineageCore

/// A set of snapshots with all their ancestors, out of one file that was checked to the last byte.
///
/// The file is a tar archive: a manifest, then the files of the snapshots, byte for byte, by the names
/// that they have in a store. See the design document for its form.
public struct SnapshotBundle: Hashable, Sendable {
  /// The snapshots' files, by the bytes of their names.
  public let files: [SnapshotFile]

  /// The parents that they name and that are in no file, by their bytes.
  public let missing: [SnapshotID]

  /// How many of the ids are somebody's free choice, so that nothing but the bundle's own checksums
  /// vouches for the content.
  public let foreignCount: Int

  /// The largest bundle, in bytes, that is written and read.
  public static let sizeLimit = 4 << 30

  /// Checks the bytes of a bundle: each of them is what it was when it was written, each content
  /// gives the id that it has as far as contents do, and no ancestor is left out silently.
  ///
  /// - Throws: ``BundleError``.
  /// - Complexity: O(length).
  public init(_ bytes: [UInt8]) throws(BundleError) {
    var reader = BundleReader(bytes)
    let manifest = try reader.manifest()
    var files: [SnapshotFile] = []
    var foreignCount = 0
    for entry in manifest.entries {
      let content = Array(try reader.content(of: entry))
      let (file, verdict) = try SnapshotFile.bundled(content, named: entry.name, id: entry.id)
      if verdict == .unverifiable { foreignCount += 1 }
      files.append(file)
    }
    try reader.expectEnd()
    self.files = files
    self.foreignCount = foreignCount
    missing = Self.missing(among: files.map(\.snapshot))
    let told = Set(manifest.missing)
    if let silent = missing.first(where: { !told.contains($0) }) { throw .notClosed(silent) }
    if missing != manifest.missing {
      throw .damaged(at: TarMember.blockSize, "it says of others that they are missing")
    }
  }

  /// The parents that snapshots name and that are not among them.
  static func missing(among snapshots: [Snapshot]) -> [SnapshotID] {
    let present = Set(snapshots.map(\.id))
    return Set(snapshots.flatMap { $0.parents.map(\.id) }).subtracting(present).sorted()
  }
}

extension SnapshotStore {
  /// Saves the snapshots of a bundle in the store's first directory, each in a file of the name that
  /// it had.
  ///
  /// It is done as ``save(_:options:)`` does it; what is unusual about the lineage was so where the
  /// bundle was made, and is no reason to refuse it.
  ///
  /// - Throws: `WriteError`.
  /// - Complexity: O(bytes).
  public func save(_ bundle: SnapshotBundle) throws(WriteError) -> [SavedSnapshot] {
    try save(bundle.files, options: .bundle)
  }
}

extension SaveOptions {
  /// What is allowed for the snapshots of a bundle.
  static let bundle = SaveOptions(allowsMissingParents: true, allowsOddLineage: true)
}

extension SnapshotFile {
  /// Checks a file that was in a store, where it may have had whatever a store puts up with.
  ///
  /// - Returns: The file, and whether the content vouches for the id.
  /// - Complexity: O(length).
  static func bundled(
    _ bytes: [UInt8], named name: String, id: SnapshotID
  ) throws(BundleError) -> (SnapshotFile, ContentVerdict) {
    let file = StoreFile(name)
    let decoder = SnapshotDecoder(file: file, shownName: name, recomputesID: true)
    let decoded = decoder.decode(bytes)
    guard let snapshot = decoded.snapshot, let content = decoded.content else {
      let finding = decoded.findings.first ?? Finding(.noID, message: "there is no snapshot")
      throw .snapshot(.noSnapshot(source: name, finding))
    }
    guard snapshot.id == id else {
      throw .badName(name, "it holds \(snapshot.id.text), and not \(id.text)")
    }
    if case .mismatch(let reason) = content {
      throw .snapshot(
        .noSnapshot(
          source: name, Finding(.contentMismatch, snapshot: id, file: name, message: reason)))
    }
    return (SnapshotFile(bytes: bytes, snapshot: snapshot, name: name), content)
  }
}

/// Reads a bundle from its beginning to its end.
private struct BundleReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Takes so many bytes.
  private mutating func take(_ count: Int) throws(BundleError) -> ArraySlice<UInt8> {
    guard count <= bytes.count - place else {
      throw .damaged(at: bytes.count, "the rest is missing")
    }
    place += count
    return bytes[place - count..<place]
  }

  /// Takes bytes that are known.
  private mutating func expect(_ expected: [UInt8], _ what: String) throws(BundleError) {
    let found = Array(bytes[place...].prefix(expected.count))
    guard found.compareBytes(to: expected) == 0 else {
      let end = place + zip(found, expected).prefix { $0 == $1 }.count
      let isShort = end == bytes.count
      throw .damaged(at: end, isShort ? "the rest is missing" : "\(what) is another")
    }
    place += expected.count
  }

  mutating func manifest() throws(BundleError) -> BundleManifest {
    let name = Array(BundleManifest.name.utf8)
    let isShort = bytes.count < name.count
    guard bytes.starts(with: name.prefix(bytes.count)), !bytes.isEmpty else {
      throw .noBundle("it does not begin with \(BundleManifest.name)")
    }
    if isShort || bytes.count < TarMember.blockSize {
      throw .damaged(at: bytes.count, "the rest is missing")
    }
    let digits = String(decoding: bytes[TarMember.sizeRange].dropLast(), as: UTF8.self)
    guard let size = Int(digits, radix: 8), size >= 0 else {
      throw .damaged(at: TarMember.sizeRange.lowerBound, "the size is no number")
    }
    try expect(TarMember.header(of: BundleManifest.name, size: size), "the header")
    let text = try take(size)
    try expect(TarMember.padding(after: size), "the filling")
    return try BundleManifest(text)
  }

  mutating func content(of entry: BundleManifest.Entry) throws(BundleError) -> ArraySlice<UInt8> {
    try expect(TarMember.header(of: entry.name, size: entry.size), "the header of \(entry.name)")
    let start = place
    let content = try take(entry.size)
    guard ContentID.digest(of: Array(content)) == entry.digest else {
      throw .damaged(at: start, "the checksum of \(entry.name) is another")
    }
    try expect(TarMember.padding(after: entry.size), "the filling after \(entry.name)")
    return content
  }

  mutating func expectEnd() throws(BundleError) {
    try expect(TarMember.end, "the end")
    if place < bytes.count { throw .damaged(at: place, "something follows the end") }
  }
}
