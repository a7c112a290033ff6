// SPDX-License-Identifier: MIT

import LineageCore

/// How the files of a directory differ from what was known of them.
///
/// A file has changed where its size, its time of modification or its number on the device has; no
/// file is opened. What comes of it depends neither on the order of the directory nor on the number
/// of processors.
struct StoreSurvey: Sendable {
  /// A file that is new or has changed.
  struct Change: Hashable, Sendable {
    /// The file.
    let file: StoreFile

    /// What it is like now; ``FileStamp/unknown`` where the system refuses to say.
    let stamp: FileStamp

    /// The number by which the file was known; `nil` where it is new.
    let row: UInt32?
  }

  /// The files that are new or have changed, in the order of the bytes of their names.
  private(set) var changed: [Change] = []

  /// The numbers of the known files that are no longer there, in ascending order.
  private(set) var gone: [UInt32] = []

  /// How many files are as they were known.
  private(set) var unchangedCount = 0

  /// All files that are links, changed or not, in the order of the bytes of their names: of these a
  /// name does not say what to open.
  private(set) var linkedFiles: [StoreFile] = []

  /// The folders without a `spec.json`, in the order of the bytes of their names.
  private(set) var otherFolders: [String] = []

  /// What is the matter with names that lead to no file.
  private(set) var findings: [Finding] = []

  /// The stamp of the directory itself, taken before anything else.
  let folder: FileStamp

  /// Compares a directory with what is known of it.
  ///
  /// - Parameters:
  ///   - store: The directory.
  ///   - known: What is known.
  ///   - namesOnly: Whether to believe what is known of every file that is there. Then it is only
  ///     found out which have come and which have gone; the status of links and of files in folders
  ///     of their own is compared nevertheless.
  ///   - progress: Is told how many names have been looked at, of how many, one call at a time.
  /// - Throws: `StoreError.unreadable` where the directory cannot be listed; `.cancelled`.
  /// - Complexity: O(bytes of the names), and O(*k* log *k*) for *k* that are new or have changed.
  init(
    of store: StoreDirectory, known: KnownFiles, namesOnly: Bool = false,
    progress: (Int, Int) -> Void = { _, _ in }
  ) async throws(StoreError) {
    if let lines = store.lines {
      folder = FileStamp(lines.status)
      compare(lines, with: known)
      return
    }
    // Beside the listing, during which the other processors would have nothing to do.
    async let table = NameTable(of: known.names)
    let names: DirectoryNames
    do {
      folder = FileStamp(try store.directory.status(of: "."))
      names = try DirectoryNames(in: store.directory, where: EntryReader.isOfInterest)
    } catch {
      throw .unreadable(path: store.path, reason: error.reason)
    }
    let work = SurveyWork(
      directory: store.directory, names: names, known: known, table: await table,
      namesOnly: namesOnly)
    var seen = 0
    progress(seen, names.count)
    let chunks = ChunkedWork(count: names.count, chunkLimit: 1_024)
    let parts = await chunks.results(of: work.part) { part in
      seen += part.nameCount
      progress(seen, names.count)
    }
    if Task.isCancelled { throw .cancelled }
    merge(parts, work, in: store)
  }

  /// Compares the lines of a file with what is known of them.
  private mutating func compare(_ lines: LinesFile, with known: KnownFiles) {
    let table = NameTable(of: known.names)
    var part = SurveyPart(nameCount: lines.count)
    for place in 0..<lines.count {
      let file = lines.file(at: place)
      let match = file.name.withBytes { table.place(of: $0, in: known.names) }
      part.add(file, lines.stamp(at: place), known: match.map(known.file))
    }
    take([part], known)
  }

  /// Puts together what was found out in parts.
  private mutating func merge(
    _ parts: [SurveyPart], _ work: SurveyWork, in store: StoreDirectory
  ) {
    let odd = OddEntries(parts.flatMap(\.odd), of: work.names.names, in: store)
    linkedFiles = odd.files.inByteOrder(of: \.name)
    otherFolders = odd.otherFolders
    findings = odd.findings
    take(parts + [work.part(linkedFiles)], work.known)
  }

  private mutating func take(_ parts: [SurveyPart], _ known: KnownFiles) {
    var isPresent = [Bool](repeating: false, count: known.count)
    for part in parts {
      changed += part.changed
      unchangedCount += part.unchangedCount
      for place in part.present { isPresent[Int(place)] = true }
    }
    changed = changed.inByteOrder(of: \.file.name)
    gone = isPresent.indices.filter { !isPresent[$0] }.map { known.rows[$0] }.sorted()
  }
}
