// SPDX-License-Identifier: MIT

extension Mapping {
  /// The mappings that stemma knows by itself, and recognizes.
  public static let shipped = [openEvolve, stemmaLines]

  /// What OpenEvolve keeps of a program in `programs/<uuid>.json` of a checkpoint.
  ///
  /// An island is a population that evolves apart: it is the cohort.
  static let openEvolve = Mapping(
    "openevolve",
    [
      .id: "id", .parents: "parent_id", .cohort: "metadata.island",
      .directive: "metadata.changes", .generation: "generation", .metrics: "metrics",
    ],
    metrics: [
      "complexity": "complexity", "diversity": "diversity", "iteration": "iteration_found",
      "timestamp": "timestamp",
    ],
    signature: ["id", "code", "parent_id", "generation", "iteration_found", "metrics"])

  /// What `--json` and `export --to jsonl` print, a line a snapshot.
  static let stemmaLines = Mapping(
    "stemma",
    [
      .id: "id", .parents: "parents", .cohort: "cohort", .directive: "directive",
      .difficulty: "difficulty", .missing: "missing", .metrics: "metrics",
    ],
    signature: ["schema", "id", "parents", "cohort", "directive", "missing"])

  private init(
    _ name: String, _ paths: [Fact: String], metrics: [String: String] = [:], signature: [String]
  ) {
    self.init(
      name: name, paths: paths.mapValues { Path(known: $0) },
      metrics: metrics.map { Metric(name: $0, path: Path(known: $1)) }, signature: signature)
  }
}

extension Mapping.Path {
  /// Takes a path that is known to be one.
  fileprivate init(known text: String) {
    self.text = text
    steps = QueryPath(text)
  }
}
