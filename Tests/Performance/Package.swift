// swift-tools-version: 6.1
// SPDX-License-Identifier: MIT

// What stemma's speed is measured with: a package of its own, so that nobody who builds stemma
// fetches what it needs.
//
//   swift package --allow-writing-to-package-directory benchmark     all figures, some minutes
//   swift package benchmark --filter 'Scanning.*'                    the suites of a name
//   swift run -c release make-store DIR COUNT [small|full]           a store, the same every time
//
// `STEMMA_COUNT=1000000` makes the suites "Indexing" and "Browsing" measure with so many snapshots,
// which the first run makes and indexes in some minutes. `STEMMA=PATH` names the command that they
// start.
//
// Each suite has what stemma is compared with beside it, measured in the same run: ratios count,
// absolute figures differ from machine to machine. A quiet machine is needed.

import PackageDescription

let package = Package(
  name: "Performance",
  dependencies: [
    .package(name: "stemma", path: "../.."),
    // Repeats, percentiles, memory and system calls. Without its traits it needs no jemalloc.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    // Stores to measure with.
    .target(name: "StoreMaking"),

    // `make-store`: writes one.
    .executableTarget(name: "make-store", dependencies: ["StoreMaking"]),

    // Simple programs to compare with, in C++, where simdjson is at home.
    .target(name: "CYardstick", linkerSettings: [.linkedLibrary("simdjson")]),

    // Programs at a pseudo-terminal: a link to what stemma's own tests have.
    .target(name: "CPty"),

    // What suites share: stores that are made once, and comparisons with a yardstick.
    .target(
      name: "Comparing",
      dependencies: ["CPty", "StoreMaking", .product(name: "Benchmark", package: "benchmark")]),

    suite("Scanning"),
    suite("Indexing"),
    suite("Querying"),
    suite("Browsing"),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

/// A suite of benchmarks, in a folder of its own.
@MainActor
func suite(_ name: String) -> Target {
  .executableTarget(
    name: name,
    dependencies: [
      "CYardstick", "Comparing", "StoreMaking", .product(name: "Stemma", package: "stemma"),
      .product(name: "Benchmark", package: "benchmark"),
    ],
    path: "Benchmarks/\(name)",
    plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
}

for target in package.targets where target.name != "CYardstick" && target.name != "CPty" {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ]
}
