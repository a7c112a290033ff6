// SPDX-License-Identifier: MIT

public import LineageCore

extension SnapshotStore {
  /// Finds the ancestor that brought into a snapshot what its file has at a path.
  ///
  /// Values are the same as differences tell it: lists of things with ids in whatever order, numbers
  /// as they are written. Of several parents that have the same, the way goes to the first in stored
  /// order; `LineageGraph.wayToOrigin(from:has:)` has the rest. The files of the snapshots on the way
  /// and of their parents are read, and no others.
  ///
  /// ```swift
  /// let blame = try store.blame(for: "graph.nodes[id=svc.0].attrs.port", in: "9f3a2b1c")
  /// print(blame.value.text, "came from", blame.origin ?? "nowhere")
  /// ```
  ///
  /// - Parameters:
  ///   - path: A path as `has()` takes it and as differences print it, the id of a node or a task, or
  ///     the ends of an edge and its relation; after these, a path from there.
  ///   - id: The snapshot.
  ///   - revealsHidden: Whether values are told that the attributes of hidden nodes have.
  /// - Returns: The way, and the ancestor.
  /// - Throws: ``BlameError``.
  /// - Complexity: O(length of the files that are read).
  public func blame(
    for path: String, in id: SnapshotID, revealsHidden: Bool = false
  ) throws(BlameError) -> Blame {
    guard let node = graph.node(for: id) else {
      throw .store(.unreadable(path: id.text, reason: "nobody has heard of it"))
    }
    let document: ComparedDocument
    do throws(StoreError) {
      document = ComparedDocument(try currentDocument(of: id))
    } catch {
      throw .store(error)
    }
    let named = NamedValue(path, in: document)
    let values = named.values
    if values.isEmpty {
      let hidden = revealsHidden ? nil : HiddenTexts(in: [document.document.root])
      throw .nothing(id, path: path, hint: named.hint(ShownValues(hidden: hidden)))
    }
    guard values.count == 1 else { throw .several(path: path, values.map(\.path)) }
    do throws(StoreError) {
      var search = BlameSearch(for: values[0], in: document, of: self)
      return try search.blame(node, revealsHidden: revealsHidden)
    } catch {
      throw .store(error)
    }
  }
}
