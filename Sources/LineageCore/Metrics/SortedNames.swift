// SPDX-License-Identifier: MIT

/// Texts in the order of their bytes.
struct SortedNames {
  let names: [String]

  /// Where each text is, by its number.
  let places: [UInt32]

  init(_ texts: TextTable) {
    let texts = (0..<texts.count).map { texts[$0] }
    let order = texts.indices.sorted { texts[$0].compareBytes(to: texts[$1]) < 0 }
    names = order.map { texts[$0] }
    var places = [UInt32](repeating: 0, count: texts.count)
    for (place, number) in order.enumerated() { places[number] = UInt32(place) }
    self.places = places
  }
}
