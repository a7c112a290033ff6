// SPDX-License-Identifier: MIT

/// What libFuzzer calls, with bytes of its choice: these break a law, or they do not.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let broken = ReaderLaws(checking: Array(UnsafeBufferPointer(start: start, count: count))).broken
  if !broken.isEmpty { fatalError("this does not hold: \(broken.joined(separator: "; "))") }
  return 0
}
