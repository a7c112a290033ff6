// SPDX-License-Identifier: MIT

import Foundation

/// Why a program could not be run.
struct OutsideError: Error {
  /// What is the matter, in a sentence without the final stop.
  let message: String
}

/// A program that has the terminal for itself while it runs.
///
/// `Process` puts a program into a group of its own, which may not read from the terminal.
enum OutsideProgram {
  /// What a program reads instead of what is typed.
  enum Input {
    /// Some lines.
    case lines([String])
    /// One file after the other, of several each below its path.
    case files([String])
  }

  /// Runs a program, and waits until it has ended.
  ///
  /// - Parameters:
  ///   - words: Its name, looked up in `$PATH`, and its arguments: no shell sees them.
  ///   - input: What it reads instead of what is typed.
  /// - Returns: What it ended with: its code, or 128 and the number of the signal that ended it.
  /// - Throws: ``OutsideError`` where it cannot be run.
  static func run(_ words: [String], input: Input?) throws(OutsideError) -> Int32 {
    guard let name = words.first else { throw OutsideError(message: "there is no program to run") }
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    let file = try input.map { input throws(OutsideError) in try open(input) }
    if let file { posix_spawn_file_actions_adddup2(&actions, file, 0) }
    defer { if let file { close(file) } }
    // The browser has blocked and ignored signals that the program should answer as ever.
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, name, &actions, &attributes, arguments, environ)
    guard code == 0 else {
      throw OutsideError(message: "\(name) cannot be run: \(String(cString: strerror(code)))")
    }
    return wait(for: process)
  }

  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  private static func open(_ input: Input) throws(OutsideError) -> Int32 {
    switch input {
    case .lines(let lines):
      let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
      return try temporaryFile { handle in try handle.write(contentsOf: bytes) }
    case .files(let paths) where paths.count == 1: return try open(paths[0])
    case .files(let paths):
      return try temporaryFile { handle in
        for path in paths {
          try handle.write(contentsOf: Array("==> \(path) <==\n".utf8))
          let file = try open(path)
          defer { close(file) }
          let source = FileHandle(fileDescriptor: file, closeOnDealloc: false)
          while let piece = try source.read(upToCount: 1 << 20), !piece.isEmpty {
            try handle.write(contentsOf: piece)
          }
          try handle.write(contentsOf: Array("\n".utf8))
        }
      }
    }
  }

  private static func open(_ path: String) throws(OutsideError) -> Int32 {
    let file = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    guard file < 0 else { return file }
    throw OutsideError(message: "\(path) cannot be read: \(String(cString: strerror(errno)))")
  }

  /// A file without a name, at its beginning: unlike a pipe, it is never full.
  private static func temporaryFile(
    _ body: (FileHandle) throws -> Void
  ) throws(OutsideError) -> Int32 {
    let folder = FileManager.default.temporaryDirectory
    var template = Array(folder.appending(path: "stemma-XXXXXX").path.utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw noRoom(in: folder, String(cString: strerror(errno)))
    }
    unlink(template)
    // The program has it as what it reads, and by no other number.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    do {
      try body(FileHandle(fileDescriptor: descriptor, closeOnDealloc: false))
    } catch {
      close(descriptor)
      throw error as? OutsideError ?? noRoom(in: folder, error.localizedDescription)
    }
    lseek(descriptor, 0, SEEK_SET)
    return descriptor
  }

  /// The reason first: of a long path a narrow screen shows the beginning.
  private static func noRoom(in folder: URL, _ reason: String) -> OutsideError {
    OutsideError(message: "no temporary file: \(reason): $TMPDIR is \(folder.path)")
  }

  /// Lets the user read what a program has printed.
  static func pause(after name: String, status: Int32) {
    let ending = status == 0 ? "" : "\(name) ended with \(status). "
    // A terminal that is gone by now needs no words; the browser notices by itself.
    let text = Array("\n\(ending)Enter goes back to stemma. ".utf8)
    _ = write(STDOUT_FILENO, text, text.count)
    _ = readLine()
  }
}
