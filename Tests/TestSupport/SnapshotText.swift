// SPDX-License-Identifier: MIT

/// The text of a small file in chain shape.
///
/// - Parameters:
///   - id: The snapshot.
///   - parent: Its single parent, as JSON.
///   - before: The rows of `lineage` before the snapshot's own.
///   - row: More members of the snapshot's own row.
///   - rest: More members of the file.
/// - Returns: The text.
public func chainText(
  _ id: String, parent: String = "null", before: [String] = [], row: String = "", rest: String = ""
) -> String {
  let own = #"{"id": "\#(id)", "parent_id": \#(parent)\#(row.isEmpty ? "" : ", " + row)}"#
  let rows = (before + [own]).joined(separator: ", ")
  return #"{"id": "\#(id)", "lineage": [\#(rows)]\#(rest.isEmpty ? "" : ", " + rest)}"# + "\n"
}

/// The text of a small file in flat shape.
///
/// - Parameters:
///   - id: The snapshot.
///   - evolve: The object that says how it was derived, as JSON.
///   - lineage: More members of `lineage`.
///   - rest: More members of the file.
/// - Returns: The text.
public func flatText(
  _ id: String, evolve: String? = nil, lineage: String = "", rest: String = ""
) -> String {
  let members = [evolve.map { #""_evolve": \#($0)"# } ?? "", lineage].filter { !$0.isEmpty }
  let lineage = "{" + members.joined(separator: ", ") + "}"
  return #"{"snapshot_id": "\#(id)", "lineage": \#(lineage)\#(rest.isEmpty ? "" : ", " + rest)}"#
    + "\n"
}

/// The text of a small file in spec shape.
///
/// - Parameters:
///   - id: The snapshot.
///   - lineage: More members of `lineage`.
/// - Returns: The text.
public func specText(_ id: String, lineage: String = "") -> String {
  #"{"lineage": {"snapshot_id": "\#(id)"\#(lineage.isEmpty ? "" : ", " + lineage)}}"# + "\n"
}
