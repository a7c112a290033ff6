// SPDX-License-Identifier: MIT

import Foundation
import LineageCore

/// One directory of a store, with its index as it was at one moment.
struct StorePart: Sendable {
  /// The directory.
  let directory: StoreDirectory
  let options: ScanOptions

  /// Where the index was asked to be, the index, and its state.
  let place: IndexOptions.Place
  let index: IndexDatabase
  let reader: IndexReader

  /// The records, by the numbers of their rows.
  let records: IndexRecords

  /// What the user should know about the place of the index.
  let notice: String?

  /// The arrays; `nil` where the directory is one of several, whose arrays are made together.
  let lineage: IndexedLineage?

  /// How many findings on the files a person should mend.
  let fileErrorCount: Int

  /// Whether it is another program's, and written to by nobody else.
  var isForeign: Bool { directory.isForeign || options.mapping != nil }

  /// Whether all files were looked at, now or some time before.
  var wasEverComplete: Bool { reader.head.facts.passBegan != nil }
}

extension StorePart {
  /// Opens the index of a directory, and brings it in line as far as is asked for.
  ///
  /// An index that is damaged is made anew; where it cannot be written, one in memory serves.
  static func open(
    _ directory: StoreDirectory, options: ScanOptions, index settings: IndexOptions,
    progress: (StoreProgress) -> Void
  ) async throws(StoreError) -> StorePart {
    let path = try directory.realPath
    var options = options
    options.mapping = options.mapping ?? options.mappings[path]
    let reading = options.mapping?.text
    let location = IndexLocation(settings.place, of: path, readBy: reading)
    let subject = IndexSubject.text(ofStore: path, readBy: reading)
    var attempt = 0
    while true {
      attempt += 1
      let isLast = attempt > 2
      let place = isLast ? IndexLocation.Place.memory : location.place
      do throws(IndexUpdateError) {
        return try await opened(
          directory, options, settings, at: place, of: subject, notice: location.notice, progress)
      } catch {
        switch error {
        case .store(let error): throw error
        case .index(.damaged) where !isLast, .index(.replaced) where !isLast: continue
        case .index(let error) where isLast: throw .index(reason: error.message)
        case .index(let error):
          return try await inMemory(directory, options, subject, because: error.message, progress)
        }
      }
    }
  }

  private static func inMemory(
    _ directory: StoreDirectory, _ options: ScanOptions, _ subject: String, because reason: String,
    _ progress: (StoreProgress) -> Void
  ) async throws(StoreError) -> StorePart {
    let notice = "the index is kept in memory and gone afterwards, since \(reason)"
    do throws(IndexUpdateError) {
      return try await opened(
        directory, options, IndexOptions(), at: .memory, of: subject, notice: notice, progress)
    } catch {
      switch error {
      case .store(let error): throw error
      case .index(let error): throw .index(reason: error.message)
      }
    }
  }

  private static func opened(
    _ directory: StoreDirectory, _ options: ScanOptions, _ settings: IndexOptions,
    at place: IndexLocation.Place, of subject: String, notice: String?,
    _ progress: (StoreProgress) -> Void
  ) async throws(IndexUpdateError) -> StorePart {
    let index: IndexDatabase
    var reader: IndexReader
    do throws(IndexError) {
      index = try IndexDatabase(at: place, of: subject)
      reader = try index.reader()
    } catch {
      throw .index(error)
    }
    do throws(IndexUpdateError) {
      if try needsUpdate(reader, directory, settings.verification) {
        var update = IndexUpdate(
          of: directory.alone, options: options, index: index, seenBy: reader)
        let namesOnly = settings.verification == .folder && reader.head.facts.passBegan != nil
        try await update.run(reader, namesOnly: namesOnly, progress: progress)
        reader = try reading { () throws(IndexError) in try index.reader(after: reader) }
      }
      let records = IndexRecords(reader, from: index, of: directory, options: options)
      let lineage = try lineage(of: directory, &reader, index, records)
      return StorePart(
        directory: directory, options: options, place: settings.place, index: index,
        reader: reader, records: records, notice: notice, lineage: lineage,
        fileErrorCount: try errorCount(of: lineage, reader))
    } catch {
      if case .index(.damaged) = error {
        try reading { () throws(IndexError) in try index.startAnew(insteadOf: reader.identity) }
      }
      throw error
    }
  }

  static func reading<Answer>(
    _ body: () throws(IndexError) -> Answer
  ) throws(IndexUpdateError) -> Answer {
    do throws(IndexError) { return try body() } catch { throw .index(error) }
  }

  /// Reads the arrays; where work on them was broken off, they are made first.
  static func lineage(
    of directory: StoreDirectory, _ reader: inout IndexReader, _ index: IndexDatabase,
    _ records: IndexRecords
  ) throws(IndexUpdateError) -> IndexedLineage? {
    if directory.isOneOfSeveral { return nil }
    do throws(IndexError) {
      if let lineage = try reader.lineage(records: records) { return lineage }
      // Nothing was ever looked at: then there is nothing to be made.
      if reader.head.files.count == 0 { return IndexedLineage(RowGathering()) { _ in nil } }
      try index.makeArrays(of: reader.head.birth, asking: .of([]), rereading: nil)
      reader = try index.reader(after: reader)
      return try reader.lineage(records: records)
    } catch {
      throw .index(error)
    }
  }

  static func errorCount(
    of lineage: IndexedLineage?, _ reader: IndexReader
  ) throws(IndexUpdateError) -> Int {
    if let lineage { return lineage.errorCount }
    return try reading { () throws(IndexError) in try reader.errorCount() }
  }

  private static func needsUpdate(
    _ reader: IndexReader, _ directory: StoreDirectory, _ verification: IndexOptions.Verification
  ) throws(IndexUpdateError) -> Bool {
    switch verification {
    case .files: return true
    case .nothing: return false
    case .folder:
      do throws(SystemError) {
        let status = try directory.ownStatus
        let facts = reader.head.facts
        return facts.isUnfinished || !facts.trusts(folder: FileStamp(status))
      } catch {
        throw .store(.unreadable(path: directory.path, reason: error.reason))
      }
    }
  }
}

extension IndexLocation {
  /// Decides where the index of a store is kept.
  ///
  /// - Parameters:
  ///   - place: What the user wants.
  ///   - path: The store's path without links.
  ///   - mapping: By what mapping it is read, if by one: each has an index of its own.
  init(_ place: IndexOptions.Place, of path: String, readBy mapping: String? = nil) {
    let environment = ProcessInfo.processInfo.environment
    switch place {
    case .memory: self.init(place: .memory, notice: nil)
    case .cache:
      self.init(
        for: Question(store: path, mapping: mapping, namedPath: nil, environment: environment))
    case .file(let name):
      self.init(
        for: Question(store: path, mapping: mapping, namedPath: name, environment: environment))
    }
  }
}

extension StorePart {
  /// Looks at all files, and gives the directory as it is now.
  ///
  /// - Parameters:
  ///   - distrusted: Rows of files that are read whatever their stamps say.
  ///   - progress: Is told how far the work has come.
  /// - Returns: The directory as it is now.
  /// - Throws: `StoreError`, as opening the directory does.
  func verified(
    distrusting distrusted: [UInt32] = [], _ progress: (StoreProgress) -> Void
  ) async throws(StoreError) -> StorePart {
    let directory = try directory.renewed()
    do throws(IndexUpdateError) {
      // Others may have added what is gone by now.
      var reader = try Self.reading { () throws(IndexError) in
        try index.reader(after: self.reader)
      }
      // Where nobody has, one is enough: each has memory of its own.
      if reader.head == self.reader.head { reader = self.reader }
      var update = IndexUpdate(
        of: directory.alone, options: options, index: index, seenBy: reader)
      try await update.run(
        reader, namesOnly: false, distrusting: distrusted, progress: progress)
      reader = try Self.reading { () throws(IndexError) in try index.reader(after: reader) }
      let records = IndexRecords(reader, from: index, of: directory, options: options)
      let lineage = try Self.lineage(of: directory, &reader, index, records)
      return StorePart(
        directory: directory, options: options, place: place, index: index, reader: reader,
        records: records, notice: notice, lineage: lineage,
        fileErrorCount: try Self.errorCount(of: lineage, reader))
    } catch {
      switch error {
      case .store(let error): throw error
      case .index:
        // As if it were opened for the first time, which mends or goes round what is wrong.
        return try await Self.open(
          directory, options: options, index: IndexOptions(place: place), progress: progress)
      }
    }
  }
}
