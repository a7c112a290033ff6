// SPDX-License-Identifier: MIT

import LineageCore

/// What reading some files, or all, of a directory gave.
struct ScanResult: Sendable {
  /// The snapshots, in the order of the files; those that were read again come last.
  private(set) var snapshots: [Snapshot] = []

  /// What is the matter with the files.
  var findings: [Finding] = []

  /// What is said about snapshots that no file is named after.
  private(set) var hearsay = Hearsay()

  /// The files that may be half-written, with what they gave so far.
  var suspects: [(file: StoreFile, reading: FileReading)] = []

  /// The files that do not hold the snapshot they are named after.
  private(set) var misfits: [StoreFile] = []

  /// How much has been read.
  private(set) var filesRead = 0
  private(set) var bytesRead = 0

  /// Adds what a file gave, or puts it aside where it may be half-written.
  mutating func add(_ reading: FileReading, _ file: StoreFile) {
    filesRead += 1
    bytesRead += reading.length
    if reading.mayBeUnfinished {
      suspects.append((file, reading))
      return
    }
    let decoded = reading.decoded
    findings += decoded.findings
    if decoded.snapshot?.id.text.compareBytes(to: file.namesake) != 0 { misfits.append(file) }
    guard let snapshot = decoded.snapshot else { return }
    snapshots.append(snapshot)
    for record in decoded.hearsay { hearsay.add(record, from: snapshot) }
  }

  /// Condemns the files that may be half-written: they have had their time.
  mutating func condemnSuspects() {
    for suspect in suspects {
      findings += suspect.reading.decoded.findings
      misfits.append(suspect.file)
    }
    suspects = []
  }

  /// Adds the results for other files.
  mutating func add(_ others: [ScanResult]) {
    snapshots.reserveCapacity(snapshots.count + others.reduce(0) { $0 + $1.snapshots.count })
    for other in others {
      snapshots += other.snapshots
      findings += other.findings
      suspects += other.suspects
      misfits += other.misfits
      filesRead += other.filesRead
      bytesRead += other.bytesRead
      hearsay.add(other.hearsay)
    }
  }

  /// Adds what other files, read once more, say about snapshots.
  mutating func addHearsay(of other: ScanResult) { hearsay.add(other.hearsay) }
}
