// SPDX-License-Identifier: MIT

@testable import LineageStore

extension ReaderLaws {
  private static let stamp = FileStamp(size: 1, modified: 2, inode: 3)

  /// The bytes as a record, of which a damaged index may be full.
  mutating func checkRecords() {
    for name in ["x.json", "x/spec.json"] {
      if let file = read(bytes, name) { checkRecord(record(of: file), named: name) }
    }
    guard let head = head(bytes) else { return }
    let record = record(of: head)
    law("the head is read as it was written", self.head(record).map(self.record) == record)
  }

  mutating func checkRecord(_ record: [UInt8], named name: String) {
    guard let file = read(record, name) else {
      return law("what is written is a record", false)
    }
    law("a record is read as it was written", self.record(of: file) == record)
    let alone = IndexedFile(name: name, status: Self.stamp, snapshot: file.snapshot)
    law("a snapshot can be read alone", readSnapshot(record, name) == self.record(of: alone))
  }

  func record(of result: SnapshotDecoder.Result, _ name: String) -> [UInt8] {
    record(
      of: IndexedFile(
        name: name, status: Self.stamp, snapshot: result.snapshot, findings: result.findings,
        hearsay: result.hearsay, prompt: result.prompt, summary: result.summary))
  }

  private func record(of file: IndexedFile) -> [UInt8] {
    var writer = RecordWriter()
    file.write(to: &writer)
    return writer.bytes
  }

  private func record(of head: IndexHead) -> [UInt8] {
    var writer = RecordWriter()
    head.write(to: &writer)
    return writer.bytes
  }

  private func read(_ record: [UInt8], _ name: String) -> IndexedFile? {
    record.withUnsafeBytes { record in
      do {
        return try IndexedFile(name: name, status: Self.stamp, record: record)
      } catch { return nil }
    }
  }
  /// The snapshot of a record; `nil` where the record cannot be read.
  private func readSnapshot(_ record: [UInt8], _ name: String) -> [UInt8]? {
    record.withUnsafeBytes { record in
      do {
        let snapshot = try IndexedFile.snapshot(named: name, status: Self.stamp, record: record)
        return self.record(of: IndexedFile(name: name, status: Self.stamp, snapshot: snapshot))
      } catch { return nil }
    }
  }

  private func head(_ record: [UInt8]) -> IndexHead? {
    record.withUnsafeBytes { record in
      do { return try IndexHead(record: record) } catch { return nil }
    }
  }
}
