// swift-tools-version: 6.1
// SPDX-License-Identifier: MIT

import PackageDescription

let package = Package(
  name: "stemma",
  products: [
    .library(name: "Stemma", targets: ["LineageCore", "LineageStore"]),
    .executable(name: "stemma", targets: ["stemma"]),
  ],
  dependencies: [
    // The command line: parsing, help, completion scripts.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Content ids are SHA-256.
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    // The index is a SQLite database.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // The configuration is TOML.
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // The graph, its questions, the tree of rows. Imports nothing, not even Foundation.
    .target(name: "LineageCore"),

    // Snapshots on disk, and the index of them.
    .target(
      name: "LineageStore",
      dependencies: [
        "LineageCore", "CSimdjson", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),

    // simdjson behind an interface in C, as Swift sees no C++ here.
    .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),

    // A terminal as values: cells, styles, keys. Imports nothing.
    .target(name: "Screen"),

    // State, actions, views: sees neither ncurses nor the disk.
    .target(name: "Browser", dependencies: ["LineageCore", "Screen"]),

    // No `pkgConfig:`: it warns about prohibited flags on every build.
    .systemLibrary(name: "CNcurses"),

    // Signals, in C: no Swift code is safe in a signal handler, least of all within a crash.
    .target(name: "CSignals"),

    // What the C library does with memory that is given back.
    .systemLibrary(name: "CMalloc"),

    // The real terminal; the only importer of CNcurses and CSignals.
    .target(name: "Curses", dependencies: ["Screen", "CNcurses", "CSignals"]),

    // The command.
    .executableTarget(
      name: "stemma",
      dependencies: [
        "LineageCore", "LineageStore", "Screen", "Browser", "Curses", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"), "TOMLKit",
      ]),

    // What tests share: drawn graphs, expected frames, temporary stores.
    .target(
      name: "TestSupport", dependencies: ["LineageCore", "Screen"], path: "Tests/TestSupport"),

    // A program at a terminal that a test plays. Apart from TestSupport, as few tests need it.
    .target(
      name: "TerminalTesting", dependencies: ["Screen", "CPty", "CVTerm"],
      path: "Tests/TerminalTesting"),

    // fork and exec, between which no Swift code is safe in a process with threads.
    .target(name: "CPty", path: "Tests/CPty"),

    // A terminal emulator to look at what the program really drew.
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),

    // A full screen for the tests of Curses to look at.
    .executableTarget(
      name: "CursesProbe", dependencies: ["Curses", "Screen"], path: "Tests/CursesProbe"),

    // What stemma's speed hangs on, run once for a count of instructions, or timed in memory.
    .executableTarget(
      name: "KeyPaths", dependencies: ["Browser", "LineageCore", "Screen"],
      path: "Tests/KeyPaths", exclude: ["guard", "instructions.tsv"]),

    .testTarget(name: "LineageCoreTests", dependencies: ["LineageCore", "TestSupport"]),
    .testTarget(
      name: "LineageStoreTests", dependencies: ["LineageStore", "LineageCore", "TestSupport"]),
    .testTarget(name: "ScreenTests", dependencies: ["Screen", "TestSupport"]),
    .testTarget(
      name: "BrowserTests", dependencies: ["Browser", "LineageCore", "Screen", "TestSupport"],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "CursesTests",
      dependencies: ["Curses", "Screen", "CursesProbe", "TerminalTesting", "TestSupport"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "stemma", "Browser", "Curses", "LineageCore", "LineageStore", "Screen", "TerminalTesting",
        "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Snapshots"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

let targetsInC = ["CSignals", "CPty", "CSimdjson"]

for target in package.targets where target.type != .system && !targetsInC.contains(target.name) {
  target.swiftSettings = [
    // SE-0335: an existential is written `any`, so that its cost is seen.
    .enableUpcomingFeature("ExistentialAny"),
    // SE-0444: a member is visible only where its module is imported.
    .enableUpcomingFeature("MemberImportVisibility"),
    // SE-0409: `public import` marks what leaks into an interface; the rest stays inside.
    .enableUpcomingFeature("InternalImportsByDefault"),
  ]
}
