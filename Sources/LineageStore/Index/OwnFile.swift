// SPDX-License-Identifier: MIT

/// The file that a record is about: what stands there need not stand in the record.
struct OwnFile {
  /// The name in the directory: `<id>.json` or `<id>/spec.json`.
  let name: String

  /// What the file was when it was read.
  let status: FileStamp

  /// The id that the file is named after.
  ///
  /// - Complexity: O(length).
  var namesake: String { withNamesake { String(decoding: $0, as: UTF8.self) } }

  /// Whether the file is named after an id.
  ///
  /// - Complexity: O(length).
  func isNamed(after id: String) -> Bool {
    var id = id
    return id.withUTF8 { id in
      withNamesake { $0.compareBytes(to: UnsafeRawBufferPointer(id)) == 0 }
    }
  }

  private func withNamesake<Answer>(_ body: (UnsafeRawBufferPointer) -> Answer) -> Answer {
    var name = name
    return name.withUTF8 { name in
      let name = UnsafeRawBufferPointer(name)
      let isSpec = name.suffix(10).elementsEqual(StoreFile.specSuffix.utf8)
      let suffix = isSpec ? StoreFile.specSuffix.utf8.count : StoreFile.suffix.utf8.count
      return body(UnsafeRawBufferPointer(rebasing: name.dropLast(suffix)))
    }
  }
}
