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

  /// Whether damage was seen.
  private let isDamaged = Mutex(false)

  /// The records that no row gives any more and no file is named after; `nil` before any is needed.
  private let others = Mutex<[SnapshotID: RecoveredRecord]?>(nil)

  init(
    _ reader: IndexReader, from index: IndexDatabase, of store: StoreDirectory,
    options: ScanOptions
  ) {
    self.index = index
    self.reader = reader
    self.store = store
    self.options = options
  }

  /// Puts off reading and making tables of cohorts.
  var deferral: CohortDeferral { CohortDeferral { LateCohorts(by: $0) } }

  /// Ends an answer that may lack something.
  ///
  /// - Throws: ``IndexError/damaged(reason:)`` where the index was found damaged while records were
  ///   got from it.
  func expectNoDamage() throws(IndexError) {
    if isDamaged.withLock(\.self) { throw .damaged(reason: "a record is not what was written") }
  }

  func record(of id: SnapshotID, at number: RecordNumber) -> Snapshot {
    do throws(IndexError) {
      let row = Int64(number.rawValue)
      if let own = try reader.snapshot(row: row), own.id == id { return named(own) }
      let heard = try reader.file(row: row)?.hearsay.first { $0.id == id }
      if let heard { return heard }
      throw .damaged(reason: "row \(number.rawValue) tells nothing of \(id)")
    } catch {
      note(error)
      return recovered(id)?.record ?? Snapshot(id: id)
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

  /// The file in a row; `nil` where the row is not what was written.
  func file(at number: RecordNumber) -> IndexedFile? {
    do throws(IndexError) {
      return try reader.file(row: Int64(number.rawValue))
    } catch {
      note(error)
      return nil
    }
  }

  /// The name, as it is shown, of the file that tells of a snapshot.
  func fileName(telling id: SnapshotID, at number: RecordNumber) -> String? {
    do throws(IndexError) {
      guard let file = try reader.file(row: Int64(number.rawValue)) else {
        throw .damaged(reason: "row \(number.rawValue) is gone")
      }
      return store.shownName(file.name)
    } catch {
      note(error)
      return recovered(id)?.file
    }
  }

  /// Sees to it that an index that is damaged is made anew when it is opened the next time.
  func note(_ error: IndexError) {
    let isFirst = isDamaged.withLock { isDamaged in
      defer { isDamaged = true }
      return !isDamaged
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

  /// What the files say of a snapshot.
  private func recovered(_ id: SnapshotID) -> RecoveredRecord? {
    if let record = RecoveredRecord(of: id, in: store, options) { return record }
    return others.withLock { others in
      let all = others ?? RecoveredRecord.unnamed(in: store, options)
      others = all
      return all[id]
    }
  }
}
