// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("Completing queries")
struct QueryCompletionTests {
  private func session() throws -> Session {
    var records = TreeViewTests.curriculum
    for (place, label) in ["patch vs add vs harden", "patch \"x\"", "only", "c1"].enumerated() {
      var record = Snapshot(id: SnapshotID("cc0\(place)"))
      record.file = "cc0\(place).json"
      record.cohorts = [CohortMembership(CohortID("k\(place)"), label: label, index: 0)]
      records.append(record)
    }
    var session = try Session(records, columns: 120)
    try session.type("<esc>")
    var aliases = QueryAliases()
    try aliases.add("mine", "leaves()")
    session.setAliases(aliases)
    var user = UserState()
    for tag in ["keep", "kept", "for-later", "50%"] {
      user.apply(.tag("9f3a2b1c", tag, isGiven: true))
    }
    session.send(.userStateRead(user))
    return session
  }

  @Test(
    "offers what can stand there",
    arguments: [
      ("desc", "& descendants(", ""), ("leaves() & 9f", "& leaves() & 9f3a2b1c", ""),
      ("co", "& co", "coparents( common_ancestors( cohort( cohort_id( cohorted() contradicts("),
      ("::ab9", "& ::ab9ce87e", ""), ("fb54::ab9", "& fb54::ab9ce87e", ""),
      ("qqq", "& qqq", "nothing begins with qqq"), ("min", "& mine", ""),
      (#"children("9f"#, #"& children("9f3a2b1c""#, ""),
      ("cohort_id(k0", "& cohort_id(k0", ""), ("cohort_id(onl", "& cohort_id(only", ""),
      ("cohort_id(patch", #"& cohort_id("patch "#, #""patch \"x\"" "patch vs add vs harden""#),
      (#"cohort_id("patch v"#, #"& cohort_id("patch vs add vs harden""#, ""),
      (#"cohort_id("pat"#, #"& cohort_id("patch "#, #"patch \"x\", patch vs add vs harden"#),
      (#"cohort_id("patch \"#, #"& cohort_id("patch \"x\"""#, ""),
      (#"~cohort_id(exact:"on"#, #"& ~cohort_id(exact:"only""#, ""),
      ("cohort_id(exact:on", "& cohort_id(exact:only", ""),
      ("tag(ke", "& tag(ke", "keep kept"), ("::tag(\"for", "& ::tag(\"for-later\"", ""),
      ("tag(5", #"& tag("50%""#, ""), ("tag(a) | tag(kee", "& tag(a) | tag(keep", ""),
      (#"directive("d"#, #"& directive("d"#, "nothing begins with d"),
      ("directive(d", "& directive(d", "nothing begins with d"),
      ("difficulty(", "& difficulty(", "nothing to complete here"),
      ("split(e", "& split(e", "nothing begins with e"),
      ("ancestors(9f3a, 2", "& ancestors(9f3a, 2", "nothing begins with 2"),
      (#"directive("(") & tag(for"#, #"& directive("(") & tag(for-later"#, ""),
    ])
  func completion(typed: String, completed: String, named: String) throws {
    var session = try session()
    let line = try #require(try session.type("&\(typed)<tab>").lines.last)
    let isWhole = named.isEmpty && line.filter { $0 != " " } == completed.filter { $0 != " " }
    #expect(
      line.hasPrefix(completed) && (isWhole || !named.isEmpty && line.hasSuffix(named)), "\(line)")
  }

  @Test("offers names of metrics and of parts of a split, also to verbs in quotes")
  func others() throws {
    var session = try session()
    session.join(
      metrics: ["solve_rate", "loss on eval"], split: ["train", "evaluation"])
    for (typed, completed) in [
      ("&metric(sol", "& metric(solve_rate"), ("&metric(\"lo", "& metric(\"loss on eval\""),
      ("&contradicts(l", "& contradicts(\"loss on eval\""), ("&split(e", "& split(evaluation"),
      (":query 'tag(kep", ":query 'tag(kept"),
      (":query 'leaves() & 9f", ":query 'leaves() & 9f3a2b1c"),
    ] {
      let line = try session.type(typed + "<tab>").lines.last
      #expect(line?.hasPrefix(completed) == true, "\(line ?? "")")
      try session.type("<esc>")
    }
  }
}
