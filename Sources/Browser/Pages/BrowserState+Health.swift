// SPDX-License-Identifier: MIT

import LineageCore
import Screen

// What is the matter with the store.
extension BrowserState {
  /// The findings, errors first.
  ///
  /// - Complexity: O(findings).
  func healthLines() -> [Page.Line] {
    guard !allFindings.isEmpty else {
      return [
        Page.Line([Span("nothing is the matter with this store")]),
        Page.Line([Span("stemma check reads every byte again", .faint)]),
      ]
    }
    let ordered = [Finding.Severity.error, .note].flatMap { severity in
      allFindings.filter { $0.severity == severity }
    }
    let width = ordered.map(\.kind.rawValue.count).max() ?? 0
    return ordered.map { finding in
      let kind = finding.kind.rawValue
      let isError = finding.severity == .error
      let place = [finding.file, finding.place].compactMap(\.self).joined(separator: ", ")
      return Page.Line(
        [
          Span(isError ? "error  " : "note   ", isError ? .error : .faint),
          Span(kind + String(repeating: " ", count: width - kind.count + 2), .heading),
          Span(shortened(finding)), Span(place.isEmpty ? "" : "  " + place, .faint),
        ], target(of: finding), about: finding.snapshot)
    }
  }

  /// What was found, with the snapshot's id as rows have it.
  private func shortened(_ finding: Finding) -> String {
    guard let id = finding.snapshot, let graph = view?.graph, let node = graph.node(for: id) else {
      return finding.message
    }
    return finding.message.replacing(id.text, with: graph.shortID(of: node))
  }

  /// Where a finding leads: what is to be mended is looked at in the file, the rest in the tree.
  private func target(of finding: Finding) -> Page.Target? {
    let known = finding.snapshot.flatMap { view?.graph.node(for: $0) == nil ? nil : $0 }
    if let file = finding.file, finding.severity == .error || known == nil {
      return .file(file, place: finding.place)
    }
    return known.map { .snapshot($0) }
  }

  /// What there is to say of all findings in few words.
  var healthTitle: String {
    let notes = allFindings.count - errorCount
    return "Health: \(errorCount.counted("error")), \(notes.counted("note"))"
  }

  /// The lines of a file, with their numbers.
  func fileLines(_ excerpt: FileExcerpt) -> [Page.Line] {
    let width = String(excerpt.lines.last?.number ?? 0).count
    return excerpt.lines.flatMap { line in
      let number = String(line.number)
      let gap = String(repeating: " ", count: width - number.count)
      let spans = [
        Span(gap + number + "  ", .number), Span(line.before), Span(line.mark, .badByte),
        Span(line.after),
      ]
      return InspectorView.wrap(spans, to: pageColumns, glyphs.characters).map { Page.Line($0) }
    }
  }

  /// Puts the cursor on the marked line.
  mutating func goToMark(in excerpt: FileExcerpt) {
    guard let number = excerpt.markedLine, !pages.isEmpty else { return }
    let top = pages.count - 1
    let marked = pages[top].lines.firstIndex { line in
      line.spans.contains { $0.role == .badByte && !$0.text.isEmpty }
    }
    pages[top].cursor = marked ?? number
    scrollPage()
  }
}
