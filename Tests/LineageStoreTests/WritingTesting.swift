// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import LineageStore
import TestSupport

extension SnapshotVariant {
  /// A directive that adds something.
  static func add(_ subject: String, payload: String? = nil) -> SnapshotVariant {
    SnapshotVariant(directive: #"{"add": ["\#(subject)"]}"#, payload: payload)
  }

  /// A world in flat shape.
  static func world(_ number: Int) -> SnapshotVariant {
    SnapshotVariant(
      directive: #"{"direction": "harden", "note": "to \#(number)"}"#,
      payload: #"{\#(TestSupport.world(number)), "tasks": []}"#)
  }
}

extension TemporaryStore {
  /// The text of a file.
  func text(of name: String) throws -> String {
    try String(contentsOfFile: path(of: name), encoding: .utf8)
  }

  /// All names in the directory.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
