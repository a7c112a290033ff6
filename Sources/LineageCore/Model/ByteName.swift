// SPDX-License-Identifier: MIT

/// A name that is equal to, ordered among and hashed with others by the bytes of its UTF-8 form.
///
/// `String` compares by canonical equivalence: `café` spelled with a combining accent equals the
/// precomposed spelling, and a `Set` keeps one of them. Two files may well differ by just that, so
/// names that come from files never use it.
public protocol ByteName: Hashable, Comparable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  /// The name as it stands in the file.
  var text: String { get }

  /// Creates a name from its text.
  init(_ text: String)
}

extension ByteName {
  /// Creates a name from a literal.
  public init(stringLiteral value: String) { self.init(value) }

  /// The name as it stands in the file, which may hold control characters.
  public var description: String { text }

  /// Whether two names have the same bytes.
  ///
  /// - Complexity: O(length).
  public static func == (left: Self, right: Self) -> Bool {
    left.text.compareBytes(to: right.text) == 0
  }

  /// Whether the first name's bytes come before the second's.
  ///
  /// - Complexity: O(length).
  public static func < (left: Self, right: Self) -> Bool {
    left.text.compareBytes(to: right.text) < 0
  }

  /// Feeds the bytes of the name into a hasher.
  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension String {
  /// Compares the UTF-8 forms byte by byte: negative, zero or positive as in C's `memcmp`.
  ///
  /// - Complexity: O(length).
  public func compareBytes(to other: String) -> Int {
    var left = self
    var right = other
    return left.withUTF8 { left in right.withUTF8 { left.compareBytes(to: $0) } }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Compares byte by byte: negative, zero or positive.
  func compareBytes(to other: Self) -> Int {
    let shared = Swift.min(count, other.count)
    var index = 0
    while index < shared {
      if self[index] != other[index] { return Int(self[index]) - Int(other[index]) }
      index += 1
    }
    return count - other.count
  }
}
