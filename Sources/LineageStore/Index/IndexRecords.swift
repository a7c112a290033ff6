// SPDX-License-Identifier: MIT

import LineageCore
import Synchronization

/// Gives the records of snapshots out of the rows of an index.
///
/// Where a row is not what was written, the file itself is read, and the index is to be made anew.
final class IndexRecords: SnapshotRecords {
  private let store: StoreDirectory
  private let reader: IndexReader
  private let options: ScanOptions
  private let index: IndexDatabase

  /// What was wrong with a row, if anything was.
  private let damage = Mutex<IndexError?>(nil)

  init(
    _ reader: IndexReader, from index: IndexDatabase, of store: StoreDirectory,
    options: ScanOptions
  ) {
    self.index = index
    self.reader = reader
    self.store = store
    self.options = options
  }

  /// What was found wrong with the index while records were got from it.
  var seenDamage: IndexError? { damage.withLock(\.self) }

  func record(of id: SnapshotID, at number: RecordNumber) -> Snapshot {
    do throws(IndexError) {
      let row = Int64(number.rawValue)
      if let own = try reader.snapshot(row: row), own.id == id { return named(own) }
      let heard = try reader.file(row: row)?.hearsay.first { $0.id == id }
      if let heard { return heard }
      throw .damaged(reason: "row \(number.rawValue) tells nothing of \(id)")
    } catch {
      note(error)
      return readAgain(id)
    }
  }

  /// The record of the snapshot whose file is in a row.
  func record(at number: RecordNumber) -> Snapshot? {
    do throws(IndexError) {
      return try reader.snapshot(row: Int64(number.rawValue)).map(named)
    } catch {
      note(error)
      return nil
    }
  }

  /// The name of the file in a row, as it is shown.
  func fileName(at number: RecordNumber) -> String? {
    record(at: number)?.file
  }

  /// Sees to it that an index that is damaged is made anew when it is opened the next time.
  func note(_ error: IndexError) {
    let isFirst = damage.withLock { damage in
      defer { damage = damage ?? error }
      return damage == nil
    }
    guard isFirst, case .damaged = error, reader.identity != nil else { return }
    do throws(IndexError) { try index.startAnew(insteadOf: reader.identity) } catch {
      // Then whoever opens it the next time meets the damage again.
    }
  }

  /// The record with the name of the file as it is shown.
  private func named(_ snapshot: Snapshot) -> Snapshot {
    guard store.isOneOfSeveral else { return snapshot }
    var snapshot = snapshot
    snapshot.file = snapshot.file.map(store.shownName)
    return snapshot
  }

  /// Reads the record of a snapshot from its file, which is named after it as a rule.
  private func readAgain(_ id: SnapshotID) -> Snapshot {
    let files = [StoreFile.suffix, StoreFile.specSuffix].map { StoreFile(id.text + $0) }
    for file in files {
      let reading = FileReading(of: file, in: store, options: options) { _ in true }
      if let snapshot = reading.decoded.snapshot, snapshot.id == id { return snapshot }
    }
    return Snapshot(id: id)
  }
}
