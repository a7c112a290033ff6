// SPDX-License-Identifier: MIT

/// A function of the query language: a row of the table ``QueryFunction/all``.
public struct QueryFunction: Sendable {
  /// What it is called.
  public let name: String

  /// What it takes.
  public let parameters: [Parameter]

  /// What it gives, in a sentence without the final stop.
  public let summary: String

  /// A query in which it occurs.
  public let example: String

  /// What has to be looked at.
  public let cost: Cost

  /// Gives the answer.
  let answer: @Sendable (QueryCall) async throws(QueryFailure) -> NodeSet

  /// What a function takes.
  public struct Parameter: Hashable, Sendable {
    /// What help and errors call it.
    public let name: String

    /// What it can be.
    public let kind: Kind

    /// Whether it may be left out.
    public let isOptional: Bool

    /// What a parameter can be.
    public enum Kind: Hashable, Sendable {
      /// An expression.
      case set
      /// An expression with names that need not stand for anything.
      case setIfAny
      /// A pattern.
      case pattern
      /// A condition on a number.
      case comparison
      /// Either.
      case comparisonOrPattern
      /// A whole number.
      case integer(atLeast: Int)
      /// A name or a path.
      case text
    }
  }

  /// What has to be looked at for an answer.
  public enum Cost: Int, Hashable, Comparable, Sendable {
    /// The arrays of the graph: milliseconds for a million snapshots.
    case graph
    /// The records of the snapshots, as the index has them.
    case records
    /// Files, or what is read out of them.
    case files

    /// Whether one is less than another.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }
}

extension QueryFunction {
  /// The function with a name.
  ///
  /// - Complexity: O(1).
  public static func named(_ name: String) -> QueryFunction? { byName[name] }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// How it is called: the name, and its parameters with brackets around those that may be left out.
  public var signature: String {
    var text = ""
    for parameter in parameters {
      let separator = text.isEmpty ? "" : ", "
      text += parameter.isOptional ? "[\(separator)\(parameter.name)]" : separator + parameter.name
    }
    return "\(name)(\(text))"
  }

  /// How many arguments there have to be at least.
  var requiredCount: Int { parameters.count { !$0.isOptional } }

  /// How many arguments it takes, in words.
  var countOfArguments: String {
    let (least, most) = (requiredCount, parameters.count)
    if most == 0 { return "no arguments" }
    let all = "\(most) argument\(most == 1 ? "" : "s")"
    return least == most ? all : least == 0 ? "at most \(all)" : "\(least) or \(all)"
  }
}

extension QueryFunction {
  /// Gives a row of the table.
  init(
    _ name: String, _ parameters: [Parameter], _ summary: String, example: String,
    cost: Cost = .graph,
    answer: @escaping @Sendable (QueryCall) async throws(QueryFailure) -> NodeSet
  ) {
    self.name = name
    self.parameters = parameters
    self.summary = summary
    self.example = example
    self.cost = cost
    self.answer = answer
  }
}

extension QueryFunction.Parameter {
  /// Snapshots.
  static let x = Self(name: "x", kind: .set, isOptional: false)

  /// More snapshots.
  static let y = Self(name: "y", kind: .set, isOptional: false)

  /// A pattern.
  static let pattern = Self(name: "pattern", kind: .pattern, isOptional: false)

  /// A condition on a number.
  static let comparison = Self(name: "condition", kind: .comparison, isOptional: false)

  /// A distance in edges.
  static let distance = Self(name: "n", kind: .integer(atLeast: 0), isOptional: true)

  /// A number of snapshots.
  static let count = Self(name: "n", kind: .integer(atLeast: 0), isOptional: false)

  /// A path into a file.
  static let path = Self(name: "path", kind: .text, isOptional: false)

  /// The parameter, but it may be left out.
  var ifAny: Self { Self(name: name, kind: kind, isOptional: true) }
}
