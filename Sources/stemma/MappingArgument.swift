// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

/// What the user says of the files of another program: the name of a mapping, or a mapping.
struct MappingArgument: ExpressibleByArgument, Hashable {
  /// As it was typed.
  let text: String

  init(argument: String) { text = argument }

  /// The mapping that is meant.
  ///
  /// A text with `=` is a mapping; any other is the name of one, of the configuration or shipped.
  ///
  /// - Throws: ``CommandError`` where it is none.
  func mapping() throws(CommandError) -> Mapping {
    if text.contains("=") {
      do {
        return try Mapping(parsing: text)
      } catch {
        throw .mapping(error)
      }
    }
    let configured = try UserConfiguration.get().mappings
    if let mapping = configured.named(text) { return mapping }
    if let mapping = Mapping.shipped.first(where: { $0.name == text }) { return mapping }
    let names = configured.all.map(\.mapping.name) + Mapping.shipped.map(\.name)
    let hint =
      NearestNames(to: text, among: names).question
      ?? "there are \(names.joined(separator: ", ")); `stemma help map` tells how to write one"
    throw .badInput("there is no mapping \(text); \(hint)")
  }
}
