// SPDX-License-Identifier: MIT

import LineageCore

/// Finding the parent, and its role, that a user means by `ID[:role]`.
extension LineageGraph {
  /// The parent with the longest id that the text can be read to begin with.
  ///
  /// Ids have colons too. So a text that is an id, or all but the part after one of its colons,
  /// means that one, the longest first; where none is, the same holds for beginnings of ids.
  ///
  /// - Parameters:
  ///   - text: What the user calls the parent.
  ///   - allowsMissing: Whether the snapshot may be one that nobody has heard of: then the part
  ///     after the last colon is the role, but for the colon of `sha256:`.
  /// - Returns: The parent.
  /// - Throws: ``CommandError`` where no snapshot or more than one is meant.
  func parent(named text: String, allowsMissing: Bool) throws(CommandError) -> ParentReference {
    let readings = Self.readings(of: text)
    for (id, role) in readings where node(for: SnapshotID(id)) != nil {
      return ParentReference(SnapshotID(id), role: role)
    }
    for (id, role) in readings {
      do {
        return ParentReference(self.id(of: try node(named: id)), role: role)
      } catch .unknown {
        continue
      }
    }
    guard allowsMissing else { throw unknownParent(readings) }
    let hasScheme = text.utf8.starts(with: "sha256:".utf8)
    let colons = text.utf8.lazy.count { $0 == UInt8(ascii: ":") }
    let (id, role) = readings[colons > (hasScheme ? 1 : 0) ? 1 : 0]
    return ParentReference(SnapshotID(id), role: role)
  }

  /// The ways to part a text into an id and a role, the one with the longest id first.
  private static func readings(of text: String) -> [(id: String, role: String)] {
    var readings = [(id: text, role: ParentReference.defaultRole)]
    for colon in text.utf8.indices.reversed() where text.utf8[colon] == UInt8(ascii: ":") {
      let role = String(text[text.utf8.index(after: colon)...])
      let id = String(text[..<colon])
      if !role.isEmpty, !id.isEmpty { readings.append((id, role)) }
    }
    return readings
  }

  /// That nothing has the name, with what is near it.
  private func unknownParent(_ readings: [(id: String, role: String)]) -> CommandError {
    do {
      _ = try node(named: readings.last?.id ?? "", kind: "parent")
    } catch {
      return error
    }
    return .badInput("no parent is named")
  }
}
