// SPDX-License-Identifier: MIT

import ArgumentParser
import Browser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma tag`.
  struct Tag: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tag snapshots, note something of them, or print what was said.",
      discussion: """
        Tags and notes are yours: they are kept in $XDG_STATE_HOME/stemma, by default \
        ~/.local/state/stemma, and never in the store. A tag is a word without spaces; tag(PATTERN) \
        finds it in expressions, and T gives it in the browser.

        Without tags and --note it prints the tags and the note of each snapshot that has any; \
        without snapshots, too, of all: the id, the tags, and after a colon the note.

        Examples: stemma tag 9f3a keep
                  stemma tag 'leaves() & difficulty(<0.2)' easy --remove
                  stemma tag 9f3a --note 'the hop is too long'
                  stemma tag
        """)

    @Argument(help: .snapshots("Snapshots, all if nothing is said"))
    var snapshots: ExpressionArgument?

    @Argument(help: ArgumentHelp("Tags to give them.", valueName: "tag"))
    var tags: [String] = []

    @Flag(help: "Take the tags away instead; without tags, all of them and the note.")
    var remove = false

    @Option(help: ArgumentHelp("Note this of them; an empty text is no note.", valueName: "text"))
    var note: String?

    @OptionGroup(title: "Store") var store: ReadingOptions

    func validate() throws {
      if remove, snapshots == nil { throw ValidationError("--remove needs snapshots") }
      for tag in tags where tag.isEmpty || tag.contains(where: \.isWhitespace) || tag.hasPrefix("-")
      {
        throw ValidationError(
          "'\(tag)' is no tag: a tag is a word without spaces and no - before it")
      }
    }

    func run() async throws(CommandError) {
      let store = try await store.open(for: snapshots)
      guard let file = UserStateFile(for: store.paths) else {
        throw .badInput("neither $XDG_STATE_HOME nor $HOME says where tags could be kept")
      }
      let state = try file.load()
      let graph = store.graph
      let nodes = try await snapshots?.nodes(in: store)
      guard !tags.isEmpty || note != nil || remove else {
        return try print(state, of: nodes, in: graph)
      }
      try file.save((nodes ?? graph.noNodes).flatMap { changes(of: graph.id(of: $0), state) })
    }

    private func changes(of id: SnapshotID, _ state: UserState) -> [UserState.Change] {
      let named = tags.isEmpty && remove ? state.tags[id, default: []] : tags
      let forgotten = tags.isEmpty && remove ? "" : nil
      return named.map { .tag(id, $0, isGiven: !remove) }
        + ((note ?? forgotten).map { [.note(id, $0)] } ?? [])
    }

    private func print(
      _ state: UserState, of nodes: NodeSet?, in graph: LineageGraph
    ) throws(CommandError) {
      let ids = Set(state.tags.keys).union(state.notes.keys).filter { id in
        nodes.map { nodes in graph.node(for: id).map(nodes.contains) ?? false } ?? true
      }
      let text = SpanText(for: .standardOutput)
      // What was said of snapshots that are gone is not lost: it comes last.
      let order = ids.sorted { left, right in
        let places = [left, right].map { graph.node(for: $0)?.position ?? .max }
        return places[0] == places[1] ? left < right : places[0] < places[1]
      }
      try Output.print { output throws(OutputError) in
        for id in order {
          var spans = [Span(graph.node(for: id).map { graph.shortID(of: $0) } ?? id.text, .id)]
          if let tags = state.tags[id] {
            spans.append(Span("  " + tags.joined(separator: " "), .tag))
          }
          if let note = state.notes[id] { spans.append(Span("  : " + note)) }
          try output.writeLine(text.line(spans))
        }
      }
    }
  }
}
