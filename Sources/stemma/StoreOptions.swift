// SPDX-License-Identifier: MIT

import ArgumentParser
import Foundation
import LineageCore
import LineageStore

/// Where a verb finds its snapshots.
struct StoreOptions: ParsableArguments {
  @Option(
    name: [.short, .customLong("store")], parsing: .singleValue,
    help: ArgumentHelp(
      """
      A directory of snapshots; repeat it for the union of several. (default: $STEMMA_STORE, else \
      the current directory)
      """, valueName: "dir"),
    completion: .directory)
  var stores: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      Keep the index of the store in this file. (default: in $XDG_CACHE_HOME/stemma, named after \
      the store)
      """, valueName: "path"),
    completion: .file())
  var index: String?

  @Option(
    help: ArgumentHelp(
      """
      Read the files of another program: the name of a mapping, or where they have what, as in \
      id=id,parents=parent_id. `stemma help map` tells all. (default: what the configuration says of \
      the store, else what each file looks like)
      """, valueName: "mapping"),
    completion: .list(Mapping.shipped.map(\.name)))
  var map: MappingArgument?

  @Flag(
    inversion: .prefixedNo,
    help: """
      Believe the index where the folder's own modification time is the one it knows, or not. That \
      sees files come and go, but not one that was rewritten in place. (default: what the \
      configuration says of trust-index, else not)
      """)
  var trustIndex: Bool?

  /// The directories that were named, by option or else by environment.
  var directories: [String] {
    if !stores.isEmpty { return stores }
    let variable = ProcessInfo.processInfo.environment["STEMMA_STORE", default: ""]
    return [variable.isEmpty ? "." : variable]
  }

  /// The directories, with one that was named besides.
  func directories(with directory: String?) -> [String] {
    guard let directory else { return directories }
    return [directory] + stores
  }

  /// Where the index is, and how far the command line says to believe it.
  var indexOptions: IndexOptions {
    IndexOptions(
      place: index.map { .file($0) } ?? .cache, verification: trustIndex == true ? .folder : .files)
  }

  /// How the files are read.
  ///
  /// - Throws: ``CommandError`` where there is no such mapping, or the configuration cannot be used.
  func scanOptions() throws(CommandError) -> ScanOptions {
    if let map { return ScanOptions(mapping: try map.mapping()) }
    var options = ScanOptions()
    options.mappings = try UserConfiguration.get().mappings.byStore
    return options
  }

  /// How the files are read where the configuration may have to be mended: then as if there were none.
  private func soundScanOptions() throws(CommandError) -> ScanOptions {
    do throws(CommandError) { return try scanOptions() } catch {
      guard case .configuration = error, map == nil else { throw error }
      return ScanOptions()
    }
  }

  /// The words by which a command line names some directories, read in this way.
  func words(of directories: [String]) -> [String] {
    directories.flatMap { ["--store", $0] } + (map.map { ["--map", $0.text] } ?? [])
      + (index.map { ["--index", $0] } ?? [])
  }

  /// Whether the index is believed: as the command line says, or else the configuration.
  func trustsIndex() throws(CommandError) -> Bool {
    if let trustIndex { return trustIndex }
    return try UserConfiguration.get().trustsIndex
  }

  /// Opens the store, showing progress to a person who has to wait.
  ///
  /// Where files could not be read as they should, the answers may lack something: it is said on
  /// standard error.
  ///
  /// - Parameter trusting: Whether the index is believed where the user says so; `false` to open the
  ///   store once more, which says nothing of the configuration again.
  /// - Returns: The store.
  /// - Throws: ``CommandError`` where it, or the configuration, cannot be used.
  func open(trusting: Bool = true) async throws(CommandError) -> SnapshotStore {
    var index = indexOptions
    if trusting { try UserConfiguration.tellWarnings() }
    let isTrusted = trusting ? try trustsIndex() : false
    index.verification = isTrusted ? .folder : .files
    let store = try await openQuietly(index: index)
    if store.errorCount > 0 { CommandError.warn(errors: store.errorCount) }
    return store
  }

  /// Opens the store for a verb that tells itself what is the matter.
  ///
  /// - Parameters:
  ///   - index: How far the index is believed; `nil` for what the options say.
  ///   - isSilent: Whether not even the place of the index is worth a word.
  /// - Returns: The store.
  /// - Throws: ``CommandError`` where it cannot be opened.
  func openQuietly(
    index: IndexOptions? = nil, isSilent: Bool = false
  ) async throws(CommandError) -> SnapshotStore {
    let scan = try soundScanOptions()
    var line = ProgressLine()
    defer { line.clear() }
    do {
      let store = try await SnapshotStore.open(
        directories, options: scan, index: index ?? indexOptions
      ) {
        line.show($0)
      }
      if !isSilent { for notice in store.notices { CommandError.notify(notice) } }
      return store
    } catch {
      throw .store(error)
    }
  }
}

extension SnapshotStore {
  /// What is read of a node out of its file.
  func detail(of node: NodeIndex) throws(CommandError) -> SnapshotDetail {
    do {
      return try detail(of: graph.id(of: node)) ?? SnapshotDetail(facts: [])
    } catch {
      throw .store(error)
    }
  }
}
