// SPDX-License-Identifier: MIT

import Foundation

/// The three descriptors that every program finds open, or should.
enum StandardStreams {
  /// Makes reading and writing fail as they should in a program.
  ///
  /// Whoever reads from a pipe may stop: then writing fails, which is no reason to die. And a
  /// descriptor that was closed when the program started must not become that of another file.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 {
      // Open the wrong way round, it refuses like one that is closed.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
