// SPDX-License-Identifier: MIT

import Foundation

/// Another program, started and waited for, in no more time than that takes.
public enum Program {
  /// That a program was not started, or did not end well.
  public struct Failure: Error {
    /// The words of its command line.
    public let words: [String]
  }

  /// Runs a program, without an environment; of its output nothing is kept.
  ///
  /// - Throws: ``Failure`` where it cannot be started, or says that something went wrong.
  public static func run(_ words: [String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    let arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    guard posix_spawnp(&process, words[0], &actions, nil, arguments, nil) == 0 else {
      throw Failure(words: words)
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw Failure(words: words) }
    }
    guard status == 0 else { throw Failure(words: words) }
  }
}
