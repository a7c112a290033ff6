// SPDX-License-Identifier: MIT

import Foundation
import TerminalTesting
import Testing

/// What came of running the built program.
struct StemmaRun {
  /// What it wrote on standard output.
  let output: String

  /// What it wrote on standard error.
  let errors: String

  /// Its exit code, or the negated number of the signal that ended it.
  let status: Int32

  /// The lines of standard output.
  var lines: [String] { output.split(separator: "\n").map(String.init) }

  /// The environment of the program unless a test says otherwise.
  static let usualEnvironment = [
    "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm",
  ].merging(sanitizerOptions) { $1 }

  /// When to give up, on a machine however slow.
  private static let patience = Duration.seconds(60)
}

/// Runs the built program, and waits until it ends.
///
/// - Parameters:
///   - arguments: What follows its name.
///   - directory: Where it runs.
///   - environment: Variables that differ from the usual ones.
///   - path: A file that it writes to, instead of one of the test's.
/// - Returns: What came of it.
/// - Throws: Where it cannot be run, or does not end.
@discardableResult
func stemma(
  _ arguments: [String], in directory: String = "/", environment: [String: String] = [:],
  writingTo path: String? = nil
) throws -> StemmaRun {
  try run([builtProgram("stemma")] + arguments, in: directory, environment, path)
}

/// Runs a line of shell in which `$stemma` is the built program.
func shell(
  _ line: String, in directory: String = "/", environment: [String: String] = [:]
) throws -> StemmaRun {
  let environment = environment.merging(["stemma": builtProgram("stemma")]) { $1 }
  return try run(["/bin/bash", "-c", line], in: directory, environment, nil)
}

/// Runs a program with its output in files, so that neither stream can wait for the other.
private func run(
  _ words: [String], in directory: String, _ environment: [String: String], _ path: String?
) throws -> StemmaRun {
  let folder = try TemporaryFolder()
  let outputPath = path ?? folder.path + "/output"
  let errorPath = folder.path + "/errors"
  // Each run has a cache of its own, unless a test wants to keep one, and no configuration.
  let folders = [
    "XDG_CACHE_HOME": folder.path + "/cache", "XDG_CONFIG_HOME": folder.path + "/config",
  ]
  let environment = folders.merging(environment) { $1 }
  let process = try start(words, in: directory, environment, outputPath, errorPath)
  let status = try waitForEnd(of: process)
  return StemmaRun(
    output: path == nil ? try text(of: outputPath) : "", errors: try text(of: errorPath),
    status: status)
}

/// Starts a program with its output in files, and does not wait for it.
///
/// - Returns: The process, which has to be waited for.
func start(
  _ words: [String], in directory: String, _ environment: [String: String] = [:],
  _ outputPath: String, _ errorPath: String
) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, outputPath, O_WRONLY | O_CREAT, 0o600)
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errorPath, O_WRONLY | O_CREAT, 0o600)
  let variables = StemmaRun.usualEnvironment.merging(environment) { $1 }
  let arguments = (["env", "-C", directory] + words).map { strdup($0) }
  let settings = variables.map { strdup("\($0.key)=\($0.value)") }
  defer { for pointer in arguments + settings { free(pointer) } }
  var process: pid_t = 0
  let code = posix_spawn(
    &process, "/usr/bin/env", &actions, nil, arguments + [nil], settings + [nil])
  try #require(code == 0)
  return process
}

extension StemmaRun {
  static func deadline() -> ContinuousClock.Instant { .now + patience }
}

/// Waits until a process ends, for its exit code or the negated number of the signal.
func waitForEnd(of process: pid_t) throws -> Int32 {
  let deadline = StemmaRun.deadline()
  var status: Int32 = 0
  while waitpid(process, &status, WNOHANG) == 0 {
    guard ContinuousClock.now < deadline else {
      kill(process, SIGKILL)
      waitpid(process, &status, 0)
      throw Overdue()
    }
    usleep(2_000)
  }
  let signal = status & 0x7F
  return signal == 0 ? status >> 8 & 0xFF : -signal
}

/// The program did not end in time.
private struct Overdue: Error {}

private func text(of path: String) throws -> String {
  String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
}

/// A folder of its own for one run, gone when the run is.
final class TemporaryFolder {
  let path = NSTemporaryDirectory() + "stemma-run-" + UUID().uuidString

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
