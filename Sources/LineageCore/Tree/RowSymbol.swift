// SPDX-License-Identifier: MIT

/// One element of a drawn tree.
///
/// What it looks like is decided by whoever draws it.
public enum RowSymbol: Hashable, Sendable {
  /// So many older levels are not drawn.
  case foldedRails(Int)
  /// A branch above goes on below this row.
  case rail
  /// Nothing at this level.
  case space
  /// A branch leads to this row, and others follow.
  case fork
  /// The last branch leads to this row.
  case corner
  /// A snapshot's full row.
  case node
  /// A snapshot's full row straight below its parent: an only child, or the trunk.
  case continuation
  /// The full row of a snapshot without a file.
  case missing
  /// The same straight below its parent.
  case missingContinuation
  /// A further edge to a snapshot whose full row stands elsewhere.
  case repeated
  /// The same for an edge that closes a cycle.
  case cut
  /// Snapshots out of view, one above the other.
  case stretch
  /// Several members of a cohort, which stand below where it is open.
  case cohort(isOpen: Bool)
}
