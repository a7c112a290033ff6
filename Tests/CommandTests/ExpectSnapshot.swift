// SPDX-License-Identifier: MIT

import Foundation
import Testing

/// Expects a whole text, kept in a file beside the tests, which `RECORD_SNAPSHOTS=1` writes anew.
///
/// That fails all the same, so that no recording passes unseen.
func expectSnapshot(_ name: String, _ text: String) throws {
  let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots/\(name)")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try Data(text.utf8).write(to: path)
    Issue.record("\(name) was written anew")
    return
  }
  #expect(try String(contentsOf: path, encoding: .utf8) == text)
}
