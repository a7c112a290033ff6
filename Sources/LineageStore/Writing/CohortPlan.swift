// SPDX-License-Identifier: MIT

import LineageCore

/// The cohort of a batch of derived snapshots, and the place of each in it.
struct CohortPlan {
  private let id: CohortID?
  private let label: String?
  private let size: Int?

  /// How many hexadecimal digits the id of a new cohort has.
  private static let digitCount = 16

  /// Plans the cohort of a batch.
  ///
  /// The id of a new one is a hash of parents, label and variants, so that the same batch always
  /// gets the same one: a crash in the middle is mended by running the same command again.
  init(_ choice: CohortChoice, parents: [ParentReference], variants: [SnapshotVariant]) {
    switch choice {
    case .none:
      id = nil
      label = nil
      size = nil
    case .new(let label):
      id = Self.id(parents, label, variants)
      self.label = label
      size = variants.count
    case .named(let id, let label):
      self.id = id
      self.label = label
      // Whoever joins alone does not know how many will, and gets the same id when he tries again.
      size = variants.count > 1 ? variants.count : nil
    }
  }

  /// What the snapshot at an index records.
  func membership(at index: Int) -> CohortMembership? {
    id.map { CohortMembership($0, label: label, index: size.map { _ in index }, size: size) }
  }

  private static func id(
    _ parents: [ParentReference], _ label: String?, _ variants: [SnapshotVariant]
  ) -> CohortID {
    let parts = [
      RawJSON(
        list: parents.map { RawJSON(list: [RawJSON(text: $0.id.text), RawJSON(text: $0.role)]) }),
      RawJSON(text: label),
      RawJSON(
        list: variants.map { RawJSON(list: [compact($0.directive), compact($0.payload)]) }),
    ]
    let digest = ContentID.digest(of: RawJSON(list: parts).bytes)
    return CohortID("c-" + digest.prefix(digitCount))
  }

  /// JSON without white space; numbers as they are spelled, so that none loses digits.
  private static func compact(_ text: String?) -> RawJSON {
    guard let text else { return .null }
    do {
      return RawJSON(Array(JSONWriter.readable(try JSONDocument(text: text).root).utf8))
    } catch {
      // It is refused as a variant before anybody sees the id.
      return .null
    }
  }
}
