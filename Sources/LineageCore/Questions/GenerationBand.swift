// SPDX-License-Identifier: MIT

/// How the numbers of the snapshots of some generations are spread: the ends, the quartiles, the
/// middle.
///
/// A curriculum that works has a band that rises, with a tail of what is still easy.
public struct GenerationBand: Hashable, Sendable {
  /// The generations.
  public let generations: Range<Int>

  /// How many numbers there are.
  public let count: Int

  /// The smallest number.
  public let least: Double

  /// The number that a quarter of all are below.
  public let lower: Double

  /// The number in the middle.
  public let median: Double

  /// The number that a quarter of all are above.
  public let upper: Double

  /// The largest number.
  public let greatest: Double

  /// As many bands are a picture, and no more.
  static let limit = 60

  /// The bands of some numbers, by generations; those without a number have none.
  ///
  /// - Complexity: O(*k* log *k*) for *k* numbers.
  static func bands(of numbers: [(generation: Int, value: Double)]) -> [GenerationBand] {
    guard let last = numbers.map(\.generation).max() else { return [] }
    let width = last / limit + 1
    var bins: [[Double]] = Array(repeating: [], count: last / width + 1)
    for number in numbers where number.value.isFinite {
      bins[number.generation / width].append(number.value)
    }
    return bins.enumerated().compactMap { place, values in
      GenerationBand(place * width..<(place + 1) * width, values.sorted())
    }
  }

  /// Creates the band of ascending numbers; `nil` where there are none.
  private init?(_ generations: Range<Int>, _ values: [Double]) {
    guard let first = values.first, let last = values.last else { return nil }
    self.generations = generations
    count = values.count
    least = first
    greatest = last
    // The nearest of the numbers themselves: nothing is between them.
    let number = { (share: Double) in values[Int((share * Double(values.count - 1)).rounded())] }
    lower = number(0.25)
    median = number(0.5)
    upper = number(0.75)
  }
}
