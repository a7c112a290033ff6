// SPDX-License-Identifier: MIT

/// Compares the names in a directory with what is known, any range of them by itself.
struct SurveyWork: Sendable {
  let directory: OpenDirectory
  let names: DirectoryNames
  let known: KnownFiles
  let table: NameTable

  /// Whether known files are not asked for their status.
  let namesOnly: Bool
}

extension SurveyWork {
  /// Looks at some of the names.
  func part(_ range: Range<Int>) -> SurveyPart {
    // All are looked up before the first system call: so the processor, which has to wait for
    // memory at each of them, waits for several at a time.
    let matches = range.map { place in
      names.withName(at: place) { name, kind in kind == .directory ? nil : knownFile(name) }
    }
    var part = SurveyPart(nameCount: range.count)
    var reader = EntryReader(in: directory)
    for (place, match) in zip(range, matches) {
      names.withName(at: place) { name, kind in
        let needsStatus = match == nil || !namesOnly
        let entry = reader.entry(name, kind, needsStatus: needsStatus)
        add(entry, name, at: place, match, needsStatus, to: &part)
      }
    }
    return part
  }

  private func add(
    _ entry: StoreEntry, _ name: UnsafeRawBufferPointer, at place: Int, _ match: KnownFile?,
    _ needsStatus: Bool, to part: inout SurveyPart
  ) {
    switch entry {
    case .nothing: return
    case .file(let status):
      let stamp = status.map(FileStamp.init) ?? (needsStatus ? .unknown : nil)
      part.add(StoreFile(String(decoding: name, as: UTF8.self)), stamp, known: match)
    case .spec(let status):
      let file = StoreFile(String(decoding: name, as: UTF8.self) + StoreFile.specSuffix)
      part.add(file, FileStamp(status), known: knownFile(file))
    default: part.add(entry, at: place)
    }
  }

  /// Looks at the files that links lead to.
  func part(_ linkedFiles: [StoreFile]) -> SurveyPart {
    var part = SurveyPart(nameCount: linkedFiles.count)
    for file in linkedFiles {
      do throws(SystemError) {
        let status = try directory.status(of: file.path)
        part.add(file, FileStamp(status), known: knownFile(file))
      } catch {
        // What is gone by now was taken away by its owner.
        if error != .notFound { part.add(file, .unknown, known: knownFile(file)) }
      }
    }
    return part
  }

  private func knownFile(_ name: UnsafeRawBufferPointer) -> KnownFile? {
    table.place(of: name, in: known.names).map(known.file)
  }

  private func knownFile(_ file: StoreFile) -> KnownFile? {
    var name = file.name
    return name.withUTF8 { knownFile(UnsafeRawBufferPointer($0)) }
  }
}
