// SPDX-License-Identifier: MIT

import LineageCore

/// What reading some files of a directory once more gave.
struct RereadingOutcome: Sendable {
  /// How many files and bytes were read.
  private(set) var fileCount = 0
  private(set) var byteCount = 0

  /// How many snapshots have the id that their content gives, and of how many that cannot be said.
  private(set) var matching = 0
  private(set) var unverifiable = 0

  /// What is the matter with the files.
  private(set) var findings: [Finding] = []

  /// The files that the index has snapshots of, and that cannot be parsed.
  private(set) var unparsable: [Unparsable] = []

  /// The rows of files that hold other snapshots than the index knows.
  private(set) var changedRows: [UInt32] = []

  /// The rows of files that may be half-written.
  private var suspects: [UInt32] = []

  /// A file that the index has a snapshot of, and that cannot be parsed.
  struct Unparsable: Sendable {
    /// The name in the directory.
    let name: String

    /// Why.
    let finding: Finding
  }
}

extension RereadingOutcome {
  /// Adds what reading a file gave.
  mutating func add(_ reading: FileReading, of known: IndexedFile, row: UInt32) {
    fileCount += 1
    byteCount += reading.length
    if !Self.isSame(reading.decoded.snapshot, known.snapshot) { changedRows.append(row) }
    for finding in reading.decoded.findings {
      if finding.kind == .unparsable, known.snapshot != nil {
        unparsable.append(Unparsable(name: known.name, finding: finding))
      } else {
        findings.append(finding)
      }
    }
    guard let snapshot = reading.decoded.snapshot, let content = reading.decoded.content else {
      return
    }
    switch content {
    case .matching: matching += 1
    case .unverifiable: unverifiable += 1
    case .mismatch(let message):
      findings.append(
        Finding(.contentMismatch, snapshot: snapshot.id, file: snapshot.file, message: message))
    }
  }

  /// Notes a file to be read again, since it may be half-written.
  mutating func suspect(_ row: UInt32) { suspects.append(row) }

  /// The rows of files that may be half-written, which are then no longer noted.
  mutating func takeSuspects() -> [UInt32] {
    defer { suspects = [] }
    return suspects
  }

  /// Adds what reading other files gave.
  mutating func add(_ other: RereadingOutcome) {
    fileCount += other.fileCount
    byteCount += other.byteCount
    matching += other.matching
    unverifiable += other.unverifiable
    findings += other.findings
    unparsable += other.unparsable
    changedRows += other.changedRows
    suspects += other.suspects
  }

  /// Whether two snapshots are the same, whenever their file was written, and however it is shown.
  private static func isSame(_ snapshot: Snapshot?, _ known: Snapshot?) -> Bool {
    var snapshot = snapshot
    snapshot?.observed = known?.observed
    snapshot?.file = known?.file
    return snapshot == known
  }
}
