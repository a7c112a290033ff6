// SPDX-License-Identifier: MIT

public import LineageCore

extension SnapshotStore: QueryFacts {
  /// The snapshots for which a question is to be answered with yes.
  ///
  /// Of a file that cannot be read any more the answer is no.
  ///
  /// - Complexity: O(bytes of the rows) for prompts and summaries; O(bytes of the files) for what
  ///   stands at a path; for what a world has that its parents have not, those of the parents, too.
  public func answer(
    _ question: QueryQuestion, about nodes: NodeSet, progress: @Sendable (Int) -> Void
  ) async throws(QueryFailure) -> NodeSet {
    switch question {
    case .invalid: return try invalid().intersection(nodes)
    case .duplicate: return duplicated().intersection(nodes)
    case .prompt, .summary, .has, .text, .number, .introduced, .dropped: break
    }
    let asked = Array(nodes)
    var (answer, done) = (graph.noNodes, 0)
    let work = ChunkedWork(count: asked.count)
    let parts = await work.results { range in
      var reader = QuestionReader(of: self)
      let ended = asked[range].prefix { _ in !Task.isCancelled }
      return (ended.filter { reader.holds(question, of: $0) }, ended.count)
    } progress: { part in
      done += part.1
      progress(done)
    }
    if Task.isCancelled { throw .cancelled }
    for (nodes, _) in parts {
      for node in nodes { answer.insert(node) }
    }
    return answer
  }

  /// The snapshots that an error names, or the name of whose file it names.
  private func invalid() throws(QueryFailure) -> NodeSet {
    let findings: [Finding]
    do { findings = try self.findings() } catch { throw .unreadable(reason: error.message) }
    let ids = findings.filter { $0.severity == .error }.compactMap(\.snapshot)
    return NodeSet(ids.compactMap(graph.node(for:)), capacity: graph.count)
  }

  /// The snapshots of whose id there is more than one record.
  private func duplicated() -> NodeSet {
    NodeSet(
      namesakes.compactMap { namesake -> NodeIndex? in
        let (place, number) = records.place(of: namesake.counting)
        return parts[place].records.record(at: number).flatMap { graph.node(for: $0.id) }
      }, capacity: graph.count)
  }
}
