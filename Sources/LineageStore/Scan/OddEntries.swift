// SPDX-License-Identifier: MIT

import LineageCore

/// What comes of those names in the directory of a store that are not simply files.
struct OddEntries: Sendable {
  /// The files that links lead to.
  private(set) var files: [StoreFile] = []

  /// The folders without a `spec.json`.
  private(set) var otherFolders: [String] = []

  /// What is the matter with names that lead to no file.
  private(set) var findings: [Finding] = []

  private let store: StoreDirectory
  private var links: LinkResolver

  /// Looks at some names one after the other, in the order of their bytes.
  ///
  /// The order matters, for of several links to one file only the first is followed.
  ///
  /// - Complexity: O(*n* log *n*) for *n* entries.
  init(_ entries: [(place: Int, entry: StoreEntry)], of names: NameList, in store: StoreDirectory) {
    self.store = store
    links = LinkResolver(in: store.directory)
    let sorted = entries.sorted { left, right in
      names.withName(at: left.place) { name in
        names.withName(at: right.place) { name.compareBytes(to: $0) < 0 }
      }
    }
    for (place, entry) in sorted { add(names.text(at: place), entry) }
    for (place, entry) in sorted {
      guard case .unnamable = entry else { continue }
      report(.unreadable, names.withName(at: place, UnnamableName.shown), "the name is not UTF-8")
    }
  }

  private mutating func add(_ name: String, _ entry: StoreEntry) {
    let spec = name + StoreFile.specSuffix
    switch entry {
    case .nothing, .file, .spec, .unnamable: return
    case .otherFolder: otherFolders.append(name)
    case .link: follow(links.decide(onFile: name), name)
    case .linkedSpec: follow(links.decide(onFile: spec), spec)
    case .linkedFolder: follow(links.decide(onFolder: name), name)
    case .unfit(let reason): report(.unreadable, name, reason)
    case .unfitSpec: report(.unreadable, spec, "this is no file")
    }
  }

  private mutating func follow(_ decision: LinkResolver.Decision, _ name: String) {
    switch decision {
    case .read(let path): files.append(StoreFile(name, linkedPath: path))
    case .ignore: return
    case .report(let message): report(.link, name, message)
    }
  }

  private mutating func report(_ kind: Finding.Kind, _ name: String, _ message: String) {
    findings.append(Finding(kind, file: store.shownName(name), message: message))
  }
}
