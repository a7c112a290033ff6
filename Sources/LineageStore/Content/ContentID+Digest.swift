// SPDX-License-Identifier: MIT

import Crypto

extension ContentID {
  /// The SHA-256 of some bytes in hexadecimal digits.
  static func digest(of bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
