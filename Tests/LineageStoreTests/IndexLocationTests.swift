// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import LineageStore

@Suite("The place of an index")
struct IndexLocationTests {
  private typealias Question = IndexLocation.Question

  private static let everything = [
    "HOME": "/home/ann", "XDG_CACHE_HOME": "/caches", "XDG_RUNTIME_DIR": "/run/user/7",
    "TMPDIR": "/scratch",
  ]
  private static let name = Question(store: "/runs/a b/store", environment: [:]).fileName

  @Test("is the user's folder for caches, with nothing to say about it")
  func cache() {
    expect(["HOME": "/home/ann"], ["/home/ann/.cache/stemma"], kept: "/home/ann/.cache/stemma")
    expect(Self.everything, ["/caches/stemma"], kept: "/caches/stemma")
    // By the specification a relative path is to be passed over.
    let relative = ["HOME": "/home/ann", "XDG_CACHE_HOME": "caches"]
    expect(relative, ["/home/ann/.cache/stemma"], kept: "/home/ann/.cache/stemma")
  }

  @Test("is the next one that will do where that is on a network, and the user is told")
  func network() {
    expect(
      Self.everything, ["/run/user/7/stemma", "/scratch/stemma-7"], kept: "/run/user/7/stemma",
      notice: """
        the index is kept in /run/user/7/stemma, since /caches/stemma is on a network file \
        system (nfs4)
        """)
    expect(
      ["HOME": "/home/ann"], ["/tmp/stemma-7"], kept: "/tmp/stemma-7",
      notice: """
        the index is kept in /tmp/stemma-7, since /home/ann/.cache/stemma is on a network file \
        system (nfs4)
        """)
  }

  @Test("is the memory where no folder will do, and the user is told")
  func memory() {
    expect(
      Self.everything, [], kept: nil,
      notice: """
        the index is kept in memory and gone afterwards, since /caches/stemma is on a network \
        file system (nfs4)
        """)
  }

  @Test("is never in the store, but where the user says so")
  func inStore() {
    let inside = Question(store: "/caches", environment: Self.everything, user: 7)
    let location = IndexLocation(for: inside) { .usable(realPath: $0.path) }
    #expect(location.place == .file(path: "/run/user/7/stemma/" + inside.fileName))
    #expect(
      location.notice
        == "the index is kept in /run/user/7/stemma, since /caches/stemma is in the store")
    var named = inside
    named.namedPath = "/caches/index.db"
    let wanted = IndexLocation(for: named) { .usable(realPath: $0.path) }
    #expect(wanted == IndexLocation(place: .file(path: "/caches/index.db"), notice: nil))
  }

  @Test(
    "that the user names is taken apart into folder and file",
    arguments: [
      ("index.db", "REAL(.)/index.db"), ("/index.db", "REAL(/)/index.db"),
      ("a/b.db", "REAL(a)/b.db"), ("/a/b/", "REAL(/a/b)/" + name),
    ])
  func named(path: String, file: String) {
    let question = Question(store: "/runs/a b/store", namedPath: path, environment: [:])
    let location = IndexLocation(for: question) { folder in
      folder.kind == .named ? .usable(realPath: "REAL(\(folder.path))") : .onNetwork(type: "nfs4")
    }
    #expect(location == IndexLocation(place: .file(path: file), notice: nil))
  }

  @Test("bears the end of the store's path and a number that no other path has")
  func fileNames() {
    #expect(Self.name.hasPrefix("store-"))
    #expect(Self.name.hasSuffix(".sqlite"))
    #expect(Self.name.utf8.count == "store-0123456789abcdef.sqlite".utf8.count)
    let paths = [
      "/", "/a", "/b/a", "/a\u{301}", "/á", "/a b", "/a-b",
      "/" + String(repeating: "x", count: 300),
    ]
    let names = paths.map { Question(store: $0, environment: [:]).fileName }
    #expect(Set(names).count == paths.count)
    #expect(names.allSatisfy { $0.utf8.count <= 70 && !$0.contains("/") })
  }

  @Test("among the folders of others is the user's alone, and no link")
  func amongOthers() throws {
    let store = try TemporaryStore()
    let folder = IndexFolder(path: store.path(of: "mine"), kind: .amongOthers)
    #expect(folder.examine() == .usable(realPath: try Calls.realPath(store.path) + "/mine"))
    #expect(try Calls.isPrivateFolder(folder.path))
    chmod(folder.path, 0o777)
    #expect(folder.examine() == .unusable(reason: "it is not a folder of the user's alone"))
    try store.makeFolder("other")
    try store.link("linked", to: "other")
    let linked = IndexFolder(path: store.path(of: "linked"), kind: .amongOthers)
    #expect(linked.examine() == .unusable(reason: "it is not a folder of the user's alone"))
  }

  @Test("is a folder that can be made and written")
  func examination() throws {
    let store = try TemporaryStore(["file": ""])
    let deep = IndexFolder(path: store.path(of: "a/b/c"), kind: .own)
    #expect(deep.examine() == .usable(realPath: try Calls.realPath(store.path) + "/a/b/c"))
    let missing = IndexFolder(path: store.path(of: "x"), kind: .named)
    #expect(missing.examine() == .unusable(reason: "no such file or directory"))
    let below = IndexFolder(path: store.path(of: "file/x"), kind: .own)
    #expect(below.examine() == .unusable(reason: "not a directory"))
    let system = IndexFolder(path: "/proc/self", kind: .named)
    guard case .unusable = system.examine() else {
      Issue.record("no file can be made in /proc")
      return
    }
  }

  /// Expects a place where only some folders will do and the others are on a network.
  private func expect(
    _ environment: [String: String], _ usable: [String], kept folder: String?,
    notice: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let question = Question(store: "/runs/a b/store", environment: environment, user: 7)
    let location = IndexLocation(for: question) { folder in
      usable.contains(folder.path) ? .usable(realPath: folder.path) : .onNetwork(type: "nfs4")
    }
    let place = folder.map { IndexLocation.Place.file(path: "\($0)/\(Self.name)") } ?? .memory
    #expect(
      location == IndexLocation(place: place, notice: notice), sourceLocation: sourceLocation)
  }
}
