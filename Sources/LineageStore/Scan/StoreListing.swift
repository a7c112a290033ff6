// SPDX-License-Identifier: MIT

import LineageCore

/// The files of a directory that should hold snapshots, found by their names alone.
///
/// These are the files whose names end in `.json`, and `spec.json` in folders. All other folders are
/// left alone, and so is whatever begins with a full stop: by custom it is hidden, and writers keep
/// unfinished files there.
struct StoreListing: Sendable {
  /// The files, in the order of the bytes of their names.
  private(set) var files: [StoreFile] = []

  /// The folders without a `spec.json`, in the order of the bytes of their names.
  private(set) var otherFolders: [String] = []

  /// What is the matter with names that lead to no file.
  private(set) var findings: [Finding] = []

  private var table = NameTable(of: [])

  /// Lists a directory.
  ///
  /// - Complexity: O(*n* log *n*) for *n* names.
  init(of store: StoreDirectory) throws(SystemError) {
    var names: [(name: String, kind: FileStatus.Kind?)] = []
    var unnamable: [(name: String, kind: FileStatus.Kind?)] = []
    try store.directory.forEachName { bytes, kind in
      guard bytes.first != UInt8(ascii: ".") else { return }
      let name = String(decoding: bytes, as: UTF8.self)
      if name.utf8.elementsEqual(bytes) {
        names.append((name, kind))
      } else {
        unnamable.append((Self.escaped(bytes), kind))
      }
    }
    names.sort { $0.name.compareBytes(to: $1.name) < 0 }
    var links = LinkResolver(in: store.directory)
    for (name, kind) in names {
      do throws(SystemError) {
        let kind = if let kind { kind } else { try store.directory.status(of: name).kind }
        try add(name, kind, in: store, &links)
      } catch {
        // What is gone by now was taken away by its owner.
        if error != .notFound { report(.unreadable, name, error.reason, in: store) }
      }
    }
    for (name, kind) in unnamable
    where kind == .directory || name.hasByteSuffix(StoreFile.suffix) {
      report(.unreadable, name, "the name is not UTF-8", in: store)
    }
    files.sort { $0.name.compareBytes(to: $1.name) < 0 }
    table = NameTable(of: files)
  }

  /// Whether a file named after a snapshot is listed.
  ///
  /// - Complexity: O(length of the id).
  func isListed(_ id: SnapshotID) -> Bool {
    table.place(of: id.text, StoreFile.suffix, in: files) != nil
      || table.place(of: id.text, StoreFile.specSuffix, in: files) != nil
  }

  /// The place of the file with a name.
  ///
  /// - Complexity: O(length of the name).
  func index(of name: String) -> Int? { table.place(of: name, in: files) }
}

extension StoreListing {
  private mutating func add(
    _ name: String, _ kind: FileStatus.Kind, in store: StoreDirectory, _ links: inout LinkResolver
  ) throws(SystemError) {
    let isFile = name.hasByteSuffix(StoreFile.suffix)
    switch kind {
    case .regular where isFile: files.append(StoreFile(name))
    case .link where isFile: follow(links.decide(onFile: name), name, in: store)
    case .other where isFile: report(.unreadable, name, "this is \(kind.rawValue)", in: store)
    case .directory: try addFolder(name, in: store, &links)
    case .link:
      guard try specKind(in: name, of: store) != nil else { return }
      follow(links.decide(onFolder: name), name, in: store)
    case .regular, .other: return
    }
  }

  private mutating func addFolder(
    _ folder: String, in store: StoreDirectory, _ links: inout LinkResolver
  ) throws(SystemError) {
    let name = folder + StoreFile.specSuffix
    switch try specKind(in: folder, of: store) {
    case nil: otherFolders.append(folder)
    case .regular: files.append(StoreFile(name))
    case .link: follow(links.decide(onFile: name), name, in: store)
    case .directory, .other: report(.unreadable, name, "this is no file", in: store)
    }
  }

  /// What the `spec.json` in a folder is, or `nil` where there is none.
  private func specKind(
    in folder: String, of store: StoreDirectory
  ) throws(SystemError) -> FileStatus.Kind? {
    do {
      return try store.directory.status(of: folder + StoreFile.specSuffix).kind
    } catch {
      let isAbsent = error == .notFound || error == .notDirectory || error == .linkLoop
      if isAbsent { return nil }
      throw error
    }
  }

  private mutating func follow(
    _ decision: LinkResolver.Decision, _ name: String, in store: StoreDirectory
  ) {
    switch decision {
    case .read(let path): files.append(StoreFile(name, linkedPath: path))
    case .ignore: return
    case .report(let message): report(.link, name, message, in: store)
    }
  }

  private mutating func report(
    _ kind: Finding.Kind, _ name: String, _ message: String, in store: StoreDirectory
  ) {
    findings.append(Finding(kind, file: store.shownName(name), message: message))
  }

  /// A name that is not UTF-8, with `\xE9` for each byte that is not ASCII.
  private static func escaped(_ bytes: UnsafeRawBufferPointer) -> String {
    bytes.map { byte in
      byte < 0x80
        ? String(Unicode.Scalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
