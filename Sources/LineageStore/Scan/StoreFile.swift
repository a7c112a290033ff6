// SPDX-License-Identifier: MIT

/// A file of a store that should hold a snapshot.
struct StoreFile: Hashable, Sendable {
  /// The end of the name of a spec's file.
  static let specSuffix = "/spec.json"

  /// The end of the name of any other file.
  static let suffix = ".json"

  /// The name in the directory of the store: `<id>.json` or `<id>/spec.json`.
  let name: String

  /// The path of the file that the name is a link to, where it is a link.
  var linkedPath: String?

  /// Names a file.
  init(_ name: String, linkedPath: String? = nil) {
    self.name = name
    self.linkedPath = linkedPath
  }

  /// What to open.
  var path: String { linkedPath ?? name }

  /// Whether it is a line of a file.
  var isLine: Bool { !name.hasByteSuffix(Self.suffix) }

  /// Whether the file is a spec, in a folder of its own.
  var isSpec: Bool { name.hasByteSuffix(Self.specSuffix) }

  /// The folder of a spec; `nil` where the file is in the store's own.
  var folder: String? { isSpec ? namesake : nil }

  /// The id that the file is named after; of a line it says nothing.
  var namesake: String {
    let suffix = isSpec ? Self.specSuffix : Self.suffix
    return String(decoding: name.utf8.dropLast(suffix.utf8.count), as: UTF8.self)
  }
}

extension String {
  /// Whether the UTF-8 form ends with that of another text.
  func hasByteSuffix(_ suffix: String) -> Bool {
    utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }
}
