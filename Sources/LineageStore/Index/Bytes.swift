// SPDX-License-Identifier: MIT

extension String {
  /// Calls a closure with the UTF-8 form.
  func withBytes<Answer, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    var text = self
    let result = text.withUTF8 { utf8 in
      Result { () throws(Failure) in try body(UnsafeRawBufferPointer(utf8)) }
    }
    return try result.get()
  }

  /// Whether two texts have the same UTF-8 form.
  ///
  /// - Complexity: O(length).
  func hasSameBytes(as other: String) -> Bool {
    var left = self
    var right = other
    return left.withUTF8 { left in
      right.withUTF8 { right in
        UnsafeRawBufferPointer(left).compareBytes(to: UnsafeRawBufferPointer(right)) == 0
      }
    }
  }
}

extension Array {
  /// Calls a closure with the bytes of the elements.
  func withBytes<Answer, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    let result = withUnsafeBytes { bytes in
      Result { () throws(Failure) in try body(bytes) }
    }
    return try result.get()
  }
}
