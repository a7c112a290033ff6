// SPDX-License-Identifier: MIT

import Glibc

/// The path of an executable of this package, which is built beside the tests.
public func builtProgram(_ name: String) -> String {
  var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
  let length = max(0, readlink("/proc/self/exe", &buffer, buffer.count))
  let path = String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
  return path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/\(name)"
}
