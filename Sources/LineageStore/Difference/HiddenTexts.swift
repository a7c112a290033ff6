// SPDX-License-Identifier: MIT

/// The texts that hidden nodes have in their attributes, to be recognized wherever else a document
/// repeats them: in the source of a check, in the answer that a probe got.
///
/// A text counts as repeated where another contains it. Of fewer than four bytes it would be found
/// nearly everywhere, so it has to be all of the other. What is also the id or kind of a node is no
/// secret; neither are numbers of fewer than four digits, truth values, and the names of attributes.
struct HiddenTexts {
  /// The long texts in the order of their bytes; none of them begins with another one.
  private let contained: [[UInt8]]

  /// The first bytes of these, for a quick look.
  private let beginnings: Set<UInt32>

  /// The short ones.
  private let whole: Set<[UInt8]>

  /// What the long ones have at least.
  private static let beginningLength = 4

  /// Gathers what some documents hide.
  ///
  /// - Complexity: O(length), and O(*k* log *k*) for *k* hidden texts.
  init(in documents: [JSONValue]) {
    var gathering = HiddenTextGathering()
    for document in documents { gathering.look(into: document) }
    self.init(gathering)
  }

  /// Takes what was gathered.
  ///
  /// - Complexity: O(*k* log *k*) for *k* hidden texts.
  init(_ gathering: HiddenTextGathering) {
    let texts = gathering.texts
    var contained: [[UInt8]] = []
    for text in texts.filter({ $0.count >= Self.beginningLength }).sorted(by: {
      $0.compareBytes(to: $1) < 0
    }) {
      if let last = contained.last, text.starts(with: last) { continue }
      contained.append(text)
    }
    self.contained = contained
    beginnings = Set(contained.map { Self.beginning(of: $0[...]) })
    whole = texts.filter { $0.count < Self.beginningLength }
  }

  /// Whether a text repeats a hidden one.
  ///
  /// - Complexity: O(length of the text × (log *k* + length of a hidden one)) at worst; O(length)
  ///   where nothing begins like a hidden one.
  func isRepeated(in text: [UInt8]) -> Bool {
    if whole.contains(text) { return true }
    guard !contained.isEmpty, text.count >= Self.beginningLength else { return false }
    return (0...(text.count - Self.beginningLength)).contains { start in
      let rest = text[start...]
      return beginnings.contains(Self.beginning(of: rest)) && hasHiddenBeginning(rest)
    }
  }

  /// Whether a text begins with a hidden one: with the last that is not after it, or with none.
  private func hasHiddenBeginning(_ text: ArraySlice<UInt8>) -> Bool {
    var (low, high) = (0, contained.count)
    while low < high {
      let middle = (low + high) / 2
      if text.lexicographicallyPrecedes(contained[middle]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low > 0 && text.starts(with: contained[low - 1])
  }

  private static func beginning(of text: ArraySlice<UInt8>) -> UInt32 {
    text.prefix(beginningLength).reduce(0) { $0 << 8 | UInt32($1) }
  }
}

/// Looks for hidden texts in documents, one after another.
struct HiddenTextGathering {
  private var hidden: Set<[UInt8]> = []
  private var named: Set<[UInt8]> = []

  private static let numberLength = 4

  /// The texts, and the spelling of those that JSON writes with backslashes: a file may have JSON
  /// in a string.
  var texts: Set<[UInt8]> { hidden.subtracting(named) }

  /// The parser bounds nesting, so this may call itself.
  mutating func look(into value: JSONValue) {
    if value.kind == .object, let attributes = value["attrs"] {
      for key in ["id", "kind", "type"] {
        if let name = value[key]?.textIfAny { named.insert(name) }
      }
      if value.isHiddenNode { hide(attributes) }
    }
    for member in value.members { look(into: member.value) }
    for element in value.elements { look(into: element) }
  }

  private mutating func hide(_ value: JSONValue) {
    switch value.kind {
    case .string where !value.spelling.isEmpty:
      hidden.insert(value.text)
      for style in [JSONWriter.Style.readable, .canonical] {
        var writer = JSONWriter(style)
        writer.write(text: value.text)
        hidden.insert(Array(writer.bytes.dropFirst().dropLast()))
      }
    case .integer, .decimal:
      if value.spelling.count >= Self.numberLength { hidden.insert(Array(value.spelling)) }
    default:
      for member in value.members { hide(member.value) }
      for element in value.elements { hide(element) }
    }
  }
}
