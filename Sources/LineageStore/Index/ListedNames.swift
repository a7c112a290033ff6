// SPDX-License-Identifier: MIT

import LineageCore

/// The names of the files that a directory has, to find out whether a snapshot has one.
///
/// Names that have gone may be among them: of those snapshots others are asked afterwards.
struct ListedNames: Sendable {
  private let names: NameList
  private let table: NameTable

  /// Lists what was known and what has come.
  ///
  /// - Complexity: O(bytes of the names); nothing where nothing has changed.
  init(_ known: KnownFiles, _ survey: StoreSurvey) {
    var names = survey.changed.isEmpty ? NameList() : known.names
    for change in survey.changed where change.row == nil { names.append(change.file.name.utf8) }
    self.names = names
    table = NameTable(of: names)
  }

  /// Whether a file is named after a snapshot.
  ///
  /// - Complexity: O(length).
  func contains(_ id: SnapshotID) -> Bool {
    [StoreFile.suffix, StoreFile.specSuffix].contains { suffix in
      Array((id.text + suffix).utf8).withUnsafeBytes { table.place(of: $0, in: names) != nil }
    }
  }
}
