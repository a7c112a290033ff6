// SPDX-License-Identifier: MIT

import LineageCore
import Screen

// The lines of differences.
extension BrowserState {
  private typealias Section = SnapshotDifference.Section
  private typealias Change = SnapshotDifference.Change

  /// The lines of a difference, in panes where these have room: what differs, and what is the same
  /// folded away.
  func differenceLines(
    _ difference: SnapshotDifference, toggled: Set<Page.Target>
  ) -> (header: [Span]?, lines: [Page.Line]) {
    guard let graph = view?.graph else { return (nil, []) }
    let text = DifferenceText(difference, in: graph, glyphs: glyphs.characters, columns: nil)
    let panes = DifferencePanes(difference, in: graph, glyphs: glyphs, columns: pageColumns)
    var lines =
      panes == nil || difference.origins.count > 1 ? originLines(text) : []
    if let sentence = text.sentence { lines.append(Page.Line([Span(sentence)])) }
    var same = Dictionary(uniqueKeysWithValues: difference.same.map { ($0.subject, $0) })
    for section in difference.sections {
      let target = Page.Target.section(section.subject)
      let isFolded = toggled.contains(target)
      let count = isFolded ? "  \(glyphs.folded) \(section.changes.count)" : ""
      lines.append(
        Page.Line([Span(section.subject.rawValue, .heading), Span(count, .folded)], target))
      let equal = same.removeValue(forKey: section.subject)
      if isFolded { continue }
      lines += changeLines(of: section, text, panes)
      if let equal { lines += sameLines(of: equal, text, toggled, isAlone: false) }
    }
    let alone = difference.same.filter { same[$0.subject] != nil }
    if !alone.isEmpty { lines.append(Page.Line([])) }
    lines += alone.flatMap { sameLines(of: $0, text, toggled, isAlone: true) }
    return (panes?.header, lines)
  }

  /// What is compared, each snapshot to be followed where it has its line.
  private func originLines(_ text: DifferenceText) -> [Page.Line] {
    let ids = text.originIDs
    return text.origins.enumerated().map { place, spans in
      Page.Line(spans, ids.isEmpty ? nil : .snapshot(ids[place]))
    }
  }

  private func changeLines(
    of section: Section, _ text: DifferenceText, _ panes: DifferencePanes?
  ) -> [Page.Line] {
    let whole = panes == nil ? text.changeLines(of: section) : []
    return section.changes.enumerated().flatMap { number, change in
      let lines = panes?.lines(of: change, in: section) ?? hanging(whole[number])
      return pageLines(lines, about: change)
    }
  }

  /// What is the same in a section: one line, and below it all of it where somebody has asked.
  private func sameLines(
    of section: Section, _ text: DifferenceText, _ toggled: Set<Page.Target>, isAlone: Bool
  ) -> [Page.Line] {
    let target = Page.Target.same(section.subject)
    let isOpen = toggled.contains(target)
    let mark = Span((isOpen ? glyphs.caretDown : glyphs.folded) + " ", .folded)
    let count = Span("\(section.changes.count) the same", .faint)
    let heading =
      isAlone
      ? [mark, Span(section.subject.rawValue + "  ", .heading), count] : [Span("  "), mark, count]
    guard isOpen else { return [Page.Line(heading, target)] }
    let lines = zip(section.changes, text.sameLines(of: section)).flatMap { change, line in
      pageLines(hanging(line), about: change)
    }
    return [Page.Line(heading, target)] + lines
  }

  /// A line broken where it is too long, what follows a little further in.
  private func hanging(_ line: [Span]) -> [[Span]] {
    let cut = line.map { $0.cut(to: DifferencePanes.valueLimit, glyphs.characters) }
    let lines = InspectorView.wrap(cut, to: pageColumns - 2, glyphs.characters)
    return lines.prefix(1) + lines.dropFirst().map { [Span("  ")] + $0 }
  }

  /// The lines of a change, which is searched as a whole.
  private func pageLines(_ lines: [[Span]], about change: Change) -> [Page.Line] {
    let values = (change.before + [change.after]).compactMap { $0?.text }
    let searched = ([change.item, change.attribute].compactMap(\.self) + values)
      .joined(separator: " ")
    return lines.enumerated().map { Page.Line($1, searched: $0 == 0 ? searched : "") }
  }
}
