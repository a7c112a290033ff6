// SPDX-License-Identifier: MIT

import Benchmark
import CYardstick
import Comparing
import Foundation
import LineageCore
import LineageStore
import StoreMaking

/// What it costs to open a store that has no index yet: all its files have to be read.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = Comparison.configuration

  Benchmark("Indexing 5,000 files of 40 KB; yardstick: simdjson on demand") {
    let store = try await MadeStore(count: 5_000, size: .full)
    let folder = try TemporaryFolder()
    try await Comparison.run($0, on: store) {
      try scan(store, yardstick_on_demand)
    } work: {
      try await open(store, index: IndexOptions(place: .file(folder.path + "/index")))
    }
  }

  Benchmark("Opening 5,000 files of 40 KB; yardstick: simdjson on demand") {
    let store = try await MadeStore(count: 5_000, size: .full)
    try await Comparison.run($0, on: store) {
      try scan(store, yardstick_on_demand)
    } work: {
      try await open(store)
    }
  }

  Benchmark("Opening 5,000 files of 40 KB; yardstick: reading them") {
    let store = try await MadeStore(count: 5_000, size: .full)
    try await Comparison.run($0, on: store) {
      try scan(store, yardstick_read)
    } work: {
      try await open(store)
    }
  }

  Benchmark("Opening 5,000 files of 40 KB, every byte parsed; yardstick: reading them") {
    let store = try await MadeStore(count: 5_000, size: .full)
    try await Comparison.run($0, on: store) {
      try scan(store, yardstick_read)
    } work: {
      try await open(store, options: ScanOptions(parsesEveryByte: true))
    }
  }

  Benchmark("JSONDecoder on 5,000 files of 40 KB; yardstick: simdjson on demand") {
    let store = try await MadeStore(count: 5_000, size: .full)
    try await Comparison.run($0, on: store) {
      try scan(store, yardstick_on_demand)
    } work: {
      let decoder = JSONDecoder()
      try readWithFoundation(store) { try decoder.decode(TwoFields.self, from: $0).id }
    }
  }

  Benchmark("JSONSerialization on 5,000 files of 40 KB; yardstick: simdjson on demand") {
    let store = try await MadeStore(count: 5_000, size: .full)
    try await Comparison.run($0, on: store) {
      try scan(store, yardstick_on_demand)
    } work: {
      try readWithFoundation(store) {
        (try JSONSerialization.jsonObject(with: $0) as? [String: Any])?["id"] as? String
      }
    }
  }

  Benchmark("Opening 50,000 files of 1 KB; yardstick: reading them") {
    let store = try await MadeStore(count: 50_000, size: .small)
    try await Comparison.run($0, on: store) {
      try scan(store, yardstick_read)
    } work: {
      try await open(store)
    }
  }
}

/// That something was not what it was said to be: then figures mean nothing.
struct Mismatch: Error {}

private func scan(_ store: MadeStore, _ work: yardstick_work) throws {
  guard yardstick_scan(store.path, work) == store.length else { throw Mismatch() }
}

private func open(
  _ store: MadeStore, options: ScanOptions = ScanOptions(), index: IndexOptions = IndexOptions()
) async throws {
  let opened = try await SnapshotStore.open(store.path, options: options, index: index)
  guard opened.graph.count == store.count, opened.errorCount == 0 else { throw Mismatch() }
}

/// A struct of no more than id and parents, made in Foundation's way.
private struct TwoFields: Decodable {
  struct Row: Decodable {
    struct Parent: Decodable {
      let id: String
    }

    let parents: [Parent]
  }

  let id: String
  let lineage: [Row]
}

private func readWithFoundation(_ store: MadeStore, _ id: (Data) throws -> String?) throws {
  for name in try store.names {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(store.path)/\(name)"))
    guard let id = try id(data), name == id + ".json" else { throw Mismatch() }
  }
}
