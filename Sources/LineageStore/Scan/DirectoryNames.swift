// SPDX-License-Identifier: MIT

/// The names in a directory, in the order of the file system.
struct DirectoryNames: Sendable {
  /// The bytes of the names, which need not be UTF-8.
  private(set) var names = NameList()

  /// What each name stands for, where the file system says so.
  private(set) var kinds: [FileStatus.Kind?] = []

  /// Reads those names in a directory that are of interest.
  ///
  /// - Complexity: O(bytes of the names).
  init(
    in directory: OpenDirectory,
    where isOfInterest: (UnsafeRawBufferPointer, FileStatus.Kind?) -> Bool
  ) throws(SystemError) {
    try directory.forEachName { name, kind in
      guard isOfInterest(name, kind) else { return }
      names.append(name)
      kinds.append(kind)
    }
  }

  /// How many names there are.
  var count: Int { kinds.count }

  /// Calls a closure with the name at a place and what it stands for.
  func withName<Answer>(
    at place: Int, _ body: (UnsafeRawBufferPointer, FileStatus.Kind?) -> Answer
  ) -> Answer {
    names.withName(at: place) { body($0, kinds[place]) }
  }
}
