// SPDX-License-Identifier: MIT

public import LineageCore
public import Screen

/// What differs between snapshots, for people: a heading for each section, below it a line for each
/// change.
///
///     ab9ce87e → 9f3a2b1c
///     world nodes
///       + vuln.2           {"attrs":{"kind":"xss"},"kind":"vulnerability"}
///       ~ ep.1 attrs.path  "/v2/100" → "/v2/204"
///
/// Where there are only so many columns, a change takes one line, long values cut; elsewhere they
/// are whole.
public struct DifferenceText {
  private let difference: SnapshotDifference
  private let graph: LineageGraph
  private let glyphs: GlyphSet
  private let columnLimit: Int?

  /// The most columns that are kept for what a line is about, so that values stand in a column.
  private static let labelLimit = 40

  /// Creates the text for a difference of snapshots of a graph.
  ///
  /// - Parameters:
  ///   - difference: What to tell.
  ///   - graph: The graph.
  ///   - glyphs: The characters to use.
  ///   - columns: How wide lines may be; `nil` where that does not matter.
  public init(
    _ difference: SnapshotDifference, in graph: LineageGraph, glyphs: GlyphSet, columns: Int?
  ) {
    self.difference = difference
    self.graph = graph
    self.glyphs = glyphs
    columnLimit = columns
  }

  /// All there is to say: what is compared, then the sections, or a sentence where there are none.
  public var lines: [[Span]] {
    guard let sentence else {
      return origins
        + difference.sections.flatMap {
          [[Span($0.subject.rawValue, .heading)]] + changeLines(of: $0)
        }
    }
    return (isOfSeveral ? origins : []) + [[Span(sentence)]]
  }

  /// What is compared with what.
  var origins: [[Span]] {
    if isOfSeveral { return [[id(difference.subject), Span(", made from", .faint)]] + parentLines }
    return difference.origins.prefix(1).map {
      [id($0.id), Span(" \(arrow) ", .faint), id(difference.subject)]
    }
  }

  /// Whether there are several parents, with files or without.
  private var isOfSeveral: Bool { difference.origins.count + difference.missing.count > 1 }

  private var arrow: String { glyphs == .unicode ? "→" : "->" }

  /// What there is to say where nothing is to be shown.
  var sentence: String? {
    guard difference.sections.isEmpty else { return nil }
    let subject = name(difference.subject)
    let missing = difference.missing.map { name($0.id) }.joined(separator: " and ")
    if difference.origins.isEmpty, difference.missing.isEmpty { return "\(subject) has no parents" }
    if difference.origins.isEmpty {
      return difference.missing.count == 1
        ? "\(subject) cannot be compared: its parent \(missing) is missing"
        : "\(subject) cannot be compared: its parents \(missing) are missing"
    }
    if isOfSeveral { return "\(subject) has what its parents have" }
    return "\(name(difference.origins[0].id)) and \(subject) do not differ"
  }

  private func name(_ id: SnapshotID) -> String {
    graph.node(for: id).map { graph.shortID(of: $0) } ?? id.text
  }

  private func id(_ id: SnapshotID) -> Span { Span(name(id), .heading) }

  private var parents: [SnapshotDifference.Origin] {
    (difference.origins + difference.missing).sorted { $0.number < $1.number }
  }

  /// The snapshots that the lines of `origins` are about; none where one line is about two.
  var originIDs: [SnapshotID] { isOfSeveral ? [difference.subject] + parents.map(\.id) : [] }

  /// A line for each parent, with the number that it has in the changes.
  private var parentLines: [[Span]] {
    parents.map { origin in
      let isMissing = !difference.origins.contains(origin)
      var spans = [
        Span("  "), Span(String(origin.number), .number), Span("  "),
        Span(name(origin.id), isMissing ? .missing : .id),
      ]
      if isMissing { spans.append(Span("  missing", .missing)) }
      if let role = origin.role { spans += [Span("  "), Span(role, .relation)] }
      if let directive = origin.directive { spans += [Span("  "), Span(directive, .directive)] }
      return spans
    }
  }
}

extension DifferenceText {
  private typealias Change = SnapshotDifference.Change
  private typealias Value = SnapshotDifference.Value

  /// A line for each change of a section.
  func changeLines(of section: SnapshotDifference.Section) -> [[Span]] {
    let origins = section.changes.map { isOfSeveral ? origin(of: $0) : "" }
    let originWidth = origins.map(\.utf8.count).max() ?? 0
    let labels = section.changes.map { label(of: $0, in: section) }
    let labelWidth = labels.map { columns(of: $0) }.filter { $0 <= Self.labelLimit }.max() ?? 0
    return section.changes.enumerated().map { number, change in
      var spans = [Span("  ")]
      if isOfSeveral { spans.append(padded(Span(origins[number], .relation), to: originWidth + 2)) }
      spans += [change.sign, Span(" ")]
      spans.append(padded(Span(labels[number]), to: labelWidth + 2))
      let used = spans.reduce(0) { $0 + columns(of: $1.text) }
      return spans + values(of: change, in: columnLimit.map { $0 - used })
    }
  }

  /// A line for each thing in a section that is the same in all.
  func sameLines(of section: SnapshotDifference.Section) -> [[Span]] {
    let labels = section.changes.map { label(of: $0, in: section) }
    let labelWidth = labels.map { columns(of: $0) }.filter { $0 <= Self.labelLimit }.max() ?? 0
    return zip(section.changes, labels).map { change, label in
      [Span("  "), Span("= ", .faint), padded(Span(label), to: labelWidth + 2)]
        + (change.after.map { [Span($0.text, $0 == .hidden ? .faint : .text)] } ?? [])
    }
  }

  /// Where a thing is from, where there are several parents.
  private func origin(of change: Change) -> String {
    if change.after == nil { return "dropped" }
    let numbers = change.sources.map { String(difference.origins[$0].number) }
    return numbers.isEmpty ? "new here" : "from " + numbers.joined(separator: ", ")
  }

  private func label(of change: Change, in section: SnapshotDifference.Section) -> String {
    let item = section.subject == .parents ? name(SnapshotID(change.item)) : change.item
    return change.attribute.map { "\(item) \($0)" } ?? item
  }

  private func padded(_ span: Span, to width: Int) -> Span {
    let missing = max(2, width - columns(of: span.text))
    return Span(span.text + String(repeating: " ", count: missing), span.role)
  }

  private func columns(of text: String) -> Int { visible(text).columns }

  private func visible(_ text: String) -> VisibleText { VisibleText(text, glyphs: glyphs) }
}

extension DifferenceText {
  /// The values of a change, where columns are few cut so that each can be seen.
  private func values(of change: Change, in columns: Int?) -> [Span] {
    let others = change.before.indices.filter { !change.sources.contains($0) }
    let before = others.compactMap { place in change.before[place].map { (place, $0) } }
    let fixed = isOfSeveral ? before.count * 5 + 3 : arrow.utf8.count + 2
    let values = before.map(\.1) + (change.after.map { [$0] } ?? [])
    let texts = fitted(values, to: columns.map { $0 - fixed })
    let spans = zip(values, texts).map { Span($1, $0 == .hidden ? .faint : .text) }
    let after = change.after == nil ? [] : [spans[spans.count - 1]]
    guard isOfSeveral else {
      let parts = Array(spans.prefix(before.count)) + after
      return Array(parts.map { [$0] }.joined(separator: [Span(" \(arrow) ", .faint)]))
    }
    guard !before.isEmpty else { return after }
    let opening = after.isEmpty ? "(" : "  ("
    let named = zip(before, spans).enumerated().flatMap { order, entry in
      let number = difference.origins[entry.0.0].number
      return [Span("\(order == 0 ? opening : ", ")\(number): ", .faint), entry.1]
    }
    return after + named + [Span(")", .faint)]
  }

  /// Texts that together take no more columns than there are: short ones stay whole.
  private func fitted(_ values: [Value], to columns: Int?) -> [String] {
    let texts = values.map { visible($0.text) }
    guard let columns else { return texts.map(\.text) }
    var room = max(columns, values.count * 8)
    var limits = Array(repeating: 0, count: texts.count)
    let order = texts.indices.sorted { texts[$0].columns < texts[$1].columns }
    for (index, place) in order.enumerated() {
      limits[place] = min(texts[place].columns, room / (order.count - index))
      room -= limits[place]
    }
    return zip(texts, limits).map { $0.truncated(to: $1).text }
  }
}

extension SnapshotDifference.Change {
  /// The sign of what became of the thing, as people know it from differences.
  var sign: Span {
    switch kind {
    case .added: Span("+", .added)
    case .removed: Span("-", .missing)
    case .changed: Span("~", .altered)
    }
  }
}
