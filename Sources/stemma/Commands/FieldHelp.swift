// SPDX-License-Identifier: MIT

/// What help says about the fields of `--format` and `--columns`, made of the table of fields.
enum FieldHelp {
  /// The text, lines already broken.
  static var text: String {
    let metric = (
      SnapshotField.metricPrefix + "NAME", "the value of a metric, of --metrics; in a table rounded"
    )
    let fields = SnapshotField.all.map { ($0.name, $0.help) } + [metric]
    let lines = fields.map { "  \($0.0)\n" + $0.1.indented(by: 6) }
    return """
      The fields of --format and --columns, here and elsewhere, are:

      \(lines.joined(separator: "\n"))

      Of several ids or roles each but the first has a space before it. What a snapshot has not is \
      nothing in a template, and - in a table. A template is a text with fields in braces, as \
      '{id}: {difficulty}'; {{ }} print braces, \\n \\t \\\\ a line break, a tab, a backslash; a line \
      break follows. A table is aligned a thousand rows at a time, so that no one waits for the last.
      """
  }
}
