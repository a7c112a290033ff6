// SPDX-License-Identifier: MIT

import LineageCore

// Tables of text: the phylogeny standard, and lists of edges.
extension ForeignImport {
  /// A row of a table, and the line on which it begins.
  private typealias Row = (line: Int, cells: [String])

  /// Reads a phylogeny (Lalejini and others, "Data standards for artificial life software", 2019).
  ///
  /// Where there is a column `snapshot_id`, as stemma exports it, that is the id, and `roles`,
  /// `cohort_id` and `directive` are understood; every other number is a metric.
  mutating func readPhylogeny(_ bytes: [UInt8], from name: String) {
    let rows = rows(of: bytes, from: name) { _ in UInt8(ascii: ",") }
    guard let head = rows.first else { return }
    let columns = head.cells.map { $0.trimmed }
    let ancestors = columns.firstIndex(of: "ancestor_list") ?? columns.firstIndex(of: "ancestor_id")
    guard let id = columns.firstIndex(of: "id"), let ancestors else {
      note(
        "the first line should name the columns, and id and ancestor_list among them",
        at: head.line,
        of: name)
      return
    }
    let table = Phylogeny(columns: columns, id: id, ancestors: ancestors)
    var ids: [SnapshotID: String] = [:]
    let sound = rows.dropFirst().filter { row in
      if let message = table.problem(with: row.cells, among: ids) {
        note(message, at: row.line, of: name)
        return false
      }
      ids[SnapshotID(row.cells[id].trimmed)] = table.name(of: row.cells)
      return true
    }
    for row in sound {
      let parents = (table.ancestorIDs(of: row.cells) ?? []).map { ids[SnapshotID($0)] ?? $0 }
      add(row, of: table, parents: parents, from: name)
    }
  }

  private mutating func add(
    _ row: Row, of table: Phylogeny, parents: [String], from file: String
  ) {
    var record = ForeignRecord(table.name(of: row.cells), file: file, line: row.line)
    let roles = table.roles(of: row.cells, count: parents.count)
    if roles == nil {
      note(
        "roles should have as many as there are parents, with ; between", at: row.line, of: file)
    }
    record.parents = parents.enumerated().map { place, parent in
      let role = roles.flatMap { $0.isEmpty ? nil : $0[place] } ?? ParentReference.defaultRole
      return ParentReference(SnapshotID(parent), role: role)
    }
    if let cohort = table.cell("cohort_id", in: row.cells) {
      record.cohort = CohortMembership(CohortID(cohort))
    }
    record.directive = table.cell("directive", in: row.cells).map { RawJSON(text: $0) }
    record.metrics = table.numbers(in: row.cells)
    record.record = table.object(of: row.cells)
    add(record)
  }

  /// Reads a list of edges: every snapshot that is named is there.
  mutating func readEdges(_ bytes: [UInt8], from name: String) {
    var rows = rows(of: bytes, from: name) { line in
      line.contains(UInt8(ascii: "\t")) ? UInt8(ascii: "\t") : UInt8(ascii: ",")
    }
    rows = rows.map { ($0.line, $0.cells.map(\.trimmed)) }
    if let head = rows.first?.cells, head.count > 1, head[0].lowercased() == "child",
      head[1].lowercased().hasPrefix("parent")
    {
      rows.removeFirst()
    }
    for row in rows {
      let parents = row.cells.dropFirst().filter { !$0.isEmpty }
      if row.cells[0].isEmpty {
        note("there is no child at the beginning of the line", at: row.line, of: name)
      } else {
        add(edgesTo: Array(parents), of: row.cells[0], file: name, line: row.line)
      }
    }
    // Those that are named as parents alone come after all others.
    for row in rows {
      for parent in row.cells.dropFirst() where !parent.isEmpty {
        add(edgesTo: [], of: parent, file: name, line: row.line)
      }
    }
  }

  /// The rows of a table that are neither blank nor comments, which begin with `#`.
  private mutating func rows(
    of bytes: [UInt8], from name: String, separator: (Slice<UnsafeRawBufferPointer>) -> UInt8
  ) -> [Row] {
    var rows: [Row] = []
    var mistakes: [(Int, String)] = []
    bytes.withUnsafeBytes { bytes in
      var scanner = JSONScanner(bytes)
      _ = scanner.skipByteOrderMark()
      var start = scanner.position
      var line = 1
      while start < bytes.count {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
        let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.count
        if rest[0] == UInt8(ascii: "#") {
          start += min(end + 1, rest.count)
          line += 1
          continue
        }
        guard let row = CSVRow(rest, isLast: true, separator: separator(rest[..<end])) else {
          return
        }
        if let problem = row.problem {
          mistakes.append((line, problem))
        } else if !row.isBlank {
          let cells = row.fields.indices.map { row.text($0) }
          if cells.contains(nil) { mistakes.append((line, "the line is not UTF-8")) }
          rows.append((line, cells.map { $0 ?? "" }))
        }
        start += max(row.length, 1)
        line += row.lineCount
      }
    }
    for (line, message) in mistakes { note(message, at: line, of: name) }
    return rows
  }
}

/// Where a phylogeny has what.
private struct Phylogeny {
  let columns: [String]
  let id: Int
  let ancestors: Int

  /// The columns that are understood, and are no metrics.
  private static let known = [
    "id", "ancestor_list", "ancestor_id", "snapshot_id", "roles", "cohort_id", "directive",
  ]

  /// What stands in a column; `nil` where there is nothing.
  func cell(_ column: String, in cells: [String]) -> String? {
    guard let place = columns.firstIndex(of: column), !cells[place].isEmpty else { return nil }
    return cells[place]
  }

  /// The id of a snapshot: of several columns the one that says it in full.
  func name(of cells: [String]) -> String { cell("snapshot_id", in: cells) ?? cells[id].trimmed }

  /// What is wrong with a row, after others whose ids are known.
  func problem(with cells: [String], among ids: [SnapshotID: String]) -> String? {
    if cells.count != columns.count {
      return "the row has \(cells.count) cells, and the first line \(columns.count)"
    }
    let own = SnapshotID(cells[id].trimmed)
    if own.text.isEmpty { return "there is no id; give the row a number of its own" }
    if ids[own] != nil { return "another row has the id \(own) too; take one of them out" }
    let isList = ancestorIDs(of: cells) != nil
    return isList ? nil : #"ancestor_list should be a list such as "[1,2]", or "[none]""#
  }

  /// The ancestors by the numbers that they have here; `nil` where there is no list.
  func ancestorIDs(of cells: [String]) -> [String]? {
    var text = cells[ancestors].trimmed
    if columns[ancestors] == "ancestor_list" {
      guard text.utf8.count >= 2, text.first == "[", text.last == "]" else { return nil }
      text = String(text.dropFirst().dropLast())
    }
    let names = text.split(separator: ",").map { name in
      String(name).trimmed.trimmingQuotes
    }
    return names.filter { !$0.isEmpty && $0.lowercased() != "none" }
  }

  /// The roles, as many as there are parents, or none; `nil` where there are others.
  func roles(of cells: [String], count: Int) -> [String]? {
    guard let text = cell("roles", in: cells) else { return [] }
    let roles = text.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    return roles.count == count ? roles : nil
  }

  /// The numbers in all other columns.
  func numbers(in cells: [String]) -> [(name: String, value: RawJSON)] {
    zip(columns, cells).compactMap { column, cell in
      guard !Self.known.contains(column), !column.isEmpty,
        let number = JSONNumber.spelling(cell.trimmed)
      else { return nil }
      return (column, RawJSON(Array(number.utf8)))
    }
  }

  /// The row as an object of texts.
  func object(of cells: [String]) -> RawJSON {
    var object = RawObject()
    for (column, cell) in zip(columns, cells) where !column.isEmpty && !cell.isEmpty {
      object[column] = RawJSON(text: cell)
    }
    return object.line
  }
}

/// Numbers as tables spell them.
private enum JSONNumber {
  /// The number as JSON; `nil` for what is no decimal number, or none that is finite.
  static func spelling(_ text: String) -> String? {
    do {
      let value = try JSONDocument(text: text).root
      return value.kind != .string && value.double != nil ? text : nil
    } catch {
      return nil
    }
  }
}

extension String {
  /// The text without spaces and tabs around it.
  fileprivate var trimmed: String {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let front = utf8.drop(while: isSpace)
    return String(decoding: front.reversed().drop(while: isSpace).reversed(), as: UTF8.self)
  }

  /// The text without quotes of one kind around it.
  fileprivate var trimmingQuotes: String {
    guard utf8.count >= 2, let first, first == last, first == "\"" || first == "'" else {
      return self
    }
    return String(dropFirst().dropLast())
  }
}
