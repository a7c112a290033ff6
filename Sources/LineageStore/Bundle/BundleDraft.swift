// SPDX-License-Identifier: MIT

public import LineageCore

/// A bundle that is about to be written, piece by piece, so that no more than one file is in memory.
///
/// ```swift
/// let draft = try store.bundle(nodes)
/// for number in 0..<draft.pieceCount { pipe.write(try draft.piece(number)) }
/// ```
public struct BundleDraft: Sendable {
  /// The parents that its snapshots name and that are in no file.
  public var missing: [SnapshotID] { manifest.missing }

  /// How many snapshots it has.
  public var snapshotCount: Int { manifest.entries.count }

  /// Of how many the id is somebody's free choice, so that the content does not give it.
  public let foreignCount: Int

  /// How many pieces there are: the manifest, the files, the end.
  public var pieceCount: Int { manifest.entries.count + 2 }

  /// How many bytes it will have.
  public var size: Int {
    let files = manifest.entries.reduce(0) { $0 + TarMember.size(of: $1.name, size: $1.size) }
    let head = TarMember.size(of: BundleManifest.name, size: manifest.bytes.count)
    return head + files + TarMember.end.count
  }

  private let store: SnapshotStore
  private let manifest: BundleManifest

  /// What the store calls each of the files.
  private let sources: [String]

  /// Reads the files of some snapshots and of all their ancestors, and checks them.
  fileprivate init(
    of nodes: NodeSet, in store: SnapshotStore, progress: (Int, Int) -> Void
  ) throws(BundleError) {
    self.store = store
    let graph = store.graph
    let closure = graph.ancestralClosure(of: nodes).subtracting(graph.missing)
    if closure.isEmpty { throw .nothing }
    var files: [(entry: BundleManifest.Entry, source: String)] = []
    var parents: [Snapshot] = []
    var foreignCount = 0
    for node in closure {
      let (file, verdict, source) = try store.bundledFile(of: node)
      if verdict == .unverifiable { foreignCount += 1 }
      parents.append(Snapshot(id: file.id, parents: file.snapshot.parents))
      files.append((file.entry, source))
      progress(files.count, closure.count)
    }
    files.sort { $0.entry.name.compareBytes(to: $1.entry.name) < 0 }
    for (file, next) in zip(files, files.dropFirst())
    where file.entry.name.compareBytes(to: next.entry.name) == 0 {
      throw .sameName(file.entry.name)
    }
    sources = files.map(\.source)
    self.foreignCount = foreignCount
    manifest = BundleManifest(
      entries: files.map(\.entry), missing: SnapshotBundle.missing(among: parents))
    // What has a file now, and had another parent when the index was made.
    for id in manifest.missing {
      guard let node = graph.node(for: id), !graph.isMissing(node) else { continue }
      throw .changed(graph[node].file ?? id.text)
    }
    if size > SnapshotBundle.sizeLimit {
      throw .tooLarge("the bundle", limit: SnapshotBundle.sizeLimit)
    }
  }

  /// A piece of the file, by its number.
  ///
  /// - Throws: ``BundleError`` where a file was changed, or cannot be read any more.
  /// - Complexity: O(length).
  public func piece(_ number: Int) throws(BundleError) -> [UInt8] {
    if number == 0 { return Self.member(BundleManifest.name, manifest.bytes) }
    guard number <= manifest.entries.count else { return TarMember.end }
    let entry = manifest.entries[number - 1]
    let source = sources[number - 1]
    let bytes = try store.bundledBytes(of: source)
    guard ContentID.digest(of: bytes) == entry.digest else { throw .changed(source) }
    return Self.member(entry.name, bytes)
  }

  private static func member(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    TarMember.header(of: name, size: bytes.count) + bytes + TarMember.padding(after: bytes.count)
  }
}

extension SnapshotStore {
  /// Prepares a bundle of some snapshots and all their ancestors, as their files are now.
  ///
  /// The same files give the same bytes.
  ///
  /// - Parameters:
  ///   - nodes: The snapshots.
  ///   - progress: Is told how many files of how many were read.
  /// - Returns: The bundle, to be written.
  /// - Throws: ``BundleError``, also where a content does not give the id that it has.
  /// - Complexity: O(*n* + *m* + bytes).
  public func bundle(
    _ nodes: NodeSet, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(BundleError) -> BundleDraft {
    try BundleDraft(of: nodes, in: self, progress: progress)
  }

  fileprivate func bundledBytes(of source: String) throws(BundleError) -> [UInt8] {
    do { return try bytes(ofFileShownAs: source) } catch { throw .store(error) }
  }

  /// The file of a node, whether its content vouches for its id, and what the store calls it.
  fileprivate func bundledFile(
    of node: NodeIndex
  ) throws(BundleError) -> (SnapshotFile, ContentVerdict, source: String) {
    let id = graph.id(of: node)
    guard let source = source(of: node) else {
      throw .store(.unreadable(path: id.text, reason: "the snapshot has no file"))
    }
    let name = parts.lazy.compactMap { $0.directory.localName(source) }.first ?? source
    let (file, verdict) = try SnapshotFile.bundled(
      bundledBytes(of: source), named: name, id: id)
    return (file, verdict, source)
  }
}

extension SnapshotFile {
  /// What a manifest says of the file.
  fileprivate var entry: BundleManifest.Entry {
    BundleManifest.Entry(
      name: name, id: id, size: bytes.count, digest: ContentID.digest(of: bytes))
  }
}
