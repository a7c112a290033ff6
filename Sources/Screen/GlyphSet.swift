// SPDX-License-Identifier: MIT

/// Which characters a terminal can be trusted with.
public enum GlyphSet: Hashable, Sendable {
  /// Printable ASCII alone.
  case ascii

  /// Whatever Unicode has.
  case unicode

  /// The one-column sign for text that was cut: `…`, or `~` in ASCII.
  public var ellipsis: Unicode.Scalar {
    switch self {
    case .ascii: "~"
    case .unicode: "…"
    }
  }
}
