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

  /// Reads the store, showing progress to a person who has to wait.
  ///
  /// Where files could not be read as they should, the answers may lack something: it is said on
  /// standard error.
  func open() async throws(CommandError) -> SnapshotStore {
    let store = try await openQuietly()
    let errors = store.findings.count { $0.severity == .error }
    if errors > 0 { CommandError.warn(errors: errors) }
    return store
  }

  /// Reads the store for a verb that tells itself what is the matter.
  func openQuietly() async throws(CommandError) -> SnapshotStore {
    var line = ProgressLine("Reading")
    defer { line.clear() }
    do {
      return try await SnapshotStore.open(directories) { line.show($0) }
    } catch {
      throw .store(error)
    }
  }

  /// Reads the store for the lineage alone.
  func graph() async throws(CommandError) -> LineageGraph { try await open().graph }
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
