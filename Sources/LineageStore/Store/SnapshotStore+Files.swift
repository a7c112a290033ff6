// SPDX-License-Identifier: MIT

public import LineageCore

extension SnapshotStore {
  /// The bytes that a file of the store has now.
  ///
  /// - Throws: `StoreError.unreadable`.
  func bytes(ofFileShownAs name: String) throws(StoreError) -> [UInt8] {
    for part in parts {
      guard let local = part.directory.localName(name) else { continue }
      return try part.bytes(of: local, shownAs: name)
    }
    throw .unreadable(path: name, reason: "there was no such file")
  }

  /// The path of a file of the store.
  ///
  /// - Parameter name: The file, as the store names it.
  /// - Returns: The path, beginning with that of the store as it was given.
  public func path(ofFile name: String) -> String {
    for part in parts {
      guard let local = part.directory.localName(name) else { continue }
      return part.directory.directory.path(of: part.directory.lines?.name ?? local)
    }
    return name
  }

  /// Parses a file of the store, by the rules of its directory.
  ///
  /// - Throws: ``Rejection`` where it holds no snapshot.
  /// - Complexity: O(length).
  func document(
    _ bytes: [UInt8], ofFileShownAs name: String
  ) throws(Rejection) -> SnapshotDocument {
    for part in parts {
      guard let local = part.directory.localName(name) else { continue }
      return try SnapshotDocument(bytes, in: StoreFile(local), mapping: part.options.mapping)
    }
    return try SnapshotDocument(bytes, in: StoreFile(name))
  }

  /// Whether the file that tells of a snapshot is the one that the index remembers.
  ///
  /// Who trusts an index should ask before the file itself is shown: what the store says of its
  /// lineage may be older.
  ///
  /// - Complexity: O(1), and a look at the file's status.
  public func isCurrent(_ id: SnapshotID) -> Bool {
    guard let node = graph.node(for: id), graph.recordNumber(of: node) != .none else { return true }
    let (place, number) = records.place(of: graph.recordNumber(of: node))
    return parts[place].isCurrent(row: number)
  }

  /// The name of the file in which the record of a node stands, and as which file it is read: its
  /// own, or of a missing snapshot that of a witness; `nil` where nobody tells of it.
  func source(of node: NodeIndex) -> String? {
    let number = graph.recordNumber(of: node)
    guard number != .none else { return nil }
    let (place, own) = records.place(of: number)
    return parts[place].records.fileName(telling: graph.id(of: node), at: own)
  }
}

extension StorePart {
  /// Whether the file in a row has the stamp that the row has.
  func isCurrent(row number: RecordNumber) -> Bool {
    if let lines = directory.lines { return lines.isCurrent(in: directory.directory) }
    do {
      guard let file = try reader.file(row: Int64(number.rawValue)) else { return false }
      let status = try directory.directory.status(of: file.linkedPath ?? file.name)
      return FileStamp(status).matches(file.status)
    } catch {
      // Damaged, or gone: at any rate not what is remembered.
      return false
    }
  }

  func bytes(of name: String, shownAs shown: String) throws(StoreError) -> [UInt8] {
    do throws(OpenDirectory.ReadingError) {
      return try directory.read(name, limit: options.sizeLimit).bytes
    } catch {
      if error == .system(.linkLoop), let target = linkTarget(of: name) {
        return try bytes(of: target, shownAs: shown)
      }
      if error == .system(.notFound), let bytes = try bytes(ofUnnamable: name, shownAs: shown) {
        return bytes
      }
      throw .unreadable(path: shown, reason: error.reason)
    }
  }

  /// The bytes of a file whose name is not UTF-8, by what is shown of it; `nil` where there is none.
  private func bytes(
    ofUnnamable name: String, shownAs shown: String
  ) throws(StoreError) -> [UInt8]? {
    do throws(OpenDirectory.ReadingError) {
      let raw: [CChar]?
      do throws(SystemError) { raw = try directory.directory.unnamable(shownAs: name) } catch {
        throw .system(error)
      }
      guard let raw else { return nil }
      return try directory.directory.read(raw, limit: options.sizeLimit).bytes
    } catch {
      throw .unreadable(path: shown, reason: error.reason)
    }
  }

  /// What to read where a name is a link.
  private func linkTarget(of name: String) -> String? {
    var links = LinkResolver(in: directory.directory)
    guard case .read(let path) = links.decide(onFile: name) else { return nil }
    return path
  }
}
