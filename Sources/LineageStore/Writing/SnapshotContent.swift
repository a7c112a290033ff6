// SPDX-License-Identifier: MIT

import LineageCore

/// What the file of a snapshot says, in the order and the spelling in which it says it.
///
/// ``init(_:)`` and ``bytes`` are inverses: what is encoded decodes to the same content, and that
/// encodes to the same bytes, for every shape. Of a chain only the snapshot's own row is content;
/// the rows about its ancestors are theirs.
struct SnapshotContent: Hashable, Sendable {
  /// The form of the file.
  let shape: Snapshot.Shape

  /// The members of the whole; `lineage` only holds its place among them.
  private(set) var root: RawObject

  /// The members of the snapshot's own row, or of the object `lineage`.
  private(set) var lineage: RawObject

  /// Creates a content, with an id still to be set.
  init(shape: Snapshot.Shape, root: RawObject, lineage: RawObject) {
    self.shape = shape
    self.root = root
    self.lineage = lineage
    self.root["lineage"] = .null
  }

  /// Reads the content of a file.
  ///
  /// - Complexity: O(length).
  init(_ document: SnapshotDocument) {
    var reader = FieldReader(isQuiet: true)
    let holder = document.identity.places(in: document.root, &reader).holder
    // A chain without any row of its own has no object here, and so no fields.
    self.init(
      shape: document.identity.shape, root: RawObject(document.root),
      lineage: holder.kind == .object ? RawObject(holder) : RawObject())
  }

  /// Gives the snapshot its id, in every place where its shape has one.
  mutating func setID(_ id: String) {
    let id = RawJSON(text: id)
    switch shape {
    case .chain:
      root["id"] = id
      lineage["id"] = id
    case .flat: root["snapshot_id"] = id
    case .spec: lineage["snapshot_id"] = id
    // Where the id is, is the other program's own affair, and nobody sets it.
    case .mapped: return
    }
  }

  /// The file: a line for each member, and for each of `lineage`.
  ///
  /// - Complexity: O(length).
  var bytes: [UInt8] {
    var root = root
    if shape == .chain {
      let row = lineage.lines(indent: 6)
      root["lineage"] = RawJSON(Array("[\n    ".utf8) + row.bytes + Array("\n  ]".utf8))
    } else {
      root["lineage"] = lineage.lines(indent: 4)
    }
    return root.lines(indent: 2).bytes + [UInt8(ascii: "\n")]
  }
}
