// SPDX-License-Identifier: MIT

/// Finds out what names in the directory of a store come to.
///
/// Snapshots are in files whose names end in `.json`, and in the `spec.json` of folders. All other
/// folders are left alone, and so is whatever begins with a full stop: by custom it is hidden, and
/// writers keep unfinished files there.
struct EntryReader {
  private let directory: OpenDirectory

  /// The path that is asked about, with the zero at its end; kept for its memory.
  private var path: [CChar] = []

  /// Creates a reader of the names in a directory.
  init(in directory: OpenDirectory) { self.directory = directory }

  /// Whether a name can be that of a snapshot, or needs a second look.
  static func isOfInterest(_ name: UnsafeRawBufferPointer, _ kind: FileStatus.Kind?) -> Bool {
    name.first != UInt8(ascii: ".") && (kind != .regular || name.hasSuffix(StoreFile.suffix))
  }

  /// Finds out about a name that is of interest.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - kind: What it stands for, as far as the directory says so.
  ///   - needsStatus: Whether the status of a file is asked for.
  /// - Returns: What the name comes to.
  mutating func entry(
    _ name: UnsafeRawBufferPointer, _ kind: FileStatus.Kind?, needsStatus: Bool
  ) -> StoreEntry {
    guard kind == nil || kind == .regular && needsStatus else {
      return entry(name, kind ?? .other, status: nil)
    }
    do throws(SystemError) {
      let status = try status(of: name)
      return entry(name, status.kind, status: status)
    } catch {
      if error == .notFound { return .nothing }
      // Of a file, whoever reads it will tell.
      return kind == .regular ? .file(nil) : .unfit(error.reason)
    }
  }

  private mutating func entry(
    _ name: UnsafeRawBufferPointer, _ kind: FileStatus.Kind, status: FileStatus?
  ) -> StoreEntry {
    let isFile = name.hasSuffix(StoreFile.suffix)
    guard name.isUTF8 else { return isFile || kind == .directory ? .unnamable : .nothing }
    switch kind {
    case .regular: return isFile ? .file(status) : .nothing
    case .link where isFile: return .link
    case .other: return isFile ? .unfit("this is \(kind.rawValue)") : .nothing
    case .directory, .link: return folder(name, isLink: kind == .link)
    }
  }

  /// Finds out about a folder, or a link in the place of one, by its `spec.json`.
  private mutating func folder(_ name: UnsafeRawBufferPointer, isLink: Bool) -> StoreEntry {
    let spec: FileStatus
    do throws(SystemError) {
      spec = try status(of: name, StoreFile.specSuffix)
    } catch {
      // What is gone by now was taken away by its owner.
      let isAbsent = error == .notFound || error == .notDirectory || error == .linkLoop
      guard isAbsent else { return .unfit(error.reason) }
      return isLink ? .nothing : .otherFolder
    }
    if isLink { return .linkedFolder }
    switch spec.kind {
    case .regular: return .spec(spec)
    case .link: return .linkedSpec
    case .directory, .other: return .unfitSpec
    }
  }

  private mutating func status(
    of name: UnsafeRawBufferPointer, _ suffix: String = ""
  ) throws(SystemError) -> FileStatus {
    path.removeAll(keepingCapacity: true)
    path.append(contentsOf: name.bindMemory(to: CChar.self))
    for byte in suffix.utf8 { path.append(CChar(bitPattern: byte)) }
    path.append(0)
    return try directory.status(of: path)
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes end with the UTF-8 form of a text.
  func hasSuffix(_ text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }

  /// Whether the bytes are well-formed UTF-8.
  var isUTF8: Bool {
    allSatisfy { $0 < 0x80 } || String(validating: self, as: UTF8.self) != nil
  }
}
