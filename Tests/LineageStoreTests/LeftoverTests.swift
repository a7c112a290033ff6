// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("Files that writers leave unfinished")
struct LeftoverTests {
  private let old = ".stemma-0123456789abcdef.tmp"
  private let young = ".stemma-fedcba9876543210.tmp"

  @Test("are found by their names, exactly, and told apart by their age")
  func found() async throws {
    let files = try TemporaryStore(["a.json": chainText("a")])
    try files.write("{", to: old, age: 3_601)
    try files.write("{", to: young, age: 60)
    for name in [
      ".stemma.lock", ".stemma-notes.tmp", ".stemma-0123456789ABCDEF.tmp",
      ".stemma-0123456789abcdef.tmp.json", "stemma-0123456789abcdef.tmp",
      ".stemma-0123456789abcdef0.tmp",
    ] { try files.write("{", to: name, age: 7_200) }
    let store = try await files.open()
    #expect(
      try store.leftovers() == [
        Leftover(file: old, isAbandoned: true), Leftover(file: young, isAbandoned: false),
      ])
    #expect(try store.findings().isEmpty)
  }

  @Test("are removed when they are old, and nothing else is")
  func removed() async throws {
    let files = try TemporaryStore(["a.json": chainText("a")])
    try files.write("{", to: old, age: 3_601)
    try files.write("{", to: young, age: 60)
    try files.write("precious", to: "precious.txt", age: 7_200)
    let store = try await files.open()
    let before = try files.inventory()
    #expect(try store.leftovers().map { try store.remove($0) } == [true, false])
    #expect(try files.inventory() == before.filter { !$0.hasPrefix(old) })
    // Whoever came first has removed it.
    #expect(try store.remove(Leftover(file: old, isAbandoned: true)))
    for name in ["a.json", "precious.txt", "../" + old] {
      #expect(try !store.remove(Leftover(file: name, isAbandoned: true)))
    }
    #expect(try files.inventory() == before.filter { !$0.hasPrefix(old) })
  }

  @Test("are no links and no folders, which stay where they are")
  func odd() async throws {
    let elsewhere = try TemporaryStore()
    try elsewhere.write("precious", to: "target", age: 7_200)
    let files = try TemporaryStore(["a.json": chainText("a")])
    try files.link(old, to: elsewhere.path(of: "target"))
    try files.makeFolder(young)
    let store = try await files.open()
    #expect(try store.leftovers().isEmpty)
    #expect(try !store.remove(Leftover(file: old, isAbandoned: true)))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: files.path(of: old)) != "")
    #expect(try elsewhere.inventory().count == 1)
  }

  @Test("are named by path in a store of several directories, and removed there")
  func several() async throws {
    let one = try TemporaryStore(["a.json": chainText("a")])
    let two = try TemporaryStore(["b.json": chainText("b")])
    try two.write("{", to: old, age: 7_200)
    let store = try await SnapshotStore.open([one.path, two.path])
    let leftovers = try store.leftovers()
    #expect(leftovers.map(\.file) == [two.path(of: old)])
    for leftover in leftovers { #expect(try store.remove(leftover)) }
    #expect(try two.inventory().count == 1)
  }
}
