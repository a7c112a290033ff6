// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// Numbers by generation as a picture: generations to the right, numbers upwards; in each column
/// what most have is dark, and the middle darkest.
struct BandPicture {
  private let bands: [GenerationBand]
  private let glyphs: GlyphSet

  /// How many lines it has.
  private static let height = 10

  init(_ bands: [GenerationBand], glyphs: GlyphSet) {
    self.bands = bands
    self.glyphs = glyphs
  }

  /// The lines; none where nothing rises over anything.
  ///
  /// - Complexity: O(bands).
  func lines(columns: Int) -> [[Span]] {
    guard let least = bands.map(\.least).min(), let greatest = bands.map(\.greatest).max(),
      let last = bands.last, bands.count > 1, greatest > least
    else { return [] }
    let names = [greatest.shortText, least.shortText]
    let width = names.map(\.count).max() ?? 0
    let step = (greatest - least) / Double(Self.height)
    let room = max(1, columns - width - 4)
    var lines = (0..<Self.height).map { line in
      let name = line == 0 ? names[0] : line == Self.height - 1 ? names[1] : ""
      let upper = greatest - Double(line) * step
      let cells = columnBands.prefix(room).map { band in
        band.map { mark($0, from: upper - step, to: upper, isTop: line == 0) } ?? " "
      }
      return [
        Span("  " + padding(width - name.count) + name + " ", .number),
        Span(cells.joined(), .directive),
      ]
    }
    let axis = "\(bands[0].generations.lowerBound)"
    let end = "\(last.generations.upperBound - 1)"
    let gap = max(1, min(columnBands.count, room) - axis.count - end.count)
    lines.append([Span(padding(width + 3) + axis + padding(gap) + end, .number)])
    return lines
  }

  /// The bands with gaps where no snapshot has a number.
  private var columnBands: [GenerationBand?] {
    guard let first = bands.first, let last = bands.last else { return [] }
    let width = first.generations.count
    let offset = first.generations.lowerBound / width
    var columns: [GenerationBand?] = Array(
      repeating: nil, count: last.generations.lowerBound / width - offset + 1)
    for band in bands { columns[band.generations.lowerBound / width - offset] = band }
    return columns
  }

  private func mark(
    _ band: GenerationBand, from lower: Double, to upper: Double, isTop: Bool
  ) -> String {
    let holds = { (number: Double) in number >= lower && (number < upper || isTop) }
    let marks = glyphs == .unicode ? ["█", "▓", "░"] : ["#", ":", "."]
    if holds(band.median) { return marks[0] }
    if band.lower < upper, band.upper >= lower { return marks[1] }
    return band.least < upper && band.greatest >= lower ? marks[2] : " "
  }

  private func padding(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
