// SPDX-License-Identifier: MIT

import LineageCore

/// A snapshot in the form that the index keeps.
///
/// What a snapshot shares with its file is not written twice: mostly the id is in the file's name,
/// and always the time of the file is in its stamp.
extension Snapshot {
  private struct Fields: OptionSet {
    let rawValue: UInt64
    static let idOfName = Fields(rawValue: 1)
    static let observedOfFile = Fields(rawValue: 1 << 1)
    static let fileIsName = Fields(rawValue: 1 << 2)
    static let parents = Fields(rawValue: 1 << 3)
    static let cohorts = Fields(rawValue: 1 << 4)
    static let shape = Fields(rawValue: 1 << 5)
    static let direction = Fields(rawValue: 1 << 6)
    static let recordedGeneration = Fields(rawValue: 1 << 7)
    static let difficulty = Fields(rawValue: 1 << 8)
    static let pack = Fields(rawValue: 1 << 9)
    static let title = Fields(rawValue: 1 << 10)
    static let derivationCount = Fields(rawValue: 1 << 11)
    static let listsParents = Fields(rawValue: 1 << 12)
    static let observed = Fields(rawValue: 1 << 13)
    static let file = Fields(rawValue: 1 << 14)

    /// What one that is read from a file of its own can have.
    ///
    /// The rarest come last, as small numbers take fewer bytes.
    static let ofOwner = Fields(rawValue: 1 << 15 - 1)

    /// What any snapshot can have.
    static let ofAnyone = ofOwner.subtracting([.idOfName, .observedOfFile, .fileIsName])
  }

  private func fields(for own: OwnFile?) -> Fields {
    var fields: Fields = []
    if let own {
      if own.isNamed(after: id.text) { fields.insert(.idOfName) }
      if file?.hasSameBytes(as: own.name) == true { fields.insert(.fileIsName) }
      if observed == own.status.modified { fields.insert(.observedOfFile) }
    }
    if !parents.isEmpty { fields.insert(.parents) }
    if !cohorts.isEmpty { fields.insert(.cohorts) }
    if shape != nil { fields.insert(.shape) }
    if direction != nil { fields.insert(.direction) }
    if recordedGeneration != nil { fields.insert(.recordedGeneration) }
    if difficulty != nil { fields.insert(.difficulty) }
    if pack != nil { fields.insert(.pack) }
    if title != nil { fields.insert(.title) }
    if derivationCount != 1 { fields.insert(.derivationCount) }
    if listsParents { fields.insert(.listsParents) }
    if observed != nil, !fields.contains(.observedOfFile) { fields.insert(.observed) }
    if file != nil, !fields.contains(.fileIsName) { fields.insert(.file) }
    return fields
  }

  /// Writes the snapshot.
  ///
  /// - Complexity: O(length).
  func write(to record: inout RecordWriter, for own: OwnFile? = nil) {
    let fields = fields(for: own)
    record.write(fields.rawValue)
    if !fields.contains(.idOfName) { record.write(id.text) }
    if !parents.isEmpty {
      record.write(count: parents.count)
      for parent in parents { parent.write(to: &record) }
    }
    if !cohorts.isEmpty {
      record.write(count: cohorts.count)
      for cohort in cohorts { cohort.write(to: &record) }
    }
    if let shape { record.write(byte: shape.recordCode) }
    if let direction { record.write(direction) }
    if let recordedGeneration { record.write(signed: Int64(recordedGeneration)) }
    if let difficulty { record.write(fixed: difficulty.bitPattern) }
    if let pack {
      record.write(pack.id)
      record.write(optional: pack.version)
    }
    if let title { record.write(title) }
    if fields.contains(.derivationCount) { record.write(signed: Int64(derivationCount)) }
    if let observed, fields.contains(.observed) { record.write(signed: observed) }
    if let file, fields.contains(.file) { record.write(file) }
  }

  /// Reads a snapshot.
  ///
  /// - Complexity: O(length).
  init(from record: inout RecordReader, for own: OwnFile? = nil) throws(RecordDamage) {
    let fields = Fields(rawValue: try record.number())
    guard fields.isSubset(of: own == nil ? .ofAnyone : .ofOwner) else { throw RecordDamage() }
    if let own, fields.contains(.idOfName) {
      self.init(id: SnapshotID(own.namesake))
    } else {
      self.init(id: SnapshotID(try record.text()))
    }
    if fields.contains(.parents) {
      parents = try record.list { (item) throws(RecordDamage) in
        try ParentReference(from: &item)
      }
    }
    if fields.contains(.cohorts) {
      cohorts = try record.list { (item) throws(RecordDamage) in
        try CohortMembership(from: &item)
      }
    }
    if fields.contains(.shape) { shape = try Shape(recordCode: try record.byte()) }
    if fields.contains(.direction) { direction = try record.text() }
    if fields.contains(.recordedGeneration) { recordedGeneration = try record.integer() }
    if fields.contains(.difficulty) { difficulty = Double(bitPattern: try record.fixed()) }
    if fields.contains(.pack) {
      pack = Pack(id: try record.text(), version: try record.optionalText())
    }
    if fields.contains(.title) { title = try record.text() }
    if fields.contains(.derivationCount) { derivationCount = try record.integer() }
    listsParents = fields.contains(.listsParents)
    observed = fields.contains(.observed) ? try record.signed() : nil
    if fields.contains(.observedOfFile) { observed = own?.status.modified }
    file = fields.contains(.file) ? try record.text() : nil
    if fields.contains(.fileIsName) { file = own?.name }
  }
}

extension Snapshot.Shape {
  /// The number that stands for the shape in records; a new shape gets a new one.
  var recordCode: UInt8 {
    switch self {
    case .chain: 0
    case .flat: 1
    case .spec: 2
    case .mapped: 3
    }
  }

  /// The shape that a number stands for.
  init(recordCode: UInt8) throws(RecordDamage) {
    switch recordCode {
    case 0: self = .chain
    case 1: self = .flat
    case 2: self = .spec
    case 3: self = .mapped
    default: throw RecordDamage()
    }
  }
}
