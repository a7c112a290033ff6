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

  private var hasScheme: Bool {
    text.utf8.first == Self.scheme[0] && text.utf8.starts(with: Self.scheme)
  }

  /// The digits of an id that is given by its bytes.
  static func digits(of id: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    hasScheme(id) ? UnsafeBufferPointer(rebasing: id[scheme.count...]) : id
  }

  /// Whether an id that is given by its bytes begins with `sha256:`.
  static func hasScheme(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
    id.first == scheme[0] && id.starts(with: scheme)
  }

  private static let scheme = Array("sha256:".utf8)
}
