// SPDX-License-Identifier: MIT

public import LineageCore

/// A file that a writer has not finished, and perhaps never will.
///
/// It has a name that no reader takes for a snapshot's. Whether its writer still lives nobody knows;
/// after an hour it is taken for dead.
public struct Leftover: Hashable, Sendable {
  /// The file, as the store names it.
  public let file: String

  /// Whether it has lain untouched for more than an hour.
  public let isAbandoned: Bool

  /// After how many nanoseconds nobody is expected to finish a file.
  static let patience: Int64 = 3_600_000_000_000

  /// What to tell people about it.
  public var finding: Finding {
    Finding(
      .leftover, file: file,
      message: isAbandoned
        ? "a writer that was stopped left this file behind"
        : "a writer is about to finish this file, or was stopped within the last hour")
  }
}

extension SnapshotStore {
  /// The files that writers have left behind, or are writing, as the directories are now.
  ///
  /// Links and folders are none, whatever their names.
  ///
  /// - Throws: `StoreError.unreadable` where a directory cannot be listed.
  /// - Complexity: O(names in the directories).
  public func leftovers() throws(StoreError) -> [Leftover] {
    var leftovers: [Leftover] = []
    for part in parts where part.directory.lines == nil {
      do throws(SystemError) {
        leftovers += try part.directory.leftovers()
      } catch {
        throw .unreadable(path: part.directory.path, reason: error.reason)
      }
    }
    return leftovers
  }

  /// Takes a file away that its writer has abandoned; any other stays.
  ///
  /// What it is is looked at again before: somebody else may have taken it away.
  ///
  /// - Returns: Whether the file is gone.
  /// - Throws: `StoreError.cannotRemove`.
  public func remove(_ leftover: Leftover) throws(StoreError) -> Bool {
    for part in parts where part.directory.lines == nil {
      guard let name = part.directory.localName(leftover.file), TemporaryName.isOne(name) else {
        continue
      }
      do throws(SystemError) {
        guard try part.directory.leftover(name)?.isAbandoned == true else { return false }
        try part.directory.directory.remove(name)
        return true
      } catch {
        if error == .notFound { return true }
        throw .cannotRemove(path: part.directory.directory.path(of: name), reason: error.reason)
      }
    }
    return false
  }
}

extension StoreDirectory {
  /// The unfinished files, in the order of the bytes of their names.
  func leftovers() throws(SystemError) -> [Leftover] {
    let names = try DirectoryNames(in: directory) { name, kind in
      (kind == nil || kind == .regular) && TemporaryName.isOne(name)
    }
    var leftovers: [Leftover] = []
    for name in (0..<names.count).map({ names.names.text(at: $0) }).inByteOrder(of: \.self) {
      do throws(SystemError) {
        if let leftover = try leftover(name) { leftovers.append(leftover) }
      } catch {
        if error != .notFound { throw error }
      }
    }
    return leftovers
  }

  /// What there is by a name; `nil` where it is no unfinished file.
  func leftover(_ name: String) throws(SystemError) -> Leftover? {
    guard TemporaryName.isOne(name) else { return nil }
    let status = try directory.status(of: name)
    guard status.kind == .regular else { return nil }
    let (age, isTooLong) = Calls.nanoseconds().subtractingReportingOverflow(status.modified)
    return Leftover(file: shownName(name), isAbandoned: isTooLong || age > Leftover.patience)
  }
}
