// SPDX-License-Identifier: MIT

extension IndexLocation {
  /// What the decision about the place of an index depends on.
  struct Question: Hashable, Sendable {
    /// The store's path without links.
    var store: String

    /// The mapping by which it is read, if by one.
    var mapping: String?

    /// The path that the user gave for the index.
    var namedPath: String?

    /// The environment of the process.
    var environment: [String: String]

    /// The number of the user.
    var user = Calls.user()
  }
}

/// What an index is an index of.
enum IndexSubject {
  /// The text that tells it from all others: the path of a store, and the mapping by which it is read.
  ///
  /// No path has a zero byte, so that no two of them share a text.
  static func text(ofStore path: String, readBy mapping: String?) -> String {
    mapping.map { path + "\0" + $0 } ?? path
  }
}

extension IndexLocation.Question {
  /// A file in a folder.
  typealias Candidate = (folder: IndexFolder, name: String)

  /// The files that could be the index, the best first.
  var candidates: [Candidate] {
    let folders = [cacheFolder, runtimeFolder, temporaryFolder].compactMap(\.self)
    let candidates = folders.map { (folder: $0, name: fileName) }
    return namedCandidate.map { [$0] + candidates } ?? candidates
  }

  /// Whether a path without links is the store or leads into it.
  func isInStore(_ path: String) -> Bool {
    let prefix = OpenDirectory.join(store, "")
    return OpenDirectory.join(path, "").utf8.starts(with: prefix.utf8)
  }

  /// The name of an index in a folder of many: the end of the store's path, for people, and a number
  /// made of the whole path.
  var fileName: String {
    let isPlain = { (byte: UInt8) in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
    let end = store.utf8.split(separator: UInt8(ascii: "/")).last.map { Array($0.suffix(40)) }
    let readable = (end ?? []).map { isPlain($0) ? $0 : UInt8(ascii: "-") }
    let subject = IndexSubject.text(ofStore: store, readBy: mapping)
    let digits = String(Checksum(of: subject).value, radix: 16)
    let padding = String(repeating: "0", count: 16 - digits.count)
    return "\(String(decoding: readable, as: UTF8.self))-\(padding)\(digits).sqlite"
  }

  /// The file that the user named.
  private var namedCandidate: Candidate? {
    guard let namedPath else { return nil }
    guard let slash = namedPath.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      return (IndexFolder(path: ".", kind: .named), namedPath)
    }
    let folder = slash == namedPath.startIndex ? "/" : String(namedPath[..<slash])
    let name = String(namedPath[namedPath.utf8.index(after: slash)...])
    return (IndexFolder(path: folder, kind: .named), name.isEmpty ? fileName : name)
  }

  /// The folder for caches, by the XDG base directory specification.
  private var cacheFolder: IndexFolder? {
    let home = absolutePath("HOME").map { OpenDirectory.join($0, ".cache") }
    return (absolutePath("XDG_CACHE_HOME") ?? home).map { folder in
      IndexFolder(path: OpenDirectory.join(folder, "stemma"), kind: .own)
    }
  }

  /// The folder for what need not outlast the session, by the same specification.
  private var runtimeFolder: IndexFolder? {
    absolutePath("XDG_RUNTIME_DIR").map { folder in
      IndexFolder(path: OpenDirectory.join(folder, "stemma"), kind: .own)
    }
  }

  private var temporaryFolder: IndexFolder? {
    let folder = absolutePath("TMPDIR") ?? "/tmp"
    return IndexFolder(path: OpenDirectory.join(folder, "stemma-\(user)"), kind: .amongOthers)
  }

  /// The value of a variable where it is an absolute path: others are to be passed over.
  private func absolutePath(_ variable: String) -> String? {
    environment[variable].flatMap { $0.utf8.first == UInt8(ascii: "/") ? $0 : nil }
  }
}
