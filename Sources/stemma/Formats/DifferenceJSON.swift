// SPDX-License-Identifier: MIT

import LineageCore

/// What differs between snapshots, as one JSON object. The fields are stable:
///
/// | Field | Value |
/// |---|---|
/// | `schema` | the number of this description, as in every object that the command prints |
/// | `subject` | the id of the snapshot that is compared |
/// | `origins` | what it is compared with: a list of `{"id", "number", "role", "directive"}` |
/// | `missing` | the parents that have no file, as objects like `origins` |
/// | `changes` | a list of objects, in order of meaning |
///
/// A change has
///
/// | Field | Value |
/// |---|---|
/// | `section` | `"directive"`, `"world nodes"`, `"world edges"`, `"manifest"`, `"tasks"`, `"parents"`, `"cohort"` or `"rest"` |
/// | `change` | `"added"`, `"removed"` or `"changed"` |
/// | `item` | an id, an edge as `svc.0 exposes ep.0`, or a path |
/// | `attribute` | where in the item, or `null` for all of it |
/// | `before` | a list of texts, one for each of `origins`; `null` for nothing |
/// | `after` | a text, or `null` for nothing |
/// | `sources` | the numbers of the origins that have what is after |
/// | `hidden` | whether something in it is not shown |
///
/// A text is compact JSON; of a parent it is the role, of a directive the line that people read. A
/// hidden value is `(hidden)`, which is no JSON.
struct DifferenceJSON {
  private let difference: SnapshotDifference
  private let destination: Destination

  /// Creates the format for a difference and a destination.
  init(_ difference: SnapshotDifference, for destination: Destination) {
    self.difference = difference
    self.destination = destination
  }

  /// Prints the object.
  func write(to output: inout Output) throws(OutputError) {
    let line = JSONText.line(for: destination) { json in
      json.field("subject", difference.subject.text)
      json.field("origins", of: difference.origins) { $0.origin($1) }
      json.field("missing", of: difference.missing) { $0.origin($1) }
      json.field("changes", of: changes) { json, change in
        json.object { fields(of: change.change, in: change.section, &$0) }
      }
    }
    try output.writeLine(line)
  }

  private var changes: [(section: SnapshotDifference.Section, change: SnapshotDifference.Change)] {
    difference.sections.flatMap { section in section.changes.map { (section, $0) } }
  }

  private func fields(
    of change: SnapshotDifference.Change, in section: SnapshotDifference.Section,
    _ json: inout JSONText
  ) {
    json.field("section", section.subject.rawValue)
    json.field("change", change.kind.rawValue)
    json.field("item", change.item)
    json.field("attribute", change.attribute)
    json.field("before", of: change.before) { $0.element($1?.text) }
    json.field("after", change.after?.text)
    json.field("sources", of: change.sources) { json, place in
      json.element(difference.origins[place].number)
    }
    json.field("hidden", change.isHidden)
  }
}

extension JSONText {
  mutating func origin(_ origin: SnapshotDifference.Origin) {
    object { json in
      json.field("id", origin.id.text)
      json.field("number", origin.number)
      json.field("role", origin.role)
      json.field("directive", origin.directive)
    }
  }
}
