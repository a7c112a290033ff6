// SPDX-License-Identifier: MIT

import LineageCore

/// The names of the files that a directory has, to find out whether a snapshot has one.
///
/// Names that have gone may be among them: of those snapshots others are asked afterwards.
struct ListedNames: Sendable {
  private let names: NameList
  private let table: NameTable

  /// Knows further names, where not all of them are here.
  private let reader: IndexReader?

  /// Lists what was known and what has come.
  ///
  /// - Complexity: O(bytes of the names); nothing where nothing has changed.
  init(_ known: KnownFiles, _ survey: StoreSurvey) {
    var names = survey.changed.isEmpty ? NameList() : known.names
    for change in survey.changed where change.row == nil { names.append(change.file.name.utf8) }
    self.names = names
    table = NameTable(of: names)
    reader = nil
  }

  /// Lists what has come besides what an index knows.
  ///
  /// - Complexity: O(bytes of the new names).
  init(_ changed: [StoreSurvey.Change], _ reader: IndexReader) {
    var names = NameList()
    for change in changed where change.row == nil { names.append(change.file.name.utf8) }
    self.names = names
    table = NameTable(of: names)
    self.reader = reader
  }

  /// Whether a file is named after a snapshot.
  ///
  /// - Complexity: O(length), and where an index is asked O(log *n*).
  func contains(_ id: SnapshotID) -> Bool {
    [StoreFile.suffix, StoreFile.specSuffix].contains { suffix in
      let name = id.text + suffix
      return name.withBytes { table.place(of: $0, in: names) != nil } || isKnown(name)
    }
  }

  /// Whether the index knows a name; where it is damaged, more is asked than need be.
  private func isKnown(_ name: String) -> Bool {
    guard let reader else { return false }
    do throws(IndexError) { return try reader.hasRow(named: name) } catch { return false }
  }
}
