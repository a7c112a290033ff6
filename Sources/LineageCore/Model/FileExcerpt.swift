// SPDX-License-Identifier: MIT

/// Some lines of a file around a place, as they stand there, whatever they hold.
public struct FileExcerpt: Hashable, Sendable {
  /// The file, as the store names it.
  public var file: String

  /// The lines.
  public var lines: [Line]

  /// Where in `lines` the place is; `nil` where it is not known.
  public var markedLine: Int?

  /// A line, in which bytes that are no UTF-8 are written `<FF>`.
  public struct Line: Hashable, Sendable {
    /// Its number, from 1.
    public var number: Int

    /// What stands before the marked character; all, where none is marked.
    public var before: String

    /// The marked character; at the end of the file, words that say so.
    public var mark = ""

    /// What stands after it.
    public var after = ""

    /// Creates a line without a mark.
    public init(number: Int, before: String) {
      self.number = number
      self.before = before
    }
  }

  /// So many lines are told before and after the place.
  private static let lineLimit = 200

  /// So many bytes of a line are told, or on each side of the mark.
  private static let byteLimit = 1_000

  /// Cuts out of a file.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - file: What it is called.
  ///   - offset: The place of the byte to mark; `nil` for none.
  /// - Complexity: O(bytes).
  public init(of bytes: [UInt8], in file: String, markedAt offset: Int?) {
    self.file = file
    let newline = UInt8(ascii: "\n")
    let place = min(max(offset ?? 0, 0), bytes.count)
    var start = place
    var before = 0
    while start > 0, before <= Self.lineLimit {
      if bytes[start - 1] == newline {
        if before == Self.lineLimit { break }
        before += 1
      }
      start -= 1
    }
    var number = 1 + bytes[..<start].lazy.count { $0 == newline }
    lines = []
    while lines.count <= 2 * Self.lineLimit {
      let end = bytes[start...].firstIndex(of: newline) ?? bytes.count
      if offset != nil, (start...end).contains(place), markedLine == nil {
        markedLine = lines.count
        lines.append(Line(number: number, bytes, start..<end, markedAt: place))
      } else {
        let shown = Self.boundary(bytes, min(end, start + Self.byteLimit))
        let more = shown < end ? " \(end - shown) bytes more" : ""
        lines.append(Line(number: number, before: Self.text(bytes[start..<shown]) + more))
      }
      guard end < bytes.count else { break }
      start = end + 1
      number += 1
    }
  }

  /// The nearest place before which no character begins and goes on behind it.
  fileprivate static func boundary(_ bytes: [UInt8], _ place: Int) -> Int {
    var place = place
    while place < bytes.count, place > 0, bytes[place] & 0xC0 == 0x80 { place += 1 }
    return place
  }

  /// The bytes as text.
  fileprivate static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var parser = Unicode.UTF8.ForwardParser()
    var place = bytes.startIndex
    var iterator = bytes.makeIterator()
    var text = String.UnicodeScalarView()
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let encoded):
        text.append(Unicode.UTF8.decode(encoded))
        place += encoded.count
      case .error(let length):
        for byte in bytes[place..<place + length] {
          let digits = String(byte, radix: 16, uppercase: true)
          text.append(contentsOf: "<\(digits)>".unicodeScalars)
        }
        place += length
      case .emptyInput: return String(text)
      }
    }
  }
}

extension FileExcerpt.Line {
  fileprivate init(
    number: Int, _ bytes: [UInt8], _ range: Range<Int>, markedAt place: Int
  ) {
    let limit = FileExcerpt.byteLimit
    let first = FileExcerpt.boundary(bytes, max(range.lowerBound, place - limit))
    let cut = first > range.lowerBound ? "\(first - range.lowerBound) bytes, " : ""
    self.init(number: number, before: cut + FileExcerpt.text(bytes[first..<place]))
    guard place < range.upperBound else {
      mark = place == bytes.count ? "<end of the file>" : "<end of the line>"
      return
    }
    // A byte in the midst of a character is none by itself.
    let isWithin = bytes[place] & 0xC0 == 0x80
    let next =
      isWithin ? place + 1 : min(range.upperBound, FileExcerpt.boundary(bytes, place + 1))
    let last = FileExcerpt.boundary(bytes, min(range.upperBound, next + limit))
    mark = FileExcerpt.text(bytes[place..<next])
    after = FileExcerpt.text(bytes[next..<last])
    if last < range.upperBound { after += ", \(range.upperBound - last) bytes" }
  }
}
