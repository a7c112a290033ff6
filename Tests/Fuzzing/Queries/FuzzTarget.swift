// SPDX-License-Identifier: MIT

import Dispatch

/// What libFuzzer calls, with a text of its choice: it breaks a law, or it does not.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let isDone = DispatchSemaphore(value: 0)
  Task {
    let broken = await QueryTextLaws.broken(by: text)
    if !broken.isEmpty { fatalError("this does not hold: \(broken.joined(separator: "; "))") }
    isDone.signal()
  }
  isDone.wait()
  return 0
}
