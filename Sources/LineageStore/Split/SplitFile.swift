// SPDX-License-Identifier: MIT

public import LineageCore

/// A file that says which part of a split each snapshot is in: comma-separated values with a header
/// (RFC 4180) that names `snapshot_id` and `split`, other columns as they like.
public struct SplitFile: Sendable {
  /// The columns that there have to be.
  public static let columns = ["snapshot_id", "split"]

  /// Which part each snapshot is in.
  public let split: LineageSplit

  /// How many snapshots with a file it does not name.
  public let leftOut: Int

  /// Why a file cannot be used: the line, from 1, and what is wrong there.
  public struct Mistake: Error, Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// What is wrong, and what to do.
    public let reason: String
  }

  /// Reads a file.
  ///
  /// - Throws: ``Mistake`` at the first row that cannot be used.
  /// - Complexity: O(length + *n*).
  public init(_ bytes: [UInt8], of graph: LineageGraph) throws(Mistake) {
    var rows: [(line: Int, node: NodeIndex, name: String)] = []
    var header: [Int] = []
    var line = 1
    var start = 0
    while start < bytes.count {
      let row = try Self.row(bytes, from: start, line)
      if !row.isBlank {
        if header.isEmpty {
          header = try Self.places(in: row.fields, line)
        } else {
          rows.append(try Self.entry(row.fields, header, line, of: graph))
        }
      }
      start += row.length
      line += row.lineCount
    }
    if header.isEmpty { throw Mistake(line: 1, reason: "there is no header snapshot_id,split") }
    let split = try Self.split(rows, of: graph)
    leftOut = graph.present.count { split[$0] == nil }
    self.split = split
  }

  private struct Row {
    var fields: [String]
    var isBlank: Bool
    var length: Int
    var lineCount: Int
  }

  private static func row(_ bytes: [UInt8], from start: Int, _ line: Int) throws(Mistake) -> Row {
    let row = bytes.withUnsafeBytes { all -> Result<Row, Mistake> in
      let rest = UnsafeRawBufferPointer(rebasing: all[start...])
      guard let row = CSVRow(rest, isLast: true) else {
        return .failure(Mistake(line: line, reason: "the row has no end"))
      }
      if let problem = row.problem { return .failure(Mistake(line: line, reason: problem)) }
      var fields: [String] = []
      for place in row.fields.indices {
        guard let text = row.text(place) else {
          return .failure(Mistake(line: line, reason: "it is not UTF-8"))
        }
        fields.append(text)
      }
      return .success(
        Row(fields: fields, isBlank: row.isBlank, length: row.length, lineCount: row.lineCount))
    }
    return try row.get()
  }

  private static func places(in header: [String], _ line: Int) throws(Mistake) -> [Int] {
    var places: [Int] = []
    for column in columns {
      guard let place = header.firstIndex(of: column) else {
        throw Mistake(line: line, reason: "the header names no column \(column)")
      }
      places.append(place)
    }
    return places
  }

  private static func entry(
    _ fields: [String], _ places: [Int], _ line: Int, of graph: LineageGraph
  ) throws(Mistake) -> (line: Int, node: NodeIndex, name: String) {
    guard let last = places.max(), last < fields.count else {
      throw Mistake(line: line, reason: "the row has \(fields.count) fields, fewer than the header")
    }
    let (id, name) = (fields[places[0]], fields[places[1]])
    guard let node = graph.node(for: SnapshotID(id)) else {
      throw Mistake(line: line, reason: "no snapshot has the id \(id); take the row out")
    }
    if name.isEmpty { throw Mistake(line: line, reason: "\(id) has no split; name one") }
    return (line, node, name)
  }

  private static func split(
    _ rows: [(line: Int, node: NodeIndex, name: String)], of graph: LineageGraph
  ) throws(Mistake) -> LineageSplit {
    var numbers: [String: Int] = [:]
    var names: [String] = []
    for row in rows where numbers[row.name] == nil {
      guard names.count < LineageSplit.partLimit else {
        throw Mistake(
          line: row.line, reason: "there are more than \(LineageSplit.partLimit) splits")
      }
      numbers[row.name] = names.count
      names.append(row.name)
    }
    var split = LineageSplit(names, capacity: graph.count)
    for row in rows {
      if split[row.node] != nil {
        throw Mistake(
          line: row.line, reason: "\(graph.id(of: row.node)) was named before; take one of them out"
        )
      }
      split[row.node] = numbers[row.name]
    }
    return split
  }
}
