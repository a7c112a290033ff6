// SPDX-License-Identifier: MIT

/// The id of a snapshot: a byte string given by whoever wrote the file.
///
/// Most are 16 hex digits or `sha256:` and 64 of them, but a UUID, a number or any other text is as
/// good. Ids are the names used outside a graph; inside, nodes are ``NodeIndex`` values.
public struct SnapshotID: ByteName {
  /// The id as it stands in the file.
  public let text: String

  /// Creates an id from its text.
  public init(_ text: String) { self.text = text }

  /// The part of the id that tells snapshots apart: without the `sha256:` that all such ids share.
  ///
  /// Prefixes and short ids are made of this part.
  ///
  /// - Complexity: O(1).
  public var digits: Substring.UTF8View {
    hasScheme ? text.utf8.dropFirst(Self.scheme.count) : text[...].utf8
  }

  /// Whether the id begins with `sha256:`.
  var hasScheme: Bool {
    text.utf8.first == Self.scheme[0] && text.utf8.starts(with: Self.scheme)
  }

  /// Compares the digits byte by byte: negative, zero or positive.
  ///
  /// - Complexity: O(length).
  func compareDigits(to other: SnapshotID) -> Int {
    var left = text
    var right = other.text
    return left.withUTF8 { left in
      right.withUTF8 { Self.digits(of: left).compareBytes(to: Self.digits(of: $0)) }
    }
  }

  private static func digits(of id: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard id.first == scheme[0], id.starts(with: scheme) else { return id }
    return UnsafeBufferPointer(rebasing: id[scheme.count...])
  }

  private static let scheme = Array("sha256:".utf8)
}
