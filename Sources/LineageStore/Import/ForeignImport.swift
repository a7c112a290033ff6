// SPDX-License-Identifier: MIT

import LineageCore

/// The forms in which other programs write lineages.
public enum ImportFormat: String, Hashable, Sendable, CaseIterable {
  /// The phylogeny standard of artificial life.
  case alifeCSV = "alife-csv"
  /// A child and its parents a line.
  case edges
  /// JSON objects, one a line or one a file.
  case jsonl

  /// What it is, in a sentence.
  public var help: String {
    switch self {
    case .alifeCSV:
      "The phylogeny standard of artificial life: CSV with id and ancestor_list."
    case .edges: "A child and its parents a line, with commas or tabs between."
    case .jsonl: "JSON objects, one a line or one a file, read by a mapping (--map)."
    }
  }
}

/// What is to be said of a line of another program's file.
public struct ImportProblem: Hashable, Sendable, CustomStringConvertible {
  /// The file, as whoever read it called it.
  public let file: String

  /// The line, where it is one of several.
  public let line: Int?

  /// Whether nothing is imported before it is mended.
  public let isError: Bool

  /// What is wrong, and what to do about it, without the final stop.
  public let message: String

  /// The problem as compilers print theirs.
  public var description: String {
    "\(file):\(line.map { "\($0):" } ?? "") \(isError ? "error" : "note"): \(message)"
  }
}

/// Reads snapshots out of other programs' files, to be saved in a store.
///
/// ```swift
/// var reading = ForeignImport(.alifeCSV)
/// reading.read(bytes, from: "phylogeny.csv")
/// let saved = try store.save(try reading.files(), options: .foreign)
/// ```
public struct ForeignImport {
  /// The form of the files.
  public let format: ImportFormat

  /// Where JSON objects have what; `nil` to recognize it.
  let mapping: Mapping?

  /// What is to be said of the files so far, of each by its lines.
  public var problems: [ImportProblem] { earlierProblems + newProblems.inLineOrder }

  private var earlierProblems: [ImportProblem] = []

  /// Those of the file that is being read.
  private var newProblems: [ImportProblem] = []

  private var records: [ForeignRecord] = []

  /// The places of records by their ids.
  private var places: [SnapshotID: Int] = [:]

  /// Prepares to read files of one form.
  public init(_ format: ImportFormat, mapping: Mapping? = nil) {
    self.format = format
    self.mapping = mapping
  }
}

extension ForeignImport {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - name: What messages call it; its last part is kept in the snapshots.
  /// - Complexity: O(length).
  public mutating func read(_ bytes: [UInt8], from name: String) {
    earlierProblems = problems
    newProblems = []
    switch format {
    case .alifeCSV: readPhylogeny(bytes, from: name)
    case .edges: readEdges(bytes, from: name)
    case .jsonl: readObjects(bytes, from: name)
    }
  }

  /// Reads all files in a folder, as a store has them.
  ///
  /// - Throws: `StoreError` where it cannot be read.
  /// - Complexity: O(bytes).
  public mutating func read(folder path: String) throws(StoreError) {
    let store = try StoreDirectory(path)
    let files: [StoreFile]
    do throws(SystemError) { files = try StoreListing(of: store).files } catch {
      throw .unreadable(path: path, reason: error.reason)
    }
    for file in files {
      let name = store.directory.path(of: file.name)
      do throws(OpenDirectory.ReadingError) {
        read(try store.read(file.path, limit: ScanOptions().sizeLimit).bytes, from: name)
      } catch {
        throw .unreadable(path: name, reason: error.reason)
      }
    }
  }

  /// The snapshots, each as a file of stemma's.
  ///
  /// - Throws: ``ImportError`` where anything is wrong with any line, or there is nothing.
  /// - Complexity: O(bytes).
  public func files() throws(ImportError) -> [SnapshotFile] {
    let errors = problems.filter(\.isError)
    if !errors.isEmpty { throw .unsound(errors) }
    if records.isEmpty { throw .nothing }
    var files: [SnapshotFile] = []
    for record in records {
      let source = "\(record.file)\(record.line.map { ":\($0)" } ?? "")"
      do throws(WriteError) {
        files.append(try SnapshotFile(record.bytes(format), from: source))
      } catch {
        throw .unsound([
          ImportProblem(
            file: record.file, line: record.line, isError: true, message: error.message)
        ])
      }
    }
    return files
  }

  /// Notes what is wrong with a line.
  mutating func note(_ message: String, at line: Int?, of file: String, isError: Bool = true) {
    newProblems.append(
      ImportProblem(file: file, line: line, isError: isError, message: message))
  }

  /// Adds a record, without what no file of stemma's has: a parent twice, and itself as a parent.
  mutating func add(_ record: ForeignRecord) {
    if let place = places[SnapshotID(record.id)] {
      let first = records[place]
      let line = first.line.map { "line \($0)" }
      let other =
        first.file == record.file
        ? line : [first.file, line].compactMap(\.self).joined(separator: ", ")
      note(
        "\(record.id) is in \(other ?? first.file) as well; take one of them out", at: record.line,
        of: record.file)
      return
    }
    var record = record
    record.parents = cleaned(record.parents, of: record)
    places[SnapshotID(record.id)] = records.count
    records.append(record)
  }

  /// Adds a parent to a snapshot that has come, or has not.
  mutating func add(edgesTo parents: [String], of id: String, file: String, line: Int) {
    if places[SnapshotID(id)] == nil { add(ForeignRecord(id, file: file, line: line)) }
    guard let place = places[SnapshotID(id)] else { return }
    let all = records[place].parents + parents.map { ParentReference(SnapshotID($0)) }
    var here = ForeignRecord(id, file: file, line: line)
    here.parents = all
    records[place].parents = cleaned(all, of: here)
  }

  private mutating func cleaned(
    _ parents: [ParentReference], of record: ForeignRecord
  ) -> [ParentReference] {
    var seen: Set<SnapshotID> = []
    var rest: [ParentReference] = []
    for parent in parents {
      if parent.id.text.compareBytes(to: record.id) == 0 {
        note(
          "\(record.id) names itself as a parent, which is left out", at: record.line,
          of: record.file, isError: false)
      } else if !seen.insert(parent.id).inserted {
        note(
          "\(record.id) names its parent \(parent.id) more than once; the first counts",
          at: record.line, of: record.file, isError: false)
      } else {
        rest.append(parent)
      }
    }
    return rest
  }
}

/// Why nothing is imported.
public enum ImportError: Error, Hashable, Sendable {
  /// There is no snapshot in the files.
  case nothing
  /// Something is wrong with lines of them.
  case unsound([ImportProblem])

  /// So many problems are told.
  private static let shownLimit = 20

  /// The error in words, a line for each problem.
  public var message: String {
    switch self {
    case .nothing: return "there is no snapshot in what is to be imported"
    case .unsound(let problems):
      let lines = problems.prefix(Self.shownLimit).map(\.description)
      let rest = problems.count - lines.count
      let more = rest > 0 ? ["and \(rest) more"] : []
      return (["nothing is imported before this is mended:"] + lines + more)
        .joined(separator: "\n")
    }
  }
}

extension SaveOptions {
  /// What is allowed for snapshots of other programs: whatever is odd about their lineage.
  public static let foreign = SaveOptions(allowsMissingParents: true, allowsOddLineage: true)
}

extension [ImportProblem] {
  /// The problems by their lines, those of one line in the order in which they were noted.
  fileprivate var inLineOrder: [ImportProblem] {
    let sorted = enumerated().sorted { first, second in
      (first.element.line ?? 0, first.offset) < (second.element.line ?? 0, second.offset)
    }
    return sorted.map(\.element)
  }
}
