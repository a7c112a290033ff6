// SPDX-License-Identifier: MIT

/// The keys of one object, and whether one of them stands there twice.
struct JSONKeys {
  let container: Int
  let tape: UnsafeBufferPointer<JSONToken>
  let bytes: UnsafeRawBufferPointer

  /// Creates a view of the keys of the object at a place on a tape.
  init(
    of container: Int, tape: UnsafeBufferPointer<JSONToken>, bytes: UnsafeRawBufferPointer
  ) {
    self.container = container
    self.tape = tape
    self.bytes = bytes
  }

  /// The places of the keys on the tape, in the order of the text.
  var places: [Int] {
    var places: [Int] = []
    var place = container + 1
    while place < Int(tape[container].next) {
      places.append(place)
      place = Int(tape[place + 1].next)
    }
    return places
  }

  /// Whether the keys ascend as bytes and none is spelled with escapes.
  ///
  /// That is so wherever Python wrote with `sort_keys=True`, and enough to know that no key stands
  /// twice.
  ///
  /// - Complexity: O(length of the keys).
  var plainlyAscend: Bool {
    let end = Int(tape[container].next)
    var place = container + 1
    var previous: UnsafeRawBufferPointer?
    while place < end {
      if tape[place].spelling.contains(.escaped) { return false }
      let key = spelling(at: place)
      if let previous, previous.compareBytes(to: key) >= 0 { return false }
      previous = key
      place = Int(tape[place + 1].next)
    }
    return true
  }

  /// The keys in the order of their bytes, escapes resolved; equal ones in the order of the text.
  ///
  /// - Complexity: O(*k* log *k*) comparisons.
  var sorted: [(text: [UInt8], place: Int)] {
    let keys = places.map { (text: JSONEscape.resolve(spelling(at: $0)), place: $0) }
    return keys.sorted { left, right in
      let order = left.text.compareBytes(to: right.text)
      return order == 0 ? left.place < right.place : order < 0
    }
  }

  /// The first key that stands again later.
  ///
  /// - Complexity: O(*k* log *k*) comparisons, O(*k*) where the keys plainly ascend.
  var firstDuplicate: Int? {
    if plainlyAscend { return nil }
    let keys = sorted
    return zip(keys, keys.dropFirst()).filter { $0.text == $1.text }.map(\.0.place).min()
  }

  private func spelling(at place: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[tape[place].range])
  }
}
