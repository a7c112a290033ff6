// SPDX-License-Identifier: MIT

extension Snapshot {
  /// What is the matter with the parents of a record with a file: itself, and repeats.
  public var ownParentFindings: [Finding] {
    guard let file else { return [] }
    var seen: Set = [id]
    return parents.filter { !seen.insert($0.id).inserted }.map { parent in
      parent.id == id
        ? Finding(
          .selfParent, snapshot: id, file: file,
          message: "the snapshot names itself as a parent")
        : Finding(
          .repeatedParent, snapshot: id, file: file,
          message: "the parent \(parent.id) is named more than once")
    }
  }
}
