// SPDX-License-Identifier: MIT

import Glibc

/// How a terminal treats what is typed and shown: what `stty -a` prints.
public struct TerminalAttributes: Hashable, Sendable {
  /// The flags for input, output, control and line editing.
  public let flags: [UInt32]

  /// The characters with an effect, such as Ctrl-C.
  public let controlCharacters: [UInt8]

  /// Reads the attributes of a terminal.
  init(of descriptor: Int32) {
    var attributes = termios()
    tcgetattr(descriptor, &attributes)
    flags = [
      attributes.c_iflag, attributes.c_oflag, attributes.c_cflag, attributes.c_lflag,
    ]
    controlCharacters = withUnsafeBytes(of: attributes.c_cc) { Array($0) }
  }

  /// Whether lines are edited and echoed, as a shell leaves it to programs.
  public var editsLines: Bool { flags[3] & UInt32(ICANON) != 0 && flags[3] & UInt32(ECHO) != 0 }
}
