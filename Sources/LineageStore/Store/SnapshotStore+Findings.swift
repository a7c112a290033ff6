// SPDX-License-Identifier: MIT

public import LineageCore

extension SnapshotStore {
  /// What is the matter with files and lineage, errors first.
  ///
  /// - Throws: `StoreError.index` where the index was damaged since it was opened.
  /// - Complexity: O(*n* + *m* + *f* log *f*) for *f* findings.
  public func findings() throws(StoreError) -> [Finding] {
    var findings = findingsBesideFiles
    do throws(IndexError) {
      for part in parts {
        findings += try part.fileFindings()
        try part.records.expectNoDamage()
      }
    } catch {
      throw .index(reason: error.message)
    }
    return findings.inReadingOrder()
  }

  /// What is the matter apart from the files, each by itself: with the lineage, with names that are
  /// no files, and with snapshots that are there more than once.
  var findingsBesideFiles: [Finding] {
    graph.findings() + parts.flatMap(\.listingFindings) + namesakes.compactMap(duplicate)
  }

  /// How many findings are errors, which a person should mend.
  ///
  /// Of several directories that have one snapshot no account is taken.
  ///
  /// - Complexity: O(number of directories).
  public var errorCount: Int { parts.reduce(0) { $0 + $1.errorCount } }

  /// What is the matter with a record that does not count.
  private func duplicate(_ namesake: LineageGraph.Namesake) -> Finding? {
    let (place, number) = records.place(of: namesake.number)
    let (countingPlace, countingNumber) = records.place(of: namesake.counting)
    guard let record = parts[place].records.record(at: number),
      let counting = parts[countingPlace].records.record(at: countingNumber)
    else { return nil }
    if place == countingPlace { return .duplicate(record, of: counting) }
    guard let file = record.file, let other = counting.file, !areSame(file, other) else {
      return nil
    }
    return Finding(
      .duplicateID, snapshot: record.id, file: file,
      message: "another content of this snapshot is in \(other), which counts")
  }

  /// Whether two files have the same bytes; not so where one cannot be read any more.
  private func areSame(_ file: String, _ other: String) -> Bool {
    do throws(StoreError) {
      return try bytes(ofFileShownAs: file) == bytes(ofFileShownAs: other)
    } catch {
      return false
    }
  }
}

extension StorePart {
  /// What is the matter with names that are no files.
  var listingFindings: [Finding] { shown(reader.head.facts.findings) }

  /// What is the matter with the files, each by itself.
  func fileFindings() throws(IndexError) -> [Finding] {
    do throws(IndexError) { return try findingsOfRows() } catch {
      records.note(error)
      throw error
    }
  }

  private func findingsOfRows() throws(IndexError) -> [Finding] {
    var findings: [Finding] = []
    for row in try flawedRows() {
      guard let file = try reader.file(row: Int64(row)) else {
        throw .damaged(reason: "row \(row) is gone")
      }
      findings += file.findings
    }
    return shown(findings)
  }

  /// Findings with files named as they are shown.
  private func shown(_ findings: [Finding]) -> [Finding] {
    findings.map { finding in
      var finding = finding
      finding.file = finding.file.map(directory.shownName)
      return finding
    }
  }

  private func flawedRows() throws(IndexError) -> [UInt32] {
    if let lineage { return lineage.flawedRows }
    var gathering = RowGathering()
    try reader.forEachRow { (row) throws(IndexError) in
      try gathering.add(row.file(), row: row.shortNumber)
    }
    return gathering.flawedRows
  }

  /// How many errors are known without looking further.
  var errorCount: Int {
    let listed = reader.head.facts.findings.count { $0.severity == .error }
    return fileErrorCount + listed
  }
}
