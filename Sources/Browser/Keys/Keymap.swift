// SPDX-License-Identifier: MIT

public import Screen

/// Which command a sequence of keys asks for, in each mode: the only list of keys.
///
/// Dispatch, the help screen and the table of keys in the README are made from it.
public struct Keymap: Sendable {
  /// The bindings, in the order in which help shows them.
  public let bindings: [Binding]

  private let sequences: [Mode: [[Key]: Command]]
  private let prefixes: [Mode: Set<[Key]>]

  /// Creates a map.
  ///
  /// - Throws: ``KeyNotationError`` where a binding is not written in the notation of keys.
  public init(_ bindings: [Binding]) throws(KeyNotationError) {
    self.bindings = bindings
    var sequences: [Mode: [[Key]: Command]] = [:]
    var prefixes: [Mode: Set<[Key]>] = [:]
    for binding in bindings {
      for notation in binding.keys {
        let keys = try Key.parse(notation)
        for mode in binding.modes {
          sequences[mode, default: [:]][keys] = binding.command
          for length in 1..<max(1, keys.count) {
            prefixes[mode, default: []].insert(Array(keys.prefix(length)))
          }
        }
      }
    }
    self.sequences = sequences
    self.prefixes = prefixes
  }

  /// What a sequence of keys means in a mode.
  ///
  /// - Complexity: O(1).
  public func meaning(of keys: [Key], in mode: Mode) -> Meaning {
    if let command = sequences[mode]?[keys] { return .command(command) }
    return prefixes[mode]?.contains(keys) == true ? .prefix : .nothing
  }

  /// What a sequence of keys can mean.
  public enum Meaning: Hashable, Sendable {
    /// It asks for something.
    case command(Command)
    /// It is the beginning of something.
    case prefix
    /// It is not bound.
    case nothing
  }

  /// What the keys are read by.
  public enum Mode: String, Hashable, Sendable, CaseIterable {
    /// The tree, with or without the inspector.
    case tree
    /// A list to choose from: parents, children, options.
    case menu
    /// Lines over the whole screen: help, differences.
    case page
    /// Nothing to see yet.
    case loading
  }

  /// What commands have in common, as headings of the help.
  public enum Group: String, Hashable, Sendable, CaseIterable {
    case move = "Moving"
    case lineage = "Along the lineage"
    case jump = "Jumping"
    case search = "Searching"
    case select = "Selecting"
    case fold = "Folding"
    case narrow = "Narrowing"
    case compare = "Comparing"
    case copy = "Copying"
    case outside = "Other programs"
    case pane = "Panes"
    case program = "Program"
  }
}

/// A row of the table of keys.
public struct Binding: Hashable, Sendable {
  /// The sequences of keys, in the notation of ``Screen/Key``.
  public internal(set) var keys: [String]

  /// What they ask for.
  public let command: Command

  /// Under which heading the help lists them.
  public let group: Keymap.Group

  /// What they do, in a few words.
  public let help: String

  /// Where they apply.
  public let modes: Set<Keymap.Mode>

  init(
    _ keys: [String], _ command: Command, _ group: Keymap.Group, _ help: String,
    in modes: Set<Keymap.Mode> = [.tree]
  ) {
    self.keys = keys
    self.command = command
    self.group = group
    self.help = help
    self.modes = modes
  }

  /// The keys as people read them: `gg`, `Ctrl-d`, `↓`.
  public func keyNames(_ glyphs: GlyphSet) -> [String] {
    let arrows = glyphs == .unicode ? ["↑", "↓", "←", "→"] : ["Up", "Down", "Left", "Right"]
    let names = Dictionary(
      uniqueKeysWithValues: zip(["<up>", "<down>", "<left>", "<right>"], arrows)
    ).merging(Self.names) { arrow, _ in arrow }
    return keys.map { notation in
      if let name = names[notation] { return name }
      guard notation.hasPrefix("<c-") else { return notation }
      return "Ctrl-" + notation.dropFirst(3).dropLast()
    }
  }

  private static let names = [
    "<home>": "Home", "<end>": "End", "<pgup>": "PgUp", "<pgdn>": "PgDn", "<tab>": "Tab",
    "<enter>": "Enter", "<esc>": "Esc", "<f1>": "F1",
  ]
}

extension Keymap {
  /// Keys that ask for two things at once.
  public struct Conflict: Error, Hashable, Sendable {
    /// The keys.
    public var keys: String

    /// What they ask for.
    public var commands: [Command]

    /// Whether the one is the beginning of the other, so that this would never be reached.
    public var isBeginning: Bool
  }

  /// The bindings with other keys for some commands.
  ///
  /// - Parameters:
  ///   - bindings: The bindings.
  ///   - keys: The keys for each command, in the notation of ``Screen/Key``; none to unbind it.
  /// - Returns: The bindings as they then are.
  public static func rebound(_ bindings: [Binding], _ keys: [Command: [String]]) -> [Binding] {
    bindings.compactMap { binding in
      guard let own = keys[binding.command] else { return binding }
      var binding = binding
      binding.keys = own
      return own.isEmpty ? nil : binding
    }
  }

  /// The first keys of some bindings that ask for two things in one mode; `nil` where there are none.
  ///
  /// - Throws: ``KeyNotationError`` where a binding is not written in the notation of keys.
  /// - Complexity: O(bindings²).
  public static func conflict(
    in bindings: [Binding]
  ) throws(KeyNotationError) -> Conflict? {
    var sequences: [(keys: [Key], notation: String, binding: Binding)] = []
    for binding in bindings {
      for notation in binding.keys {
        let keys = try Key.parse(notation)
        for other in sequences where !other.binding.modes.isDisjoint(with: binding.modes) {
          let commands = [other.binding.command, binding.command]
          if other.keys == keys {
            return Conflict(keys: notation, commands: commands, isBeginning: false)
          }
          let isFirst = keys.count < other.keys.count
          let (short, long) = isFirst ? (keys, other.keys) : (other.keys, keys)
          guard long.starts(with: short) else { continue }
          return Conflict(
            keys: isFirst ? notation : other.notation,
            commands: isFirst ? commands.reversed() : commands, isBeginning: true)
        }
        sequences.append((keys, notation, binding))
      }
    }
    return nil
  }
}
