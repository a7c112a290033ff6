// SPDX-License-Identifier: MIT

extension IndexedFile {
  /// Makes an entry of what reading a file gave.
  ///
  /// Of a file that could not be read nothing is known, so that it is tried again: nothing but its
  /// permissions need change.
  init(_ reading: FileReading, of file: StoreFile) {
    let decoded = reading.decoded
    self.init(
      name: file.name, linkedPath: file.linkedPath, status: reading.stamp ?? .unknown,
      snapshot: decoded.snapshot, findings: decoded.findings, hearsay: decoded.hearsay,
      prompt: decoded.prompt, summary: decoded.summary, numbers: decoded.numbers)
  }
}
