// SPDX-License-Identifier: MIT

/// Where new elements go among those of arrays that all have the same order.
struct Splice: Sendable {
  /// For each new element how many old ones come before it, ascending.
  let places: [Int]

  /// How many old elements there are.
  let baseCount: Int

  /// How many elements there are in the end.
  var count: Int { baseCount + places.count }

  /// Calls one closure with ranges of old elements and another with each new one, in their order.
  func forEach(old: (Range<Int>) -> Void, new: (Int) -> Void) {
    var start = 0
    for (number, place) in places.enumerated() {
      if start < place { old(start..<place) }
      start = place
      new(number)
    }
    if start < baseCount { old(start..<baseCount) }
  }

  /// Returns the old elements with the new ones among them.
  ///
  /// - Complexity: O(elements).
  func spliced<Element>(_ base: [Element], _ added: [Element]) -> [Element] {
    var result: [Element] = []
    result.reserveCapacity(count)
    forEach {
      result += base[$0]
    } new: {
      result.append(added[$0])
    }
    return result
  }

  /// The new places of the old elements, and those of the new ones.
  ///
  /// - Complexity: O(elements).
  var newPlaces: (old: [NodeIndex], new: [NodeIndex]) {
    var old: [NodeIndex] = []
    var new: [NodeIndex] = []
    old.reserveCapacity(baseCount)
    forEach { range in
      for place in range { old.append(NodeIndex(place + new.count)) }
    } new: { number in
      new.append(NodeIndex(places[number] + number))
    }
    return (old, new)
  }
}
