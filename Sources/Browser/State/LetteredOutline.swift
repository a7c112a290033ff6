// SPDX-License-Identifier: MIT

import LineageCore

/// The rows that a scope can have, and the letters chosen for its cohorts: all of a view that
/// opening and folding leave as it is, and that takes longest to make.
struct LetteredOutline: Sendable {
  let outline: TreeOutline
  let letters: CohortLetters
  /// How siblings are ordered in it.
  let siblings: SiblingOrder
}
