// SPDX-License-Identifier: MIT

import Screen

extension Keymap {
  private static let listed: Set<Mode> = [.tree, .menu, .page]
  private static let shown: Set<Mode> = [.tree, .page]
  /// Where a store is looked at, be it that it has no snapshots yet.
  private static let store: Set<Mode> = [.tree, .page, .loading]
  private static let everywhere = Set(Mode.allCases)

  /// The keys, unless a configuration says otherwise.
  public static let standardBindings: [Binding] = [
    Binding(["j", "<down>", "<c-n>"], .next, .move, "next row", in: listed),
    Binding(["k", "<up>", "<c-p>"], .previous, .move, "previous row", in: listed),
    Binding(["h", "<left>"], .left, .move, "fold, or go to the parent shown above"),
    Binding(["l", "<right>"], .right, .move, "unfold, or go to the first child"),
    Binding(["gg", "<home>"], .first, .move, "first row, or row 5 with 5gg", in: listed),
    Binding(["G", "<end>"], .last, .move, "last row, or row 5 with 5G", in: listed),
    Binding(["<c-d>"], .halfPageDown, .move, "half a page down", in: listed),
    Binding(["<c-u>"], .halfPageUp, .move, "half a page up", in: listed),
    Binding(["<c-f>", "<pgdn>"], .pageDown, .move, "a page down", in: listed),
    Binding(["<c-b>", "<pgup>"], .pageUp, .move, "a page up", in: listed),
    Binding(["zz"], .center, .move, "put the cursor's row in the middle"),

    Binding([","], .parent, .lineage, "to the parent; the second with 2,"),
    Binding(["."], .child, .lineage, "to a child; the second with 2."),
    Binding(["]"], .nextInCohort, .lineage, "next snapshot of this cohort"),
    Binding(["["], .previousInCohort, .lineage, "previous snapshot of this cohort"),
    Binding(["}"], .nextCohort, .lineage, "next cohort"),
    Binding(["{"], .previousCohort, .lineage, "previous cohort"),

    Binding(["H", "<c-o>"], .back, .jump, "back through where you have been"),
    Binding(["L"], .forward, .jump, "forward again"),
    Binding(["m"], .setMark, .jump, "set a mark: a letter follows", in: shown),
    Binding(["'"], .goToMark, .jump, "go to a mark; '' goes back"),
    Binding(["@"], .newest, .jump, "the newest snapshot observed"),
    Binding(["g/"], .findID, .jump, "go to an id by its beginning"),

    Binding(["/"], .search, .search, "search ids, labels and cohorts", in: shown),
    Binding(["n"], .nextMatch, .search, "next match", in: shown),
    Binding(["N"], .previousMatch, .search, "previous match", in: shown),

    Binding(["*"], .sameDirective, .search, "search what was done here"),

    Binding(["<space>"], .select, .select, "select, or take out again", in: shown),
    Binding(["v"], .selectRange, .select, "select from here on, until v again"),
    Binding(["V"], .selectCohort, .select, "select the whole cohort; Esc clears", in: shown),
    Binding(["T"], .tag, .select, "tags and a note, kept with your own files", in: shown),

    Binding(["za"], .toggleFold, .fold, "fold or unfold", in: shown),
    Binding(["zo"], .openFold, .fold, "unfold"),
    Binding(["zc"], .closeFold, .fold, "fold"),
    Binding(["zO"], .openSubtree, .fold, "unfold all below"),
    Binding(["zC"], .closeSubtree, .fold, "fold all below"),
    Binding(["zR", "="], .openAll, .fold, "unfold everything"),
    Binding(["zM", "-"], .closeAll, .fold, "fold everything"),
    Binding(["C"], .foldCohorts, .fold, "every cohort in one line, or all apart again"),

    Binding(
      ["&"], .filter, .narrow,
      "filter what is in view by a query; an empty one shows all again; Tab completes"),
    Binding(["r"], .treeFromHere, .narrow, "only what derives from here, of what is in view"),
    Binding(["i"], .ancestorsFromHere, .narrow, "all ancestors and nothing else, upside down"),
    Binding(["p"], .pathsFromMark, .narrow, "only what lies between the last mark and here"),
    Binding(["u"], .widen, .narrow, "undo the last narrowing"),

    Binding(["d"], .differences, .compare, "differences from each parent", in: shown),
    Binding(["D"], .differencesFromMark, .compare, "differences from the last mark"),
    Binding(["x"], .reveal, .compare, "show hidden values, or hide them again", in: [.page]),

    Binding(["yy"], .copyID, .copy, "the id", in: shown),
    Binding(["ys"], .copyShortID, .copy, "the short id", in: shown),
    Binding(["yp"], .copyPath, .copy, "the path of the file", in: shown),
    Binding(["yc"], .copyCohort, .copy, "the id of the cohort", in: shown),
    Binding(["yq"], .copyCommand, .copy, "the command that prints what is in view, unfolded"),
    Binding(["yj"], .copyJSON, .copy, "what --json says of the snapshot", in: shown),

    Binding(["e"], .openInPager, .outside, "the file in $PAGER", in: shown),
    Binding(["|"], .pipe, .outside, "hand the ids of what is selected to a line of shell"),
    Binding(["!"], .userCommand, .outside, "a command of the configuration"),
    Binding([":"], .verb, .outside, "a verb of the command line; Tab completes", in: shown),

    Binding(
      ["<enter>"], .enter, .pane, "inspect; on a reference, go to its row; unfold",
      in: listed),
    Binding(["gt"], .showTree, .pane, "the tree alone", in: shown),
    Binding(["gc"], .showCohort, .pane, "the cohort side by side", in: shown),
    Binding(["gs"], .showStatistics, .pane, "statistics as pictures", in: shown),
    Binding(["gh"], .showHealth, .pane, "what is the matter with the store", in: store),
    Binding(["s"], .sort, .pane, "siblings, or a table, by the next key", in: shown),
    Binding(["S"], .reverse, .pane, "order the other way round", in: shown),
    Binding(["gi"], .toggleInspector, .pane, "the inspector, beside or below", in: shown),
    Binding(
      ["<tab>"], .otherPane, .pane, "to the other pane; statistics of the next part",
      in: shown),
    Binding(["O"], .zoomPane, .pane, "the inspector on the whole screen, or beside again"),
    Binding(["J"], .scrollDown, .pane, "scroll the other pane down"),
    Binding(["K"], .scrollUp, .pane, "scroll the other pane up"),
    Binding(["h", "<left>"], .scrollLeft, .pane, "back to the columns further left", in: [.page]),
    Binding(["l", "<right>"], .scrollRight, .pane, "to the columns further right", in: [.page]),
    Binding(["o"], .options, .pane, "options: trunk, columns, inspector"),

    Binding(["?", "<f1>"], .help, .program, "this help, of what is shown", in: everywhere),
    Binding(["q"], .close, .program, "close, or quit", in: everywhere),
    Binding(["Q"], .quit, .program, "quit", in: everywhere),
    Binding(["<esc>", "<c-c>"], .cancel, .program, "cancel", in: everywhere),
    Binding(["<c-z>"], .suspend, .program, "suspend", in: everywhere),
    Binding(["F"], .follow, .program, "follow: the newest stays in sight as it lands", in: store),
    Binding(["R"], .lookAgain, .program, "look at the files again", in: store),
    Binding(["<c-l>"], .redraw, .program, "draw the screen again", in: everywhere),
  ]
}
