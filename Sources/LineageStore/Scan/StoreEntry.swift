// SPDX-License-Identifier: MIT

/// What a name in the directory of a store comes to.
enum StoreEntry: Hashable, Sendable {
  /// Nothing that a store cares about, or nothing any more.
  case nothing
  /// A file that should hold a snapshot, with its status where that was asked for.
  case file(FileStatus?)
  /// A folder with a `spec.json`.
  case spec(FileStatus)
  /// A folder without a `spec.json`.
  case otherFolder
  /// A link in the place of a file that should hold a snapshot.
  case link
  /// A folder with a link as its `spec.json`.
  case linkedSpec
  /// A link in the place of a folder, with a `spec.json`.
  case linkedFolder
  /// A name that promises a snapshot and is not UTF-8.
  case unnamable
  /// What cannot hold a snapshot although its name says so, and why.
  case unfit(String)
  /// A folder whose `spec.json` is not even a file.
  case unfitSpec
}
