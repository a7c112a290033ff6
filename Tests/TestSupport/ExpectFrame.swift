// SPDX-License-Identifier: MIT

public import Screen
public import Testing

/// Expects a frame to show a drawing, in which spaces at the end of a line and empty lines at the
/// end do not count.
///
///     expectFrame(frame, """
///       ● root
///       └─● child
///       """)
public func expectFrame(
  _ frame: Frame, _ drawing: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  frame.checkInvariants()
  expectLines(frame.lines, drawing, sourceLocation: sourceLocation)
}

/// Expects lines of a screen to show a drawing, by the rules of ``expectFrame(_:_:sourceLocation:)``.
public func expectLines(
  _ lines: [String], _ drawing: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let actual = lines.map(\.trimmedAtEnd).withoutEmptyEnd
  let expected = drawing.split(separator: "\n", omittingEmptySubsequences: false)
    .map { String($0).trimmedAtEnd }.withoutEmptyEnd
  guard actual != expected else { return }
  Issue.record(
    "The screen differs from the drawing:\n\(difference(of: actual, from: expected))",
    sourceLocation: sourceLocation)
}

/// The lines of both, those that differ marked: `-` expected, `+` shown.
private func difference(of actual: [String], from expected: [String]) -> String {
  (0..<max(actual.count, expected.count)).flatMap { row in
    let wanted = row < expected.count ? expected[row] : nil
    let shown = row < actual.count ? actual[row] : nil
    if wanted == shown { return ["  \(shown ?? "")"] }
    return [wanted.map { "- \($0)" }, shown.map { "+ \($0)" }].compactMap { $0 }
  }
  .joined(separator: "\n")
}

extension String {
  var trimmedAtEnd: String {
    String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
  }
}

extension [String] {
  var withoutEmptyEnd: [String] {
    Array(self[..<(lastIndex { !$0.isEmpty }.map(index(after:)) ?? startIndex)])
  }
}
