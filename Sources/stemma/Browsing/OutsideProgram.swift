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
  /// Runs a program, and waits until it has ended.
  ///
  /// - Parameters:
  ///   - words: Its name, looked up in `$PATH`, and its arguments: no shell sees them.
  ///   - input: Lines that it reads instead of what is typed.
  /// - Returns: What it ended with: its code, or 128 and the number of the signal that ended it.
  /// - Throws: ``OutsideError`` where it cannot be run.
  static func run(_ words: [String], input: [String]?) throws(OutsideError) -> Int32 {
    guard let name = words.first else { throw OutsideError(message: "there is no program to run") }
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    let file = try input.map { lines throws(OutsideError) in try temporaryFile(of: lines) }
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

  /// A file without a name that has some lines, at its beginning: unlike a pipe, it is never full.
  private static func temporaryFile(of lines: [String]) throws(OutsideError) -> Int32 {
    let folder = FileManager.default.temporaryDirectory
    var template = Array(folder.appending(path: "stemma-XXXXXX").path.utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw noRoom(in: folder, String(cString: strerror(errno)))
    }
    unlink(template)
    // The program has it as what it reads, and by no other number.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    do {
      try handle.write(contentsOf: Data(lines.map { $0 + "\n" }.joined().utf8))
    } catch {
      close(descriptor)
      throw noRoom(in: folder, error.localizedDescription)
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
