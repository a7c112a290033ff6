// SPDX-License-Identifier: MIT

import ArgumentParser

/// The snapshot that a verb is about.
struct SnapshotArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A snapshot: its id, or the beginning of it (two digits or more, as many as it takes).",
      valueName: "id"))
  var id: String
}
