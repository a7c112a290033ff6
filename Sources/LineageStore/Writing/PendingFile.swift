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
    try self.init(
      pieces: 1, for: name, in: folder, refusal: { (error: SystemError) -> SystemError in error },
      piece: { (_) throws(SystemError) in bytes })
  }

  /// Writes a file that comes in pieces.
  ///
  /// - Parameters:
  ///   - count: How many pieces there are.
  ///   - name: The name that the file is to have.
  ///   - folder: Where.
  ///   - refusal: What is thrown where the system refuses.
  ///   - piece: Gives a piece, by its number; where it throws, nothing is left.
  /// - Throws: What the closures say.
  /// - Complexity: O(length).
  init<Failure: Error>(
    pieces count: Int, for name: String, in folder: any WritableFolder,
    refusal: (SystemError) -> Failure, piece: (Int) throws(Failure) -> [UInt8]
  ) throws(Failure) {
    self.folder = folder
    self.name = name
    var temporaryName = TemporaryName.make()
    let file: Int32
    do throws(SystemError) {
      file = try Self.create(&temporaryName, in: folder)
    } catch {
      throw refusal(error)
    }
    self.temporaryName = temporaryName
    var failure: Failure?
    do throws(Failure) {
      try Self.write(count, to: file, in: folder, refusal, piece)
    } catch {
      failure = error
    }
    do throws(SystemError) {
      try folder.close(file)
    } catch {
      // It is closed, and what was written is on the disk, even though a signal came between.
      if error != .interrupted { failure = failure ?? refusal(error) }
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

  private static func write<Failure: Error>(
    _ count: Int, to file: Int32, in folder: any WritableFolder,
    _ refusal: (SystemError) -> Failure, _ piece: (Int) throws(Failure) -> [UInt8]
  ) throws(Failure) {
    var start = 0
    for number in 0..<count {
      let bytes = try piece(number)
      do throws(SystemError) {
        try write(bytes, at: start, to: file, in: folder)
      } catch {
        throw refusal(error)
      }
      start += bytes.count
    }
    do throws(SystemError) {
      try folder.asking { () throws(SystemError) in try folder.synchronize(file) }
    } catch {
      throw refusal(error)
    }
  }

  private static func write(
    _ bytes: [UInt8], at start: Int, to file: Int32, in folder: any WritableFolder
  ) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      written += try folder.asking { () throws(SystemError) in
        try folder.write(bytes[written...], to: file, at: start + written)
      }
    }
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
    var wasInterrupted = false
    while true {
      do {
        return try folder.rename(temporaryName, replacing: name)
      } catch {
        // Nobody else takes a temporary name: where it is gone, the request had been heard.
        if error == .notFound, wasInterrupted { return }
        if error != .interrupted { throw error }
        wasInterrupted = true
      }
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
