// SPDX-License-Identifier: MIT

import StoreMaking

/// `make-store DIR COUNT [small|full]` writes a store to measure with, always the same one.
@main
enum MakeStore {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard (2...3).contains(arguments.count), let path = arguments.first,
      let count = Int(arguments[arguments.startIndex + 1]), count > 0,
      let size = size(named: arguments.count == 3 ? arguments.last : "small")
    else {
      print("usage: make-store DIR COUNT [small|full]")
      return
    }
    let plan = LineagePlan(count: count)
    let length = try await StoreWriter.write(SnapshotMaker(plan, size: size), to: path)
    print("\(count) snapshots, \(plan.edgeCount) edges, depth \(plan.depth), \(length) bytes")
  }

  private static func size(named name: String?) -> SnapshotMaker.Size? {
    switch name {
    case "small": .small
    case "full": .full
    default: nil
    }
  }
}
