// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageStore
import Screen

extension Stemma {
  /// `stemma map`: the mappings that there are.
  struct Map: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the mappings by which other programs' files are read.",
      discussion: MappingHelp.text)

    func run() throws(CommandError) {
      let configured = try UserConfiguration.get().mappings.all.map(\.mapping)
      let shipped = Mapping.shipped.filter { mapping in
        !configured.contains { $0.name == mapping.name }
      }
      let mappings = configured + shipped
      let text = SpanText(for: .standardOutput)
      let names = mappings.map { text.visible($0.name) }
      let width = names.map(\.columns).max() ?? 0
      try Output.print { output throws(OutputError) in
        for (mapping, name) in zip(mappings, names) {
          let gap = String(repeating: " ", count: width - name.columns + 2)
          try output.writeLine(name.text + gap + text.visible(mapping.text).text)
        }
      }
    }
  }
}

/// What `stemma help map` says, made of the table of keys.
enum MappingHelp {
  /// The text, lines already broken where they have to be.
  static var text: String {
    """
    Files of other programs are browsed where they are, with --map: JSON files in a directory, or one \
    file of JSON lines in its place. A mapping says where each has what, as keys and paths with = \
    between and commas after:

      id=id,parents=parent_id,metric.score=metrics.combined_score

    The keys:

    \(facts)

    A path is keys with full stops between, or a JSON pointer; what has signs of its own stands in \
    brackets and quotes. What stands nowhere is absent; what is of the wrong type is told by `stemma \
    check`. Nothing is ever written there: `stemma import` takes snapshots into a store of your own.

    A mapping in the configuration has a name, for --map, and may have stores, for which it is used by \
    itself: `stemma help config` shows how. A checkpoint of OpenEvolve and the lines that `stemma \
    export --to jsonl` prints need no option: they are recognized.

    Examples: stemma runs/evolve/checkpoint_100
              stemma list -s log.jsonl --map 'id=uid,parents=from,metric.loss=eval.loss'
              stemma map
    """
  }

  private static var facts: String {
    let metric = (Mapping.metricPrefix + "NAME", "The metric of that name, a number")
    let facts = Mapping.Fact.allCases.map { ($0.rawValue, $0.help) } + [metric]
    let width = facts.map(\.0.count).max() ?? 0
    return facts.map { key, help in
      "  \(key)\(String(repeating: " ", count: width - key.count + 2))\(help)"
    }.joined(separator: "\n")
  }
}
