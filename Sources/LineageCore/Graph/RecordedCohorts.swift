// SPDX-License-Identifier: MIT

/// What the records of a graph say of cohorts: all that the cohorts of a graph are made of, apart
/// from its edges.
struct RecordedCohorts: Sendable {
  /// The ids of the cohorts, by number.
  var ids = TextTable()

  /// What each is called, empty where no record says so; of several labels the smallest by bytes.
  var labels = TextTable()

  /// How many members each is said to have, -1 where no record says so: the largest number.
  var sizes: [Int] = []

  /// For each node the numbers of its cohorts, in recorded order.
  var memberships = Adjacency<UInt32>()

  /// For each membership the recorded place in the cohort; `.max` where there is none.
  var places: [Int32] = []
}

extension RecordedCohorts {
  /// Gathers what some entries of a draft say.
  ///
  /// - Parameters:
  ///   - draft: The draft.
  ///   - entries: For each node its entry in the draft, or `nil` for one merely named.
  /// - Complexity: O(*n* + length of the labels).
  init(_ draft: LineageDraft, entries: some Sequence<Int?>) {
    ids = draft.cohortNames.texts
    sizes = Array(repeating: -1, count: ids.count)
    var labels = [UInt32?](repeating: nil, count: ids.count)
    for entry in entries {
      guard let entry else {
        memberships.appendNode(only: nil)
        continue
      }
      let own = draft.memberships[NodeIndex(entry)]
      memberships.appendNode(own.lazy.map { $0.cohort })
      for membership in own {
        places.append(membership.place)
        let cohort = Int(membership.cohort)
        sizes[cohort] = max(sizes[cohort], membership.size ?? -1)
        labels[cohort] = draft.smaller(labels[cohort], membership.label)
      }
    }
    for label in labels {
      self.labels.append(label.map { draft.labels.texts[Int($0)] } ?? "")
    }
  }
}

extension LineageDraft {
  /// The smaller of two labels by bytes; any label is smaller than none.
  func smaller(_ first: UInt32?, _ second: UInt32?) -> UInt32? {
    guard let first, let second, first != second else { return first ?? second }
    return labels.texts.compare(Int(first), to: Int(second)) < 0 ? first : second
  }
}
