// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

/// `STEMMA_DAMAGE_COUNT=200000 swift test --filter DamagedStoreTests` is the test at full size, which
/// takes some minutes.
@Suite("A directory of damaged files and good ones")
struct DamagedStoreTests {
  @Test("leaves every good one usable, and names every bad one")
  func mixed() async throws {
    let variable = ProcessInfo.processInfo.environment["STEMMA_DAMAGE_COUNT"]
    let count = variable.flatMap(Int.init) ?? 2_000
    let files = try TemporaryStore(isInMemory: true)
    var writer = DamagedFiles(in: files)
    for number in 0..<count { try writer.write(number) }

    let store = try await files.open(options: ScanOptions(sizeLimit: DamagedFiles.sizeLimit))
    #expect(Set(store.presentIDs) == writer.usable)
    // What no record needs is left to the check.
    try expect(writer.damage.filter { !unread.contains($0.value) }, in: try store.findings())
    let check = try await store.verifyFiles(recomputingIDs: true)
    #expect(Set(check.store.presentIDs) == writer.usable)
    try expect(writer.damage, in: check.findings)
  }

  /// What may be found only when every byte is parsed.
  private let unread: Set<Finding.Kind> = [.duplicateKey, .damaged]

  /// Expects each damaged file with its kind, and no other file.
  private func expect(_ damage: [String: Finding.Kind], in findings: [Finding]) throws {
    var kinds: [String: Set<Finding.Kind>] = [:]
    for finding in findings { kinds[finding.file ?? "", default: []].insert(finding.kind) }
    let unnamed = damage.filter { kinds[$0.key]?.contains($0.value) != true }
    #expect(unnamed.isEmpty, "\(unnamed.prefix(5))")
    let innocent = kinds.filter { damage[$0.key] == nil && !$0.value.isSubset(of: unread) }
    #expect(innocent.isEmpty, "\(innocent.prefix(5))")
  }
}

/// Writes files with every kind of damage, in turn with good ones.
private struct DamagedFiles {
  static let sizeLimit = 250_000

  private let files: TemporaryStore

  /// The ids of all snapshots that are usable, those of damaged files included.
  private(set) var usable: Set<String> = []

  /// What is the matter with which file.
  private(set) var damage: [String: Finding.Kind] = [:]

  init(in files: TemporaryStore) { self.files = files }

  /// Writes a file: every other one is good.
  mutating func write(_ number: Int) throws {
    let id = String(number, radix: 16)
    if number.isMultiple(of: 2) {
      try writeGood(id, variant: number / 2)
    } else {
      try writeBad(id, variant: number / 2)
    }
  }

  private mutating func writeGood(_ id: String, variant: Int) throws {
    // Control characters, escape sequences, right-to-left marks, combining and wide characters.
    let odd = ["", "\u{1B}[31m", "\u{202E}", "e\u{301}", "台帳", "\u{7F}\n", "\u{1F469}\u{200D}"]
    let name = id + odd[variant % odd.count]
    let text = name.unicodeScalars.map { $0.value < 0x20 ? "\\u00" + hex($0.value) : "\($0)" }
      .joined()
    switch variant % 3 {
    case 0: try files.write(chainText(text), to: "\(name).json")
    case 1: try files.write(flatText(text), to: "\(name).json")
    default: try files.write(specText(text), to: "\(name)/spec.json")
    }
    usable.insert(name)
  }

  private func hex(_ value: UInt32) -> String {
    (value < 16 ? "0" : "") + String(value, radix: 16)
  }

  private mutating func writeBad(_ id: String, variant: Int) throws {
    let name = "\(id).json"
    let whole = chainText(id, row: #""curriculum": {"patch": ["ssrf"]}"#)
    let unusable = Self.unusable(id, whole, variant: variant)
    let flawed = Self.flawed(id, whole)
    let choice = variant % (unusable.count + flawed.count + 5)
    if choice < unusable.count {
      try files.write(unusable[choice].bytes, to: name)
      damage[name] = unusable[choice].kind
    } else if choice < unusable.count + flawed.count {
      let (kind, text) = flawed[choice - unusable.count]
      try files.write(text, to: name)
      damage[name] = kind
      usable.insert(id)
    } else {
      try writeOdd(id, name, choice - unusable.count - flawed.count)
    }
  }

  private static func unusable(
    _ id: String, _ whole: String, variant: Int
  ) -> [(kind: Finding.Kind, bytes: [UInt8])] {
    // Nesting of full depth takes much space, so that few have it.
    let depth = variant < 300 ? 100_000 : 2_000
    return [
      (.unparsable, Array(whole.utf8.prefix(1 + variant % (whole.utf8.count - 2)))),
      (.unparsable, []), (.unparsable, Array((whole + "x").utf8)),
      (.unparsable, whole.utf8.map { $0 == UInt8(ascii: "s") ? 0xFF : $0 }),
      (.unparsable, Array(String(repeating: "[", count: depth).utf8)),
      (.unparsable, Array(whole.replacing("]", with: ",").utf8)),
      (.notObject, Array("[1, 2]".utf8)), (.noID, Array(#"{"lineage": []}"#.utf8)),
      (.noLineage, Array(#"{"id": "\#(id)"}"#.utf8)),
      (.tooLarge, Array(repeating: 0x20, count: sizeLimit + 1)),
    ]
  }

  private static func flawed(
    _ id: String, _ whole: String
  ) -> [(kind: Finding.Kind, text: String)] {
    [
      (.duplicateKey, chainText(id, rest: #""w": {"k": 1, "k": 2}"#)),
      (.wrongType, chainText(id, row: #""curriculum": 1e999"#)),
      (.damaged, #"{"id": "\#(id)", "lineage": []}"#),
      (.byteOrderMark, "\u{FEFF}" + whole),
      (.missingParent, chainText(id, parent: #""gone \#(id)""#)),
      (.selfParent, chainText(id, parent: #""\#(id)""#)),
      (.repeatedParent, chainText(id, parent: #""0""#, row: #""parents": ["0", "0"]"#)),
      (.parentsDisagree, chainText(id, parent: #""2""#, row: #""parents": ["0"]"#)),
      (.cohortIndex, chainText(id, row: #""cohort": {"id": "\#(id)", "index": 1, "size": 1}"#)),
      (.cohortIncomplete, chainText(id, row: #""cohort": {"id": "\#(id)", "size": 2}"#)),
    ]
  }

  private mutating func writeOdd(_ id: String, _ name: String, _ choice: Int) throws {
    switch choice {
    case 0:
      try files.link(name, to: name)
      damage[name] = .link
    case 1:
      try files.link(name, to: "/etc/passwd")
      damage[name] = .link
    case 2:
      #expect(mkfifo(files.path(of: name), 0o600) == 0)
      damage[name] = .unreadable
    case 3:
      try files.write(chainText("0"), to: name)
      damage[name] = .duplicateID
    default:
      try files.write(chainText("other \(id)"), to: name)
      damage[name] = .nameMismatch
      usable.insert("other \(id)")
    }
  }
}
