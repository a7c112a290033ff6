// SPDX-License-Identifier: MIT

import LineageCore

/// How some files of a directory, named one by one, differ from what was known of them.
///
/// No other name is looked at, so that it takes no longer in a directory of a million. That is enough
/// as long as each of them simply is a file: which link counts depends on all others, and a file that
/// went may have been what a link led to.
struct NamedFiles: Sendable {
  /// The files that are new or have changed, in the order of the bytes of their names.
  private(set) var changed: [StoreSurvey.Change] = []

  private let reader: IndexReader
  private var entries: EntryReader

  /// Looks at some files; gives `nil` where the whole directory has to be looked at.
  ///
  /// - Parameters:
  ///   - names: Their names, as in ``StoreFile/name``; others are passed over.
  ///   - directory: Where they are.
  ///   - reader: What is known.
  /// - Throws: `IndexError`, where the index cannot be asked.
  /// - Complexity: O(*k* log *n*) for *k* names among *n* files.
  init?(
    _ names: [String], in directory: OpenDirectory, knownBy reader: IndexReader
  ) throws(IndexError) {
    let findings = reader.head.facts.findings
    // A link that led nowhere may lead to one of these now.
    if findings.contains(where: { $0.kind == .link }) { return nil }
    self.reader = reader
    entries = EntryReader(in: directory)
    let odd = Set(findings.compactMap(\.file))
    for name in Set(names).sorted(by: { $0.compareBytes(to: $1) < 0 }) {
      guard let entry = Self.entry(of: name) else { continue }
      guard !odd.contains(name), !odd.contains(entry), try add(name, entry) else { return nil }
    }
  }

  /// Adds a file, and says whether it simply is one.
  private mutating func add(_ name: String, _ entry: String) throws(IndexError) -> Bool {
    let known = try reader.knownFile(named: name)
    guard known?.linkedPath == nil else { return false }
    let status: FileStatus?
    switch entry.withBytes({ entries.entry($0, nil, needsStatus: true) }) {
    case .file(let found) where entry == name: status = found
    case .spec(let found) where entry != name: status = found
    case .nothing where known == nil: return true
    default: return false
    }
    let stamp = status.map(FileStamp.init) ?? .unknown
    if let known, stamp.matches(known.stamp) { return true }
    changed.append(.init(file: StoreFile(name), stamp: stamp, row: known?.row))
    return true
  }

  /// What to look for in the directory: the file, or the folder of a spec; `nil` for a name that no
  /// snapshot's file has.
  private static func entry(of name: String) -> String? {
    let isSpec = name.hasByteSuffix(StoreFile.specSuffix)
    let entry = isSpec ? StoreFile(name).namesake : name
    let bytes = entry.utf8
    guard let first = bytes.first, first != UInt8(ascii: "."), !bytes.contains(UInt8(ascii: "/")),
      !bytes.contains(0), isSpec || name.hasByteSuffix(StoreFile.suffix)
    else { return nil }
    return entry
  }
}
