// SPDX-License-Identifier: MIT

/// A file that is whole and on the disk, but has not got its name yet.
///
/// So at no time does anybody see half of it under its name, not after a crash either.
struct PendingFile {
  private let folder: any WritableFolder

  /// The name that it is to have.
  let name: String

  private let temporaryName: String

  /// How often a temporary name is chosen; by chance none is ever taken.
  private static let attempts = 4

  /// Writes a file under a temporary name, and waits until it is on the disk.
  ///
  /// Where that fails nothing is left, unless the system refuses to take the file away too.
  ///
  /// - Complexity: O(length).
  init(
    _ bytes: [UInt8], for name: String, in folder: any WritableFolder
  ) throws(SystemError) {
    self.folder = folder
    self.name = name
    var temporaryName = TemporaryName.make()
    let file = try Self.create(&temporaryName, in: folder)
    self.temporaryName = temporaryName
    var failure: SystemError?
    do throws(SystemError) {
      try Self.write(bytes, to: file, in: folder)
    } catch {
      failure = error
    }
    do throws(SystemError) {
      try folder.close(file)
    } catch {
      // It is closed, and what was written is on the disk, even though a signal came between.
      if error != .interrupted { failure = failure ?? error }
    }
    guard let failure else { return }
    discard()
    throw failure
  }

  private static func create(
    _ name: inout String, in folder: any WritableFolder
  ) throws(SystemError) -> Int32 {
    for _ in 1..<attempts {
      do {
        let candidate = name
        return try folder.asking { () throws(SystemError) in try folder.create(candidate) }
      } catch {
        if error != .exists { throw error }
        name = TemporaryName.make()
      }
    }
    let candidate = name
    return try folder.asking { () throws(SystemError) in try folder.create(candidate) }
  }

  private static func write(
    _ bytes: [UInt8], to file: Int32, in folder: any WritableFolder
  ) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      written += try folder.asking { () throws(SystemError) in
        try folder.write(bytes[written...], to: file, at: written)
      }
    }
    try folder.asking { () throws(SystemError) in try folder.synchronize(file) }
  }
}

extension PendingFile {
  /// Gives the file its name.
  ///
  /// - Throws: `SystemError.exists` where something has the name.
  func place() throws(SystemError) {
    do {
      try folder.asking { () throws(SystemError) in
        try folder.rename(temporaryName, toFree: name)
      }
    } catch {
      guard error.isUnsupported else { throw error }
      try placeByLink()
    }
  }

  /// Gives the file its name where the file system cannot rename without replacing.
  private func placeByLink() throws(SystemError) {
    try folder.asking { () throws(SystemError) in
      try folder.link(temporaryName, asFree: name)
    }
    // It has its name: a second, temporary one is no reason to say that it has not.
    discard()
  }

  /// Gives the file its name in place of what had it.
  func replace() throws(SystemError) {
    try folder.asking { () throws(SystemError) in
      try folder.rename(temporaryName, replacing: name)
    }
  }

  /// Takes the file away; where that fails, a check will name it.
  func discard() {
    do throws(SystemError) {
      try folder.asking { () throws(SystemError) in try folder.remove(temporaryName) }
    } catch {
      return
    }
  }
}
