// SPDX-License-Identifier: MIT

public import LineageCore

/// The file of one snapshot, checked, and ready to be taken into a store as it is.
public struct SnapshotFile: Hashable, Sendable {
  /// The bytes: a store keeps them as they are.
  public let bytes: [UInt8]

  /// What they say in short, as if they stood in a file named after the snapshot.
  public let snapshot: Snapshot

  /// The name that the file is to have in a store.
  public let name: String

  /// The snapshot.
  public var id: SnapshotID { snapshot.id }

  /// Takes what was checked elsewhere.
  init(bytes: [UInt8], snapshot: Snapshot, name: String) {
    self.bytes = bytes
    self.snapshot = snapshot
    self.name = name
  }

  /// Checks the bytes of a file in chain or flat shape.
  ///
  /// It has to be without errors, its id one that a file can be named after and, where it looks
  /// like the id of a content, that of its own. Its fields have to agree on the primary parent,
  /// since otherwise old readers would see another one.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - source: What errors call it.
  /// - Throws: `WriteError.noSnapshot`, `.unsafeID` or `.contentMismatch`.
  /// - Complexity: O(length).
  public init(_ bytes: [UInt8], from source: String) throws(WriteError) {
    self.bytes = bytes
    let document = try Self.document(bytes, source)
    let id = SnapshotID(document.identity.storedID)
    if let reason = id.fileNameProblem { throw .unsafeID(id, reason: reason) }
    name = id.fileName
    let file = StoreFile(name)
    let decoded = SnapshotDecoder(file: file, shownName: file.name).decode(bytes)
    let objection = decoded.findings.first { finding in
      finding.severity == .error || finding.kind == .parentsDisagree
    }
    if let objection { throw .noSnapshot(source: source, objection) }
    guard let snapshot = decoded.snapshot else {
      throw .noSnapshot(source: source, Finding(.noID, message: "there is no snapshot"))
    }
    self.snapshot = snapshot
    try Self.verify(id, document)
  }

  private static func document(
    _ bytes: [UInt8], _ source: String
  ) throws(WriteError) -> SnapshotDocument {
    let limit = ScanOptions().sizeLimit
    guard bytes.count <= limit else {
      let message = "it has \(bytes.count) bytes, and no more than \(limit) are read"
      throw .noSnapshot(source: source, Finding(.tooLarge, message: message))
    }
    do {
      // The name says only that this is no spec: those are told by where they are.
      return try SnapshotDocument(bytes, in: StoreFile(StoreFile.suffix))
    } catch {
      throw .noSnapshot(source: source, error.finding)
    }
  }

  private static func verify(
    _ id: SnapshotID, _ document: SnapshotDocument
  ) throws(WriteError) {
    guard ContentID.isRecomputable(id, document.identity.shape, document.root) else { return }
    let computed = contentID(of: document)
    if computed != id { throw .contentMismatch(id, computed: computed) }
  }

  /// The id that a content gives, if it gives one.
  private static func contentID(of document: SnapshotDocument) -> SnapshotID? {
    do {
      let isChain = document.identity.shape == .chain
      return SnapshotID(
        try isChain ? ContentID.chain(document.root) : ContentID.flat(document.root))
    } catch {
      return nil
    }
  }
}
