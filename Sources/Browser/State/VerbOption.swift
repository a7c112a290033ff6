// SPDX-License-Identifier: MIT

/// An option of a verb of the command line.
public struct VerbOption: Hashable, Sendable {
  /// Its long name, dashes included.
  public let name: String

  /// Whether the next word is what it is set to.
  public let takesValue: Bool

  /// All that it can be set to, where that is a list.
  public let values: [String]

  /// Whether it is set to snapshots, by an expression.
  public let takesExpression: Bool

  /// Creates an option.
  public init(
    name: String, takesValue: Bool = false, values: [String] = [], takesExpression: Bool = false
  ) {
    self.name = name
    self.takesValue = takesValue
    self.values = values
    self.takesExpression = takesExpression
  }
}
