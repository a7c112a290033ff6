// SPDX-License-Identifier: MIT

/// One row of comma-separated values (RFC 4180).
///
/// A field in quotes may have commas, line breaks and doubled quotes. A quote that is not the first
/// character of a field stands for itself. Lines may end with CR LF or LF.
struct CSVRow {
  private let bytes: UnsafeRawBufferPointer
  private let separator: UInt8

  /// The fields, in order.
  private(set) var fields: [Field] = []

  /// What is wrong with it; then it is as long as its first line.
  private(set) var problem: String?

  /// How many bytes it has, its line break included.
  private(set) var length = 0

  /// How many line breaks there are in it, and after it.
  private(set) var lineCount = 0

  /// Where a field stands.
  struct Field: Hashable {
    var range: Range<Int>

    /// Whether a quote is written as two.
    var isEscaped = false
  }

  /// Whether there is nothing but a line break.
  var isBlank: Bool { fields.count == 1 && fields[0].range.isEmpty }

  private enum Ending {
    case field
    case row
  }

  /// Reads the first of the rows in some bytes, which it borrows; `nil` where it is not whole.
  ///
  /// - Parameters:
  ///   - bytes: The bytes, of which there is one at least.
  ///   - isLast: Whether no more will come.
  ///   - separator: What stands between fields.
  /// - Complexity: O(length).
  init?(
    _ bytes: UnsafeRawBufferPointer, isLast: Bool, separator: UInt8 = UInt8(ascii: ",")
  ) {
    self.bytes = bytes
    self.separator = separator
    while problem == nil {
      guard let ending = isQuote(at: length) ? quotedField(isLast) : plainField(isLast) else {
        if problem == nil { return nil }
        break
      }
      if ending == .row { return }
    }
    let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n"))
    length = lineEnd.map { $0 + 1 } ?? bytes.count
    lineCount = 1
  }

  /// The text of a field; `nil` where it is not UTF-8.
  ///
  /// - Complexity: O(length).
  func text(_ place: Int) -> String? {
    let field = bytes[fields[place].range]
    guard fields[place].isEscaped else { return String(validating: field, as: UTF8.self) }
    var isSecond = false
    let text = field.filter { byte in
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      return byte != UInt8(ascii: "\"") || isSecond
    }
    return String(validating: text, as: UTF8.self)
  }
}

extension CSVRow {
  private func isQuote(at place: Int) -> Bool {
    place < bytes.count && bytes[place] == UInt8(ascii: "\"")
  }

  /// Reads a field without quotes, and what ends it.
  private mutating func plainField(_ isLast: Bool) -> Ending? {
    let start = length
    while length < bytes.count {
      let byte = bytes[length]
      if byte == separator || byte == UInt8(ascii: "\n") { break }
      length += 1
    }
    guard length < bytes.count || isLast else { return nil }
    let isRowEnd = length == bytes.count || bytes[length] == UInt8(ascii: "\n")
    let hasReturn = isRowEnd && length > start && bytes[length - 1] == UInt8(ascii: "\r")
    fields.append(Field(range: start..<length - (hasReturn ? 1 : 0)))
    return end(isRow: isRowEnd)
  }

  /// Reads a field in quotes, and what ends it.
  private mutating func quotedField(_ isLast: Bool) -> Ending? {
    let start = length + 1
    var field = Field(range: start..<start)
    length = start
    while true {
      guard let end = closingQuote() else {
        if isLast { problem = "a quote is not closed" }
        return nil
      }
      length = end + 1
      if !isQuote(at: length) {
        field.range = start..<end
        break
      }
      field.isEscaped = true
      length += 1
    }
    if length < bytes.count, bytes[length] == UInt8(ascii: "\r") { length += 1 }
    guard length < bytes.count || isLast else { return nil }
    let isRowEnd = length == bytes.count || bytes[length] == UInt8(ascii: "\n")
    guard isRowEnd || bytes[length] == separator else {
      problem = "something follows a closing quote"
      return nil
    }
    fields.append(field)
    return end(isRow: isRowEnd)
  }

  /// The next quote, lines counted on the way.
  private mutating func closingQuote() -> Int? {
    var place = length
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      if bytes[place] == UInt8(ascii: "\n") { lineCount += 1 }
      place += 1
    }
    return place < bytes.count ? place : nil
  }

  /// Steps over what ends a field.
  private mutating func end(isRow: Bool) -> Ending {
    if isRow { lineCount += 1 }
    length = min(length + 1, bytes.count)
    return isRow ? .row : .field
  }
}
