// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport

@testable import LineageStore

extension SeededGenerator {
  /// A text of some characters, of one to four bytes each.
  mutating func text(upTo length: Int = 12) -> String {
    let characters = Array("ab/.é中😀\u{0}\n e\u{301}")
    return String((0..<Int.random(in: 0...length, using: &self)).map { _ in pick(characters) })
  }

  /// A number that takes few bits or many.
  mutating func number() -> Int {
    Int(truncatingIfNeeded: next() >> UInt64.random(in: 0...63, using: &self))
      * (chance(0.5) ? 1 : -1)
  }

  /// Something, or nothing.
  mutating func perhaps<Value>(_ value: (inout SeededGenerator) -> Value) -> Value? {
    chance(0.5) ? value(&self) : nil
  }

  /// A few things, or none.
  mutating func some<Value>(_ value: (inout SeededGenerator) -> Value) -> [Value] {
    (0..<Int.random(in: 0...3, using: &self)).map { _ in value(&self) }
  }

  /// A file whose every field may be there or not.
  mutating func indexedFile(_ number: Int = 0) -> IndexedFile {
    let id = "\(text())\(number)"
    let name = id + (chance(0.5) ? ".json" : "/spec.json")
    let status = FileStamp(
      size: Int64(self.number()), modified: Int64(self.number()), inode: next())
    var file = IndexedFile(name: name, status: status)
    file.linkedPath = perhaps { $0.text() }
    file.snapshot = perhaps { $0.snapshot() }
    if chance(0.5) { file.snapshot?.id = SnapshotID(id) }
    if chance(0.5) { file.snapshot?.file = name }
    if chance(0.5) { file.snapshot?.observed = status.modified }
    file.findings = some { $0.finding() }
    file.hearsay = some { $0.snapshot() }
    file.prompt = perhaps { $0.text(upTo: 300) }
    file.summary = perhaps { $0.text() }
    file.numbers = some { NamedNumber(name: $0.text(), value: Double($0.number()) / 4) }
    return file
  }

  private mutating func snapshot() -> Snapshot {
    Snapshot(
      id: SnapshotID(text()),
      parents: some { random in
        ParentReference(
          SnapshotID(random.text()), role: random.perhaps { $0.text() } ?? "derived",
          directive: random.perhaps { $0.text() })
      },
      cohorts: some { random in
        CohortMembership(
          CohortID(random.text()), label: random.perhaps { $0.text() },
          index: random.perhaps { $0.number() }, size: random.perhaps { $0.number() },
          parents: random.perhaps { $0.some { SnapshotID($0.text()) } })
      },
      derivationCount: chance(0.5) ? 1 : number(), title: perhaps { $0.text() },
      pack: perhaps { random in
        Snapshot.Pack(id: random.text(), version: random.perhaps { $0.text() })
      },
      difficulty: perhaps { Double.random(in: -1...1, using: &$0) },
      direction: perhaps { $0.text() }, recordedGeneration: perhaps { $0.number() },
      shape: perhaps { $0.pick(Snapshot.Shape.allCases) },
      listsParents: chance(0.5), observed: perhaps { Int64($0.number()) },
      file: perhaps { $0.text() })
  }

  private mutating func finding() -> Finding {
    Finding(
      pick(Finding.Kind.allCases), snapshot: perhaps { SnapshotID($0.text()) },
      file: perhaps { $0.text() }, place: perhaps { $0.text() }, message: text())
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &self)]
  }
}
