// SPDX-License-Identifier: MIT

import LineageCore

/// The files of a directory that should hold snapshots, found by their names alone.
///
/// ``EntryReader`` has the rules. Where the files are partly known already, ``StoreSurvey`` is for
/// finding out the rest.
struct StoreListing: Sendable {
  /// The files, in the order of the bytes of their names.
  private(set) var files: [StoreFile] = []

  /// The folders without a `spec.json`, in the order of the bytes of their names.
  let otherFolders: [String]

  /// What is the matter with names that lead to no file.
  let findings: [Finding]

  private let table: NameTable

  /// Lists a directory.
  ///
  /// - Complexity: O(*n* log *n*) for *n* names.
  init(of store: StoreDirectory) throws(SystemError) {
    if let lines = store.lines {
      files = lines.files
      otherFolders = []
      findings = []
      table = NameTable(of: files)
      return
    }
    let names = try DirectoryNames(in: store.directory, where: EntryReader.isOfInterest)
    var reader = EntryReader(in: store.directory)
    var odd: [(place: Int, entry: StoreEntry)] = []
    for place in 0..<names.count {
      let entry = names.withName(at: place) { name, kind in
        reader.entry(name, kind, needsStatus: false)
      }
      switch entry {
      case .nothing: continue
      case .file: files.append(StoreFile(names.names.text(at: place)))
      case .spec: files.append(StoreFile(names.names.text(at: place) + StoreFile.specSuffix))
      default: odd.append((place, entry))
      }
    }
    let oddEntries = OddEntries(odd, of: names.names, in: store)
    files += oddEntries.files
    files = files.inByteOrder(of: \.name)
    otherFolders = oddEntries.otherFolders
    findings = oddEntries.findings
    table = NameTable(of: files)
  }

  /// Whether a file named after a snapshot is listed.
  ///
  /// - Complexity: O(length of the id).
  func isListed(_ id: SnapshotID) -> Bool {
    table.place(of: id.text, StoreFile.suffix, in: files) != nil
      || table.place(of: id.text, StoreFile.specSuffix, in: files) != nil
  }

  /// The place of the file with a name.
  ///
  /// - Complexity: O(length of the name).
  func index(of name: String) -> Int? { table.place(of: name, in: files) }
}
