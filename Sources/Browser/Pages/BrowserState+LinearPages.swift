// SPDX-License-Identifier: MIT

import LineageCore
import Screen

// Pages for people who listen: each line says one thing, whole, with names instead of columns, and
// numbers instead of pictures.
extension BrowserState {
  /// The lines of a page as they are told; `nil` where those for the screen serve.
  func linearLines(of page: Page) -> [Page.Line]? {
    switch page.content {
    case .asked(_, .differences(let difference)):
      linearLines(of: difference, toggled: page.toggled)
    case .asked(_, .statistics(let statistics, let path)):
      (StatisticsText.numbers(of: statistics) + path.compactMap(words)).map {
        Page.Line([Span($0)])
      }
    case .asked(_, .cohort(let sheet)):
      sheet.rows(by: page.order).map { row in
        let words = [name(row.id)] + zip(sheet.columns, sheet.cells(of: row)).map(words)
        return Page.Line([Span(words.joined(separator: ", "))], .snapshot(row.id))
      }
    case .asked(_, .file(let excerpt)): excerpt.lines.map(linearLine)
    default: nil
    }
  }

  /// By what a page is ordered, if by anything.
  func linearOrder(of page: Page) -> String {
    guard case .asked(_, .cohort(let sheet)) = page.content else { return "" }
    let column = page.order.column.map { "by \(sheet.columns[$0])" }
    let words = [column, page.order.isReversed ? "the other way round" : nil].compactMap(\.self)
    return words.map { ", " + $0 }.joined()
  }

  private func words(_ name: String, _ cell: CohortSheet.Cell) -> String {
    switch cell {
    case .text(let text): return "\(name) \(text)"
    case .number(nil, _): return "no \(name)"
    case .number(.some(let number), let isSigned):
      return "\(name) \(isSigned && number > 0 ? "+" : "")\(number.shortText)"
    case .world(nil): return "\(name) not read"
    case .world(.some(let world)):
      let parts = [("gained", world.gained), ("lost", world.lost)].filter { !$0.1.isEmpty }
      let words = parts.map { "\($0.0) \($0.1.joined(separator: " and "))" }
      return words.isEmpty ? "\(name) unchanged" : "\(name) \(words.joined(separator: ", "))"
    }
  }

  private func words(_ series: PathSeries) -> String? {
    guard series.values.contains(where: { $0 != nil }) else { return nil }
    let values = series.values.map { $0?.shortText ?? "none" }.joined(separator: ", ")
    return "\(series.name) on the way here, \(series.values.count) snapshots: \(values)"
  }

  private func linearLine(_ line: FileExcerpt.Line) -> Page.Line {
    let here = line.mark.isEmpty ? "" : "  (the place is at \(line.mark))"
    // The mark has its role, by which the cursor finds it.
    return Page.Line([
      Span("line \(line.number): \(line.before)"), Span(line.mark, .badByte),
      Span(line.after + here),
    ])
  }
}

extension BrowserState {
  private typealias Section = SnapshotDifference.Section

  private func linearLines(
    of difference: SnapshotDifference, toggled: Set<Page.Target>
  ) -> [Page.Line] {
    let subject = name(difference.subject)
    let all = (difference.origins + difference.missing).sorted { $0.number < $1.number }
    let isOfSeveral = all.count > 1
    var lines = [Page.Line([Span("here is \(subject)")], about: difference.subject)]
    lines += all.map { origin in
      let words = [
        (isOfSeveral ? "parent \(origin.number) is " : "before is ") + name(origin.id),
        difference.missing.contains(origin) ? "missing" : nil, origin.role, origin.directive,
      ]
      let text = words.compactMap(\.self).joined(separator: ", ")
      return Page.Line([Span(text)], .snapshot(origin.id))
    }
    if difference.sections.isEmpty { lines.append(Page.Line([Span("nothing differs")])) }
    for section in difference.sections {
      let target = Page.Target.section(section.subject)
      let isFolded = toggled.contains(target)
      lines.append(linearHeading(section, "differ", target, isFolded: isFolded))
      if isFolded { continue }
      lines += section.changes.map { Page.Line([Span(words($0, in: section, difference))]) }
    }
    for section in difference.same {
      let target = Page.Target.same(section.subject)
      let isFolded = !toggled.contains(target)
      lines.append(linearHeading(section, "the same", target, isFolded: isFolded))
      if isFolded { continue }
      lines += section.changes.map { change in
        Page.Line([Span("\(item(change, in: section)): \(change.after?.text ?? "nothing")")])
      }
    }
    return lines
  }

  private func linearHeading(
    _ section: Section, _ word: String, _ target: Page.Target, isFolded: Bool
  ) -> Page.Line {
    let fold = isFolded ? ", folded away" : ""
    let text = "\(section.subject.rawValue), \(section.changes.count) \(word)\(fold)"
    return Page.Line([Span(text, .heading)], target)
  }

  private func item(_ change: SnapshotDifference.Change, in section: Section) -> String {
    let item = section.subject == .parents ? name(SnapshotID(change.item)) : change.item
    return change.attribute.map { "\(item) \($0)" } ?? item
  }

  /// What differs in a line: the path, what each origin has, what is here.
  private func words(
    _ change: SnapshotDifference.Change, in section: Section, _ difference: SnapshotDifference
  ) -> String {
    let before = change.before.enumerated().map { place, value in
      let isSame = difference.origins.count > 1 && change.sources.contains(place)
      let number = difference.origins[place].number
      let isOfSeveral = difference.origins.count + difference.missing.count > 1
      let label = isOfSeveral ? "parent \(number)" : "before"
      return "\(label): \(isSame ? "the same" : value?.text ?? "nothing")"
    }
    let values = before + ["here: \(change.after?.text ?? "nothing")"]
    return "\(item(change, in: section)); \(values.joined(separator: "; "))"
  }
}

extension StatisticsText {
  /// The counts and the distributions as sentences.
  static func numbers(of statistics: LineageStatistics) -> [String] {
    let counts = [
      (statistics.snapshotCount, "snapshots"), (statistics.missingCount, "missing"),
      (statistics.edgeCount, "edges"), (statistics.mergeCount, "merges"),
      (statistics.familyCount, "families"), (statistics.recordedCohortCount, "recorded cohorts"),
      (statistics.inferredCohortCount, "inferred cohorts"),
    ]
    let distributions = [
      ("generation", statistics.generation, true), ("children", statistics.children, true),
      ("cohort size", statistics.cohortSize, true), ("difficulty", statistics.difficulty, false),
    ]
    let bands = statistics.difficultyByGeneration.map { band in
      let last = band.generations.upperBound - 1
      let first = band.generations.lowerBound
      return "difficulty of generation \(first == last ? "\(first)" : "\(first) to \(last)"): "
        + "\(band.count), from \(band.least.shortText) to \(band.greatest.shortText), half of them "
        + "from \(band.lower.shortText) to \(band.upper.shortText), "
        + "in the middle \(band.median.shortText)"
    }
    return counts.map { "\($0.1): \($0.0)" }
      + distributions.filter { $0.1.count + $0.1.lacking > 0 }.flatMap { name, spread, isWhole in
        let histogram = Histogram(spread, isWhole: isWhole)
        return ["\(name):\(histogram.summary.dropFirst())"]
          + spread.bins.map { "\(name) \(histogram.label(of: $0)): \($0.count)" }
      } + bands
  }
}
