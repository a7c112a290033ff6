// SPDX-License-Identifier: MIT

import LineageCore

/// Brings an index in line with its directory: reads what has changed, and forgets what has gone.
///
/// Each file is a row, written as soon as it is read, so that what was read is not lost when the
/// work is broken off. The arrays follow at the end, in one transaction.
struct IndexUpdate {
  private let store: StoreDirectory
  private let options: ScanOptions
  let index: IndexDatabase

  /// The number of the index.
  private let birth: UInt64

  /// What links lead to, by their names.
  private var linkedPaths: [String: String] = [:]

  /// Snapshots whose files are gone, or turned out not to hold them: others may tell of them.
  private var lost: Set<SnapshotID> = []

  /// The stamps of files that were found to be as before.
  private var stamps: [UInt32: FileStamp] = [:]

  /// What was read and is not written yet, with the rows that the files were known by.
  private var unwritten: [(file: IndexedFile, row: UInt32?)] = []

  /// What is known, where no files but those that are read need to be looked at.
  var base: IndexBase?

  /// Whether files are written that may know of snapshots without a file what they were not asked.
  private(set) var isUnfinished = false

  /// Files that may be half-written.
  private var suspects: [FileToRead] = []

  /// How many times the index was written.
  private var writes: Int64 = 0

  /// How many files are written at a time.
  private let batchSize: Int

  /// A file that is new or has changed, with its stamp from before it was read.
  typealias FileToRead = StoreSurvey.Change

  /// Prepares to bring an index in line, as a reader sees it.
  init(
    of store: StoreDirectory, options: ScanOptions, index: IndexDatabase, seenBy reader: IndexReader
  ) {
    self.store = store
    self.options = options
    self.index = index
    birth = reader.head.birth
    batchSize = index.isInMemory ? 50_000 : 2_000
  }
}

/// Why an index could not be brought in line.
enum IndexUpdateError: Error {
  /// The directory cannot be read, or the task was cancelled.
  case store(StoreError)
  /// The index cannot be read or written.
  case index(IndexError)
}

extension IndexUpdate {
  /// Looks at all files, and reads those that are new or have changed.
  ///
  /// - Parameters:
  ///   - reader: The index as it is.
  ///   - namesOnly: Whether files that are known are believed to be unchanged.
  ///   - distrusted: Rows of files that are read whatever their stamps say.
  ///   - progress: Is told how far the work has come.
  /// - Throws: `IndexUpdateError`; what was read until then is in the index.
  mutating func run(
    _ reader: IndexReader, namesOnly: Bool, distrusting distrusted: [UInt32] = [],
    progress: (StoreProgress) -> Void
  ) async throws(IndexUpdateError) {
    let began = Calls.nanoseconds()
    var known = try reading { () throws(IndexError) in try reader.allKnownFiles() }
    let stamps = Dictionary(distrusted.map { ($0, FileStamp.unknown) }) { first, _ in first }
    if !stamps.isEmpty { known.setStamps(stamps) }
    let survey: StoreSurvey
    do throws(StoreError) {
      survey = try await StoreSurvey(of: store, known: known, namesOnly: namesOnly) {
        progress(StoreProgress(phase: .looking, filesRead: $0, fileCount: $1))
      }
    } catch {
      throw .store(error)
    }
    for file in survey.linkedFiles { linkedPaths[file.name] = file.linkedPath }
    try await read(survey.changed, isListed: ListedNames(known, survey), progress)
    try forget(survey.gone, known)
    do throws(IndexError) {
      try keepStamps(reader)
      try note(survey, began: began, reader.head)
      let wasUnfinished = reader.head.facts.isUnfinished
      let isUnchanged = survey.changed.isEmpty && survey.gone.isEmpty && !wasUnfinished
      if isUnchanged { return }
      try index.makeArrays(
        of: birth, asking: wasUnfinished ? .ofAll : .of(lost),
        ifRevisionIs: reader.head.revision + writes, rereading: reread)
    } catch {
      throw .index(error)
    }
  }

  private func reading<Answer>(
    _ body: () throws(IndexError) -> Answer
  ) throws(IndexUpdateError) -> Answer {
    do throws(IndexError) { return try body() } catch { throw .index(error) }
  }
}

// Reading.
extension IndexUpdate {
  mutating func read(
    _ files: [FileToRead], isListed: ListedNames, _ progress: (StoreProgress) -> Void
  ) async throws(IndexUpdateError) {
    guard !files.isEmpty else { return }
    var state = StoreProgress(phase: .reading, fileCount: files.count)
    progress(state)
    let (store, options) = (store, options)
    let work = ChunkedWork(count: files.count)
    try await work.forEach { range in
      let structure = StructuralIndex()
      return files[range].prefix { _ in !Task.isCancelled }.map { file in
        let reading = FileReading(
          of: file.file, in: store, options: options, index: structure, knows: isListed.contains)
        return (file, reading)
      }
    } body: { (readings: [(FileToRead, FileReading)]) throws(IndexUpdateError) in
      for (file, reading) in readings {
        state.filesRead += 1
        state.bytesRead += reading.length
        try take(reading, of: file, isLastChance: false)
      }
      progress(state)
    }
    if Task.isCancelled { throw .store(.cancelled) }
    try await settle(isListed)
    try writeRows()
  }

  /// Reads half-written files again, a few times within a second, before they are condemned.
  private mutating func settle(_ isListed: ListedNames) async throws(IndexUpdateError) {
    for (number, pause) in ScanOptions.settlingPauses.enumerated() {
      if suspects.isEmpty { return }
      do { try await Task.sleep(for: .seconds(pause)) } catch { throw .store(.cancelled) }
      let files = suspects
      suspects = []
      for file in files {
        let reading = FileReading(
          of: file.file, in: store, options: options, knows: isListed.contains)
        let isLast = number == ScanOptions.settlingPauses.count - 1
        try take(reading, of: file, isLastChance: isLast)
      }
    }
  }

  /// Takes what a file gave, or puts it aside where it may be half-written.
  private mutating func take(
    _ reading: FileReading, of file: FileToRead, isLastChance: Bool
  ) throws(IndexUpdateError) {
    if reading.mayBeUnfinished, !isLastChance {
      suspects.append(file)
      return
    }
    // What vanished while it was waiting is found to be gone the next time.
    let entry = IndexedFile(reading, of: file.file)
    // Where a mapping says where ids are, files tell of no others, and may be named as they like.
    if options.mapping == nil, !file.file.isLine,
      entry.snapshot?.id.text.compareBytes(to: file.file.namesake) != 0
    {
      lost.insert(SnapshotID(file.file.namesake))
    }
    unwritten.append((entry, file.row))
    if unwritten.count >= batchSize { try writeRows() }
  }

  /// Reads once more a file that may tell of snapshots without a file.
  func reread(
    _ file: IndexedFile, knows: (SnapshotID) -> Bool
  ) -> IndexedFile {
    let name = StoreFile(file.name, linkedPath: linkedPaths[file.name] ?? file.linkedPath)
    let reading = FileReading(of: name, in: store, options: options, knows: knows)
    var again = IndexedFile(reading, of: name)
    again.linkedPath = file.linkedPath
    return again
  }
}

// Writing.
extension IndexUpdate {
  private mutating func writeRows() throws(IndexUpdateError) {
    guard !unwritten.isEmpty else { return }
    do throws(IndexError) {
      let files = unwritten
      let isComplete = try base?.isComplete(with: files.map(\.file), lost: lost) ?? false
      let outcome = try index.write(to: birth) { (writer) throws(IndexError) in
        var outcome = WritingOutcome()
        for (file, row) in files { try writer.put(file, knownBy: row, &outcome) }
        if files.contains(where: { !$0.file.numbers.isEmpty }) { writer.facts.hasNumbers = true }
        let follows = base.map { writer.follows($0.reader.head) } ?? false
        outcome.isComplete = isComplete && follows && outcome.lost.isEmpty
        if !outcome.isComplete { writer.facts.isUnfinished = true }
        return outcome
      }
      writes += 1
      isUnfinished = isUnfinished || !outcome.isComplete
      unwritten = []
      lost.formUnion(outcome.lost)
      stamps.merge(outcome.stamps) { _, new in new }
    } catch {
      throw .index(error)
    }
  }

  private mutating func forget(
    _ gone: [UInt32], _ known: KnownFiles
  ) throws(IndexUpdateError) {
    guard !gone.isEmpty else { return }
    // What was read just now was not asked about those that the files were named after, be it that
    // another process has found them gone before.
    lost.formUnion(known.names(ofRows: Set(gone)).map { SnapshotID(StoreFile($0).namesake) })
    do throws(IndexError) {
      let lost = try index.write(to: birth) { (writer) throws(IndexError) in
        writer.facts.isUnfinished = true
        var lost: Set<SnapshotID> = []
        for row in gone {
          guard let file = try writer.file(row: Int64(row)) else { continue }
          try writer.delete(row: Int64(row))
          if let snapshot = file.snapshot { lost.insert(snapshot.id) }
        }
        return lost
      }
      writes += 1
      self.lost.formUnion(lost)
    } catch {
      throw .index(error)
    }
  }

  /// Keeps the new stamps of files that are as before also in the arrays.
  ///
  /// Where others have made new arrays meanwhile, these files are read once more the next time.
  private mutating func keepStamps(_ reader: IndexReader) throws(IndexError) {
    guard stamps.keys.contains(where: { $0 <= reader.head.baseRow }) else { return }
    var known = try IndexedLineage.knownFiles(reader)
    known.setStamps(stamps)
    try index.write(to: birth) { (writer) throws(IndexError) in
      guard writer.head.isBased(as: reader.head) else { return }
      try writer.setStamps(known)
    }
    writes += 1
  }

  /// Notes when the directory was looked at, and what is the matter with names that are no files.
  private mutating func note(
    _ survey: StoreSurvey, began: Int64, _ head: IndexHead
  ) throws(IndexError) {
    guard !head.facts.trusts(folder: survey.folder) || head.facts.findings != survey.findings
    else { return }
    try index.write(to: birth) { writer in
      writer.facts.folderModified = survey.folder.modified
      writer.facts.passBegan = began
      writer.facts.findings = survey.findings
    }
    writes += 1
  }
}
