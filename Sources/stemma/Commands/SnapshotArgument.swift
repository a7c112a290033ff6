// SPDX-License-Identifier: MIT

import ArgumentParser

/// The snapshot that a verb is about.
struct SnapshotArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A snapshot: its id, or two or more of its first digits, as many as it takes.",
      valueName: "id"))
  var id: String
}
