// SPDX-License-Identifier: MIT

/// What a look at some of the names in a directory gave, compared with what was known.
struct SurveyPart: Sendable {
  /// How many names were looked at.
  let nameCount: Int

  /// The places of known files that are still there.
  private(set) var present: [Int32] = []

  /// The files that are new or have changed.
  private(set) var changed: [StoreSurvey.Change] = []

  /// How many of the files are as they were known.
  private(set) var unchangedCount = 0

  /// The names that are not simply files, by their places in the directory.
  private(set) var odd: [(place: Int, entry: StoreEntry)] = []

  /// Begins a look at so many names.
  init(nameCount: Int) { self.nameCount = nameCount }
}

extension SurveyPart {
  /// Adds what a name that is not simply a file comes to.
  mutating func add(_ entry: StoreEntry, at place: Int) { odd.append((place, entry)) }

  /// Adds a file.
  ///
  /// - Parameters:
  ///   - file: The file; asked for only where it is new or has changed.
  ///   - stamp: Its stamp; `nil` where what is known is believed.
  ///   - known: What is known of it.
  mutating func add(
    _ file: @autoclosure () -> StoreFile, _ stamp: FileStamp?, known: KnownFile?
  ) {
    if let known { present.append(Int32(known.place)) }
    guard let stamp else {
      unchangedCount += 1
      return
    }
    if let known, stamp.matches(known.stamp) {
      unchangedCount += 1
    } else {
      changed.append(.init(file: file(), stamp: stamp, row: known?.row))
    }
  }
}
