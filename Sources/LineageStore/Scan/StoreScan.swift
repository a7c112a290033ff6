// SPDX-License-Identifier: MIT

import LineageCore

/// Reads all snapshots of a directory, in parallel, with bounded memory.
struct StoreScan: Sendable {
  let store: StoreDirectory
  let listing: StoreListing
  let options: ScanOptions

  /// Lists a directory, and so prepares to read it.
  init(of store: StoreDirectory, options: ScanOptions) throws(StoreError) {
    self.store = store
    self.options = options
    do {
      listing = try StoreListing(of: store)
    } catch {
      throw .unreadable(path: store.path, reason: error.reason)
    }
  }

  /// Reads everything.
  ///
  /// What comes of it does not depend on the order in which files are read.
  ///
  /// - Complexity: O(bytes of the files).
  func run(
    progress: (StoreProgress) -> Void = { _ in }
  ) async throws(StoreError) -> ScanResult {
    var state = StoreProgress(fileCount: listing.files.count)
    progress(state)
    let parts = await ChunkedWork(count: listing.files.count).results(of: read) { part in
      state.filesRead += part.filesRead
      state.bytesRead += part.bytesRead
      progress(state)
    }
    if Task.isCancelled { throw .cancelled }
    var result = ScanResult()
    result.findings = listing.findings
    result.add(parts)
    await settle(&result)
    await askAgain(&result)
    if Task.isCancelled { throw .cancelled }
    return result
  }

  /// The file that records and findings call by a name.
  ///
  /// - Complexity: O(length of the name).
  func file(shownAs name: String) -> StoreFile? {
    index(shownAs: name).map { listing.files[$0] }
  }

  /// The bytes that a file has now.
  ///
  /// - Throws: `StoreError.unreadable`.
  func bytes(ofFileShownAs name: String) throws(StoreError) -> [UInt8] {
    guard let file = file(shownAs: name) else {
      throw .unreadable(path: name, reason: "there was no such file")
    }
    do {
      return try store.directory.read(file.path, limit: options.sizeLimit).bytes
    } catch {
      throw .unreadable(path: name, reason: error.reason)
    }
  }

  private func index(shownAs name: String) -> Int? {
    store.localName(name).flatMap { listing.index(of: $0) }
  }

  /// Reads a file, and hears what it says about snapshots that no file is named after.
  private func reading(of file: StoreFile) -> FileReading {
    FileReading(of: file, in: store, options: options) { !listing.isListed($0) }
  }

  /// Reads some of the files.
  private func read(_ range: Range<Int>) -> ScanResult {
    var result = ScanResult()
    for file in listing.files[range] where !Task.isCancelled {
      result.add(reading(of: file), file)
    }
    return result
  }
}

extension StoreScan {
  /// Reads half-written files again, a few times within a second, before condemning them.
  private func settle(_ result: inout ScanResult) async {
    for pause in ScanOptions.settlingPauses {
      if result.suspects.isEmpty { return }
      do {
        try await Task.sleep(for: .seconds(pause))
      } catch {
        return
      }
      let suspects = result.suspects
      result.suspects = []
      for suspect in suspects { result.add(reading(of: suspect.file), suspect.file) }
    }
    result.condemnSuspects()
  }

  /// Asks those who may know about snapshots whose own files, though there, do not hold them.
  ///
  /// Nobody listened when these were spoken about, since a file is named after them. The files of
  /// their children know; one that has only a row in some other file leads to that file.
  private func askAgain(_ result: inout ScanResult) async {
    var lost = Set(result.misfits.map { SnapshotID($0.namesake) })
    if lost.isEmpty { return }
    for snapshot in result.snapshots { lost.remove(snapshot.id) }
    let witnesses = witnesses(of: lost, in: result)
    let wanted = lost
    let parts = await ChunkedWork(count: witnesses.count).results { range in
      var part = ScanResult()
      for file in witnesses[range] where !Task.isCancelled {
        let reading = FileReading(of: file, in: store, options: options) { wanted.contains($0) }
        part.add(reading, file)
      }
      return part
    } progress: { _ in
    }
    for part in parts { result.addHearsay(of: part) }
  }

  /// The files that speak about lost snapshots, in the order of their names.
  private func witnesses(of lost: Set<SnapshotID>, in result: ScanResult) -> [StoreFile] {
    var indices: Set<Int> = []
    func add(_ record: Snapshot, _ file: String?) {
      guard record.parents.contains(where: { lost.contains($0.id) }),
        let file, let index = index(shownAs: file)
      else { return }
      indices.insert(index)
    }
    for snapshot in result.snapshots where snapshot.shape == .chain { add(snapshot, snapshot.file) }
    for statement in result.hearsay.statements.values { add(statement.record, statement.file) }
    return indices.sorted().map { listing.files[$0] }
  }
}
