// SPDX-License-Identifier: MIT

import LineageCore

/// The record of a snapshot, read from the files of a store because the index is damaged.
struct RecoveredRecord: Sendable {
  /// The record, as a sound index gives it.
  let record: Snapshot

  /// The name of the file that tells of the snapshot, as it is shown.
  let file: String
}

extension RecoveredRecord {
  /// Reads the record of a snapshot from the plain file that is named after it; `nil` where that does
  /// not hold it.
  init?(of id: SnapshotID, in store: StoreDirectory, _ options: ScanOptions) {
    for suffix in [StoreFile.suffix, StoreFile.specSuffix] {
      let name = StoreFile(id.text + suffix)
      let reading = FileReading(of: name, in: store, options: options) { _ in true }
      guard let record = reading.decoded.snapshot, record.id == id else { continue }
      self.init(record: record, file: store.shownName(name.name))
      return
    }
    return nil
  }

  /// The records of all other snapshots: those in files that are named otherwise, those that links
  /// lead to, and those that are only told of.
  ///
  /// Files that cannot be read are left out: what is the matter with them is told by the index that
  /// is made anew.
  ///
  /// - Complexity: O(bytes of all files), in one task.
  static func unnamed(
    in store: StoreDirectory, _ options: ScanOptions
  ) -> [SnapshotID: RecoveredRecord] {
    let listing: StoreListing
    do throws(SystemError) { listing = try StoreListing(of: store) } catch { return [:] }
    let structure = StructuralIndex()
    var gathering = RowGathering()
    var records: [SnapshotID: RecoveredRecord] = [:]
    for (row, file) in listing.files.enumerated() {
      // A file that holds something else than its name says is not listed in this sense.
      let reading = FileReading(of: file, in: store, options: options, index: structure) { _ in
        false
      }
      let entry = IndexedFile(reading, of: file)
      gathering.add(entry, row: UInt32(row))
      guard let record = entry.snapshot, file.linkedPath != nil || record.id.text != file.namesake
      else { continue }
      if let other = records[record.id]?.record, !record.takesPrecedence(over: other) { continue }
      records[record.id] = RecoveredRecord(record: record, file: store.shownName(file.name))
    }
    for (id, heard) in gathering.heard(isPresent: gathering.draft.isPresent) {
      let name = listing.files[Int(heard.statement.row)].name
      records[id] = RecoveredRecord(record: heard.record, file: store.shownName(name))
    }
    return records
  }
}
