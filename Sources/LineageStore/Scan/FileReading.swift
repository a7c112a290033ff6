// SPDX-License-Identifier: MIT

import LineageCore

/// What reading one file gave.
struct FileReading: Sendable {
  /// What the file holds.
  private(set) var decoded = SnapshotDecoder.Result()

  /// What the file was when it was read; `nil` where it could not be.
  private(set) var stamp: FileStamp?

  /// How many bytes were read.
  private(set) var length = 0

  /// Whether the file may be damaged only because its writer has not finished.
  private(set) var mayBeUnfinished = false

  /// Reads a file, and what it says about snapshots that are not known otherwise.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - store: Where it is.
  ///   - options: How to read it.
  ///   - index: For quicker parsing, where ``ScanOptions/parsesEveryByte`` does not forbid it.
  ///   - recomputesID: Whether the id is computed that the content should have.
  ///   - knows: Which other snapshots need not be told of.
  init(
    of file: StoreFile, in store: StoreDirectory, options: ScanOptions,
    index: StructuralIndex? = nil, recomputesID: Bool = false, knows: (SnapshotID) -> Bool
  ) {
    let name = store.shownName(file.name)
    let began = Calls.nanoseconds()
    do {
      let contents = try store.read(file.path, limit: options.sizeLimit)
      length = contents.bytes.count
      stamp = FileStamp(contents.status).settled(readAt: began)
      let decoder = SnapshotDecoder(
        file: file, shownName: name, index: options.parsesEveryByte ? nil : index,
        mapping: options.mapping, recomputesID: recomputesID)
      decoded = decoder.decode(contents.bytes, knows: knows)
      // A line has no time of its own.
      decoded.snapshot?.observed = file.isLine ? nil : contents.status.modified
      guard decoded.findings.contains(where: { $0.kind == .unparsable }) else { return }
      let age = Double(began - contents.status.modified) * 1e-9
      mayBeUnfinished = age.magnitude < options.settlingTime
    } catch {
      decoded.findings = Self.findings(on: error, file: name, options: options)
    }
  }

  /// What is said about a file that was not read; nothing about one that is gone by now.
  private static func findings(
    on error: OpenDirectory.ReadingError, file: String, options: ScanOptions
  ) -> [Finding] {
    switch error {
    case .system(.notFound): return []
    case .system(.linkLoop):
      return [Finding(.link, file: file, message: "the file has just become a link")]
    case .system(let error):
      return [Finding(.unreadable, file: file, message: error.reason)]
    case .notFile(let kind):
      return [Finding(.unreadable, file: file, message: "this is \(kind.rawValue)")]
    case .tooLarge(let size):
      let message = "the file has \(size) bytes; no more than \(options.sizeLimit) are read"
      return [Finding(.tooLarge, file: file, message: message)]
    }
  }
}
