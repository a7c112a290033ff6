// SPDX-License-Identifier: MIT

/// What a key can ask for.
public enum Command: String, Hashable, Sendable, CaseIterable {
  // Movement
  case next, previous, left, right
  case first, last, halfPageDown, halfPageUp, pageDown, pageUp, center
  // Lineage
  case parent, child, nextInCohort, previousInCohort, nextCohort, previousCohort
  // Jumps
  case back, forward, setMark, goToMark, newest, findID
  // Search
  case search, nextMatch, previousMatch, sameDirective
  // Selection
  case select, selectRange, selectCohort, tag
  // Folds
  case toggleFold, openFold, closeFold, openSubtree, closeSubtree, openAll, closeAll, foldCohorts
  // Narrowing
  case filter, treeFromHere, ancestorsFromHere, pathsFromMark, widen
  // Handing on
  case copyID, copyShortID, copyPath, copyCohort, copyCommand, copyJSON
  case openInPager, pipe, userCommand, verb
  // Panes
  case differences, differencesFromMark, reveal
  case showCohort, showStatistics, showHealth, sort, reverse
  case enter, showTree, toggleInspector, otherPane, zoomPane, scrollDown, scrollUp
  case scrollLeft, scrollRight, options
  // Program
  case help, close, quit, cancel, suspend, redraw, lookAgain, follow
}

extension Command {
  /// What the configuration calls it: `halfPageDown` is `half-page-down`, `copyJSON` is `copy-json`.
  public var name: String {
    var name = ""
    var isAfterSmall = false
    for scalar in rawValue.unicodeScalars {
      let isSmall = scalar.properties.isLowercase
      if isAfterSmall, !isSmall { name += "-" }
      name += scalar.properties.lowercaseMapping
      isAfterSmall = isSmall
    }
    return name
  }

  /// The command with a name.
  public static func named(_ name: String) -> Command? { allCases.first { $0.name == name } }
}
