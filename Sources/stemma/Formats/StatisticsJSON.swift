// SPDX-License-Identifier: MIT

import LineageCore

/// Statistics as one JSON object, whose fields `stemma help stats` tells.
enum StatisticsJSON {
  /// The object.
  static func line(_ statistics: LineageStatistics, for destination: Destination) -> String {
    JSONText.line(for: destination) { json in
      json.field("snapshots", statistics.snapshotCount)
      json.field("missing", statistics.missingCount)
      json.field("edges", statistics.edgeCount)
      json.field("merges", statistics.mergeCount)
      json.field("families", statistics.familyCount)
      json.field("cohorts", of: statistics) { json, statistics in
        json.field("recorded", statistics.recordedCohortCount)
        json.field("inferred", statistics.inferredCohortCount)
      }
      for (name, distribution) in [
        ("generation", statistics.generation), ("children", statistics.children),
        ("cohort_size", statistics.cohortSize), ("difficulty", statistics.difficulty),
      ] {
        json.field(name, of: distribution) { $0.fields(of: $1) }
      }
      json.field("difficulty_by_generation", of: statistics.difficultyByGeneration) { json, band in
        json.object { $0.fields(of: band) }
      }
    }
  }
}

extension JSONText {
  mutating func fields(of band: GenerationBand) {
    field("from", band.generations.lowerBound)
    field("below", band.generations.upperBound)
    field("count", band.count)
    field("least", band.least)
    field("lower", band.lower)
    field("median", band.median)
    field("upper", band.upper)
    field("greatest", band.greatest)
  }

  mutating func fields(of distribution: Distribution) {
    field("count", distribution.count)
    field("none", distribution.lacking)
    field("least", distribution.least)
    field("mean", distribution.mean)
    field("greatest", distribution.greatest)
    field("bins", of: distribution.bins) { json, bin in
      json.object { json in
        json.field("from", bin.lower)
        json.field("below", bin.upper)
        json.field("count", bin.count)
      }
    }
  }
}
