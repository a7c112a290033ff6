// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("A distribution")
struct DistributionTests {
  @Test(
    "has bins of round widths, or of powers of two",
    arguments: [
      ([3, 3, 5], .whole, [3: 2, 4: 0, 5: 1]),
      ([0, 16], .whole, [0: 1, 2: 0, 4: 0, 6: 0, 8: 0, 10: 0, 12: 0, 14: 0, 16: 1]),
      ([0, 1, 1, 3, 17], .doubling, [0: 1, 1: 2, 2: 1, 4: 0, 8: 0, 16: 1]),
      (
        [0, 15, 15], .doubling,
        Dictionary(
          uniqueKeysWithValues: (0...15).map {
            (Double($0), $0 == 0 ? 1 : $0 == 15 ? 2 : 0)
          })
      ),
      (
        [0.1, 0.2, 0.3, 0.35], .equal,
        [
          0.1: 1, 0.12: 0, 0.14: 0, 0.16: 0, 0.18: 0, 0.2: 1, 0.22: 0, 0.24: 0, 0.26: 0, 0.28: 0,
          0.3: 1, 0.32: 0, 0.34: 1,
        ]
      ),
      (
        [-1, .nan, 0.5, .infinity], .equal,
        [
          -1: 1, -0.9: 0, -0.8: 0, -0.7: 0, -0.6: 0, -0.5: 0, -0.4: 0, -0.3: 0, -0.2: 0, -0.1: 0,
          0: 0, 0.1: 0, 0.2: 0, 0.3: 0, 0.4: 0, 0.5: 1,
        ]
      ),
      ([0.25, 0.25], .equal, [0.25: 2]), ([], .equal, [:]),
      ([-1.7e308, 1.7e308], .equal, [-1.7e308: 2]),
      ([1e300, 1.000_000_000_000_001e300], .equal, [1e300: 2]),
      ([.leastNonzeroMagnitude, 0], .equal, [0: 2]),
    ] as [([Double], Distribution.Binning, [Double: Int])])
  func bins(values: [Double], binning: Distribution.Binning, expected: [Double: Int]) {
    let bins = Distribution(of: values, by: binning).bins
    #expect(bins.map(\.lower) == expected.keys.sorted())
    #expect(bins.map(\.count) == expected.sorted { $0.key < $1.key }.map(\.value))
  }

  @Test("has each number in the bin whose bounds hold it, and no more bins than needed")
  func laws() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let size = Double.random(in: -6...6, using: &random)
      let values = (0..<Int.random(in: 1...30, using: &random)).map { _ in
        (Double.random(in: -0.3...1, using: &random) * size.magnitude * 1000).rounded() / 1000
      }
      let distribution = Distribution(of: values, by: .equal)
      let bins = distribution.bins
      #expect(bins.count <= 16 && distribution.count == values.count)
      #expect(zip(bins, bins.dropFirst()).allSatisfy { $0.upper == $1.lower })
      #expect(bins.first?.count != 0 && bins.last?.count != 0)
      guard bins.count > 1 else { continue }
      for bin in bins {
        #expect(bin.count == values.count { bin.lower <= $0 && $0 < bin.upper }, "\(values)")
      }
    }
  }

  @Test("knows its ends and its mean")
  func ends() {
    let distribution = Distribution(of: [4, 1, .nan, 1], lacking: 2, by: .whole)
    #expect(distribution.least == 1 && distribution.greatest == 4 && distribution.mean == 2)
    #expect(distribution.count == 3 && distribution.lacking == 3)
    #expect(Distribution(of: [1.7e308, 1.7e308], by: .equal).mean == 1.7e308)
  }
}
