// SPDX-License-Identifier: MIT

import Foundation
import LineageCore

/// The records of a lineage as `Tests/Performance/compare` writes it: a line for each snapshot with its
/// id, its parents and its cohort, parents first.
struct LineageFile {
  let records: [Snapshot]

  /// Reads a file: fields are parted by tabs, parents by commas.
  init(_ path: String) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    records = bytes.split(separator: UInt8(ascii: "\n")).map { line in
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      let parents = fields[1].split(separator: UInt8(ascii: ",")).map {
        ParentReference(SnapshotID(Self.text($0)), directive: "add xss")
      }
      let id = Self.text(fields[0])
      return Snapshot(
        id: SnapshotID(id), parents: parents,
        cohorts: [CohortMembership(CohortID(Self.text(fields[2])))], difficulty: 0.5,
        file: id + ".json")
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
