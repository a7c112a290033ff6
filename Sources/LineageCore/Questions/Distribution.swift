// SPDX-License-Identifier: MIT

/// How some numbers are spread: the ends, the mean, and how many fall into each of a few bins.
///
/// ```swift
/// Distribution(of: [0, 1, 1, 40], by: .doubling).bins   // 0, 1, 2..<4, 4..<8 … 32..<64
/// ```
public struct Distribution: Hashable, Sendable {
  /// How many numbers there are.
  public let count: Int

  /// How many things have no number; what is not finite is none.
  public let lacking: Int

  /// The smallest number.
  public let least: Double?

  /// The mean.
  public let mean: Double?

  /// The largest number.
  public let greatest: Double?

  /// The bins, from the one with the smallest number to the one with the largest, without gaps.
  public let bins: [Bin]

  /// A range of numbers.
  public struct Bin: Hashable, Sendable {
    /// The smallest number that belongs to it.
    public let lower: Double

    /// The smallest number that does not any more; in a distribution of one number, that number.
    public let upper: Double

    /// How many there are.
    public internal(set) var count: Int
  }

  /// How wide bins are.
  public enum Binning: Hashable, Sendable {
    /// All of a width, which is 1, 2 or 5 times a power of ten.
    case equal
    /// The same, but 1 at least.
    case whole
    /// From 0, 1, 2, 4, 8 and so on, for numbers from 0 that have a long tail; as wide as 1 where
    /// all are below 16.
    case doubling
  }

  /// As many bins of one width are a picture, and no more.
  static let binLimit = 16

  /// Counts numbers.
  ///
  /// - Parameters:
  ///   - values: The numbers, in an order that is always the same, as rounding the mean depends on it.
  ///   - lacking: How many things have none.
  ///   - binning: How wide bins are.
  /// - Complexity: O(numbers).
  public init(of values: [Double], lacking: Int = 0, by binning: Binning) {
    let numbers = values.filter(\.isFinite)
    count = numbers.count
    self.lacking = lacking + values.count - numbers.count
    guard let least = numbers.min(), let greatest = numbers.max() else {
      (self.least, mean, self.greatest, bins) = (nil, nil, nil, [])
      return
    }
    (self.least, self.greatest) = (least, greatest)
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    // The sum may be beyond what a number can be; that of the quotients is not.
    self.mean = mean.isFinite ? mean : numbers.reduce(0) { $0 + $1 / Double(numbers.count) }
    guard let scale = Scale(from: least, to: greatest, binning) else {
      bins = [Bin(lower: least, upper: greatest, count: numbers.count)]
      return
    }
    let first = scale.number(of: least)
    var bins = (first...scale.number(of: greatest)).map {
      Bin(lower: scale.lower(of: $0), upper: scale.lower(of: $0 + 1), count: 0)
    }
    for number in numbers { bins[scale.number(of: number) - first].count += 1 }
    self.bins = bins
  }
}

/// Where bins begin.
private enum Scale {
  /// At the multiples of a fraction.
  case multiples(of: Double, over: Double)
  /// At 0 and the powers of two.
  case powers

  /// Above as many widths, a width is not told from nothing any more.
  private static let multipleLimit = Double(1 << 48)

  /// The scale for numbers between two, which belong to it; `nil` where they are too near each other,
  /// or too far apart, for any.
  init?(from least: Double, to greatest: Double, _ binning: Distribution.Binning) {
    if binning == .doubling, least >= 0, greatest >= Double(Distribution.binLimit) {
      self = .powers
      return
    }
    let isWhole = binning != .equal
    let target = (greatest - least) / Double(Distribution.binLimit)
    guard target.isFinite, isWhole || target > 1e-290 else { return nil }
    var (power, parts) = (1.0, 1.0)
    while power * 10 <= target { power *= 10 }
    while !isWhole, power / parts > target { parts *= 10 }
    for factor in [1.0, 2, 5, 10, 20, 50] {
      let scale = Scale.multiples(of: power * factor, over: parts)
      let width = power * factor / parts
      guard max(least.magnitude, greatest.magnitude) / width < Self.multipleLimit else { continue }
      if scale.number(of: greatest) - scale.number(of: least) < Distribution.binLimit {
        self = scale
        return
      }
    }
    return nil
  }

  /// The number of the bin that a number falls into.
  func number(of value: Double) -> Int {
    switch self {
    case .powers: return value < 1 ? 0 : Int(value.exponent) + 1
    case .multiples(let multiple, let parts):
      var number = Int((value / multiple * parts).rounded(.down))
      // The bounds are rounded otherwise than the quotient.
      while lower(of: number) > value { number -= 1 }
      while lower(of: number + 1) <= value { number += 1 }
      return number
    }
  }

  /// Where a bin begins.
  func lower(of number: Int) -> Double {
    switch self {
    case .powers: number < 1 ? 0 : Double(sign: .plus, exponent: number - 1, significand: 1)
    case .multiples(let multiple, let parts): Double(number) * multiple / parts
    }
  }
}
