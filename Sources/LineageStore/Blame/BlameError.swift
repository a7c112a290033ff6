// SPDX-License-Identifier: MIT

public import LineageCore

/// Why nobody can be blamed for a value.
public enum BlameError: Error, Hashable, Sendable {
  /// The file of the snapshot has nothing at the path; the hint says what there is.
  case nothing(SnapshotID, path: String, hint: String?)

  /// The path leads to several values.
  case several(path: String, [String])

  /// A file cannot be read.
  case store(StoreError)

  /// The error in a sentence without the final stop.
  public var message: String {
    switch self {
    case .nothing(let id, let path, let hint):
      "the file of \(id.text) has nothing at \(path)" + (hint.map { "; \($0)" } ?? "")
    case .several(let path, let paths):
      "\(path) leads to \(paths.count) values, as \(paths.prefix(3).joined(separator: ", "))"
    case .store(let error): error.message
    }
  }
}
