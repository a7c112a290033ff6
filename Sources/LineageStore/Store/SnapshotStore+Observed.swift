// SPDX-License-Identifier: MIT

public import LineageCore

// Which files were written last: the index is asked, not each record.
extension SnapshotStore {
  /// The snapshots whose files were modified after a time.
  ///
  /// - Parameter time: Nanoseconds since 1970.
  /// - Returns: The snapshots, those alone whose record counts.
  /// - Throws: `StoreError` where an index cannot be read.
  /// - Complexity: O(*n*), a fraction of a microsecond for each file.
  public func snapshots(observedAfter time: Int64) throws(StoreError) -> NodeSet {
    var nodes = graph.noNodes
    for (place, part) in parts.enumerated() {
      for row in try part.rows(modifiedAfter: time) {
        if let node = node(of: row, in: place), graph[node].observed ?? .min > time {
          nodes.insert(node)
        }
      }
    }
    return nodes
  }

  /// The snapshot whose file was modified last; `nil` where none has a file.
  ///
  /// - Throws: `StoreError` where an index cannot be read.
  /// - Complexity: As of ``snapshots(observedAfter:)``.
  public func newest() throws(StoreError) -> NodeIndex? {
    var newest: (time: Int64, node: NodeIndex)?
    for (place, part) in parts.enumerated() {
      for row in try part.rowsModifiedLast() {
        guard let node = node(of: row, in: place), let time = graph[node].observed else { continue }
        if (time, node.position) > (newest?.time ?? .min, newest?.node.position ?? -1) {
          newest = (time, node)
        }
      }
    }
    return newest?.node
  }

  /// The node of the snapshot that counts and whose file is in a row.
  private func node(of row: Int64, in place: Int) -> NodeIndex? {
    let own = RecordNumber(UInt32(truncatingIfNeeded: row))
    guard let id = parts[place].records.record(at: own)?.id, let node = graph.node(for: id),
      !graph.isMissing(node)
    else { return nil }
    let number = records.place(of: graph.recordNumber(of: node))
    return number.place == place && number.number == own ? node : nil
  }
}

extension StorePart {
  /// So many rows are tried for the one modified last: some have no snapshot that counts.
  private static let trials: Int64 = 256

  fileprivate func rows(modifiedAfter time: Int64) throws(StoreError) -> [Int64] {
    try rows("SELECT row FROM file WHERE modified > ?", time) + unsettledRows()
  }

  fileprivate func rowsModifiedLast() throws(StoreError) -> [Int64] {
    try rows("SELECT row FROM file ORDER BY modified DESC LIMIT ?", Self.trials) + unsettledRows()
  }

  /// The rows of files that were so young when they were read that their time says nothing: it stands
  /// in their records alone.
  private func unsettledRows() throws(StoreError) -> [Int64] {
    try rows("SELECT row FROM file WHERE modified = ?", .min)
  }

  private func rows(_ sql: String, _ number: Int64) throws(StoreError) -> [Int64] {
    do throws(IndexError) {
      return try reader.read { (index) throws(IndexError) in
        let statement = try index.statement(sql)
        defer { statement.finish() }
        try statement.bind(number, at: 1)
        var rows: [Int64] = []
        while try statement.step() { rows.append(statement.number(at: 0)) }
        return rows
      }
    } catch {
      throw .unreadable(
        path: directory.directory.path, reason: "its index cannot be read: \(error)")
    }
  }
}
