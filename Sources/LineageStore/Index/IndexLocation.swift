// SPDX-License-Identifier: MIT

/// Where the index of a store is kept, and what the user should know about it.
struct IndexLocation: Hashable, Sendable {
  /// The place.
  let place: Place

  /// A sentence without the final stop where the index is not where the user expects it.
  let notice: String?

  /// A place for an index.
  enum Place: Hashable, Sendable {
    /// A file, whose folder's path has no links.
    case file(path: String)
    /// The memory of the process: the index is gone with it.
    case memory
  }
}

extension IndexLocation {
  /// Decides where the index of a store is kept.
  ///
  /// It is `$XDG_CACHE_HOME/stemma/` unless that is on a network, cannot be written or lies in the
  /// store; then the next of the user's folders that will do; and the memory where none does.
  ///
  /// - Parameters:
  ///   - question: The store, what the user wants, and the environment.
  ///   - examine: Looks at a folder.
  init(for question: Question, examine: (IndexFolder) -> IndexFolder.Finding = { $0.examine() }) {
    var complaint: String?
    for (folder, name) in question.candidates {
      let objection: String
      switch examine(folder) {
      case .usable(let path) where folder.kind != .named && question.isInStore(path):
        objection = "\(folder.path) is in the store"
      case .usable(let path):
        let notice = complaint.map { "the index is kept in \(folder.path), since \($0)" }
        self.init(place: .file(path: OpenDirectory.join(path, name)), notice: notice)
        return
      case .onNetwork(let type):
        objection = "\(folder.path) is on a network file system (\(type))"
      case .unusable(let reason):
        objection = "\(folder.path) cannot be used: \(reason)"
      }
      complaint = complaint ?? objection
    }
    let reason = complaint.map { ", since \($0)" } ?? ""
    self.init(place: .memory, notice: "the index is kept in memory and gone afterwards\(reason)")
  }
}
