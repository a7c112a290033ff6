// SPDX-License-Identifier: MIT

/// One place at which documents differ, or have the same.
struct JSONDifference {
  /// The steps that lead there.
  let path: [JSONStep]

  /// What stands there.
  let versions: JSONVersions

  /// Whether it is an attribute of a hidden node, or in one: that it differs may be said, and no
  /// more.
  let isHidden: Bool
}

/// Finds the places at which documents differ, and goes no deeper than it must to tell them.
///
/// Objects are compared key by key. Lists in which everything has an id are compared by the ids,
/// whatever their order; other lists are cut at both ends by what is the same, and compared place
/// by place between. Where the one document has nothing of what is compared, or something of
/// another kind, all of it differs.
///
/// Where several documents are compared with, and some of them have nothing at a place, the rest is
/// looked into only if none of them has what is here: what one parent gave is told in one line.
struct JSONComparison {
  /// The places found, in the order of their paths.
  private(set) var differences: [JSONDifference] = []

  /// The places at which all documents have the same, each as high up as a comparison stops; found
  /// only where somebody asks for them.
  private(set) var same: [JSONDifference] = []
  private let seeksSame: Bool

  /// In each document the places on the tape of what counts as absent.
  private let told: [Set<Int>]

  /// By which members an element of a list is known: they are no differences in it.
  private let names: Set<JSONStep>

  private var path: [JSONStep] = []

  /// How many steps lead to the attributes of the hidden node that is being looked into.
  private var hiddenDepth: Int?

  /// How deep containers are compared as bytes first.
  ///
  /// It makes equal ones cheap. Further down, the same bytes might be looked at once for each
  /// container around a change.
  private static let quickDepth = 4

  /// Creates a comparison.
  ///
  /// - Parameters:
  ///   - told: In each document the places on the tape of what counts as absent.
  ///   - names: The keys by which elements of lists are known.
  ///   - seekingSame: Whether it also finds what is the same.
  init(
    leavingOut told: [Set<Int>] = [], knownBy names: [String] = ["id"], seekingSame: Bool = false
  ) {
    self.told = told
    seeksSame = seekingSame
    self.names = Set(names.map { .key($0) })
  }
}

extension JSONComparison {
  /// Compares what stands at a path.
  ///
  /// - Complexity: O(length), and O(*k* log *k*) for containers of *k* items that are not equal
  ///   byte for byte.
  mutating func compare(_ versions: JSONVersions, at path: [JSONStep] = []) {
    self.path = path
    visit(versions)
  }

  /// Compares what is in the objects, or in the lists, that stand at a path: where a document has
  /// none, as if it had an empty one.
  mutating func compareParts(of versions: JSONVersions, at path: [JSONStep] = []) {
    self.path = path
    if versions.present.isEmpty || !seeksSame && versions.areSpelledAlike { return }
    if versions.are(.object) {
      visitMembers(versions)
    } else if versions.are(.array) {
      visitElements(versions)
    } else {
      visit(versions)
    }
  }

  /// Compares the members of objects that stand at a path, also where some documents have none.
  mutating func compareMembers(
    of versions: JSONVersions, at path: [JSONStep] = [], leavingOut keys: Set<String> = []
  ) {
    self.path = path
    visitMembers(versions, leavingOut: Set(keys.map { .key($0) }))
  }

  /// The parser bounds nesting, so this may call itself.
  private mutating func visit(_ versions: JSONVersions) {
    if path.count <= Self.quickDepth, versions.areSpelledAlike {
      return note(versions, isSame: true)
    }
    guard hasParts(versions) else {
      if !versions.present.isEmpty { note(versions, isSame: versions.areEqual) }
      return
    }
    if versions.are(.object) { visitMembers(versions) } else { visitElements(versions) }
  }

  private mutating func note(_ versions: JSONVersions, isSame: Bool) {
    let place = JSONDifference(path: path, versions: versions, isHidden: hiddenDepth != nil)
    if !isSame { differences.append(place) } else if seeksSame { same.append(place) }
  }

  /// Whether it takes a look at the parts to tell the difference.
  private func hasParts(_ versions: JSONVersions) -> Bool {
    guard versions.after != nil, versions.present.count > 1 else { return false }
    let isObject = versions.are(.object)
    if let hiddenDepth, path.count > hiddenDepth || !isObject { return false }
    guard isObject || versions.are(.array) else { return false }
    guard versions.present.count < versions.values.count else { return true }
    return !versions.before.indices.contains { versions.isSource($0) }
  }
}

extension JSONComparison {
  private mutating func visitMembers(_ versions: JSONVersions, leavingOut: Set<JSONStep> = []) {
    let leavingOut = path.last?.isID == true ? leavingOut.union(names) : leavingOut
    let isHidden = hiddenDepth == nil && versions.present.contains(where: \.isHiddenNode)
    let members = versions.values.enumerated().map { document, value in
      (value?.effectiveMembers ?? []).filter { !isTold($0.value, in: document) }
        .map { (step: JSONStep.key($0.key), value: $0.value) }
    }
    for (step, versions) in JSONVersions.aligned(members) where !leavingOut.contains(step) {
      path.append(step)
      let isSecret = isHidden && step == .key("attrs")
      if isSecret { hiddenDepth = path.count }
      visit(versions)
      if isSecret { hiddenDepth = nil }
      path.removeLast()
    }
  }

  private mutating func visitElements(_ versions: JSONVersions) {
    if let lists = identified(versions) {
      for (step, versions) in JSONVersions.aligned(lists) { visit(versions, after: step) }
      return
    }
    let lists = JSONLists(
      versions.values.enumerated().map { document, value in
        (value.map { Array($0.elements) } ?? []).map { isTold($0, in: document) ? nil : $0 }
      })
    for (number, versions) in lists.rows { visit(versions, after: .index(number)) }
    if seeksSame { for (number, versions) in lists.ends { visit(versions, after: .index(number)) } }
  }

  private mutating func visit(_ versions: JSONVersions, after step: JSONStep) {
    path.append(step)
    visit(versions)
    path.removeLast()
  }

  /// The elements of lists by their ids; `nil` where one of them has none.
  private func identified(_ versions: JSONVersions) -> [[JSONVersions.Item]]? {
    var lists: [[JSONVersions.Item]] = []
    for (document, value) in versions.values.enumerated() {
      let elements = (value.map { Array($0.elements) } ?? []).filter { !isTold($0, in: document) }
      guard let list = JSONVersions.items(elements, id: { $0["id"]?.textIfAny }) else { return nil }
      lists.append(list)
    }
    return lists
  }

  private func isTold(_ value: JSONValue, in document: Int) -> Bool {
    told.indices.contains(document) && told[document].contains(value.place)
  }
}
