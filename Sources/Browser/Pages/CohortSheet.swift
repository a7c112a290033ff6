// SPDX-License-Identifier: MIT

public import LineageCore

/// A cohort side by side: a row for each of its members.
public struct CohortSheet: Hashable, Sendable {
  /// What the cohort is called.
  public var name: String

  /// The metrics that there are, also where no member has a value.
  public var metrics: [String]

  /// The members, in the cohort's order.
  public var rows: [Row]

  /// Whether all worlds were read that are going to be; those that are not known then stay so.
  public var isComplete = false

  /// Creates a sheet.
  public init(name: String, metrics: [String], rows: [Row]) {
    self.name = name
    self.metrics = metrics
    self.rows = rows
  }

  /// A member.
  public struct Row: Hashable, Sendable {
    /// The member.
    public var id: SnapshotID

    /// What was done.
    public var directive: String?

    /// How difficult it is.
    public var difficulty: Double?

    /// How much more difficult than its primary parent.
    public var change: Double?

    /// How many children it has.
    public var children: Int

    /// How many snapshots derive from it.
    public var descendants: Int

    /// The values of the sheet's metrics.
    public var values: [Double?]

    /// What its world has that its parents' do not, and what it lacks; `nil` until it is known.
    public var world: World?

    /// Creates a row.
    public init(_ id: SnapshotID, children: Int, descendants: Int, values: [Double?]) {
      self.id = id
      self.children = children
      self.descendants = descendants
      self.values = values
    }
  }

  /// What is different in a world.
  public struct World: Hashable, Sendable {
    /// The nodes that were added.
    public var gained: [String]

    /// The nodes that are not there any more.
    public var lost: [String]

    /// Creates it.
    public init(gained: [String], lost: [String]) {
      self.gained = gained
      self.lost = lost
    }
  }

  /// By what rows are ordered.
  struct Order: Hashable, Sendable {
    /// The column, from 0; `nil` for the cohort's order.
    var column: Int?
    var isReversed = false

    /// Goes on to the next column, and after the last to the cohort's order.
    mutating func advance(columns: Int) {
      let next = column.map { $0 + 1 } ?? 0
      column = next < columns ? next : nil
    }
  }
}

extension CohortSheet {
  /// What a column says of a member.
  enum Cell: Hashable {
    case text(String)
    case number(Double?, signed: Bool = false)
    case world(World?)

    /// Whether it comes before another one; what is not known comes last.
    func comes(before other: Cell, isReversed: Bool) -> Bool {
      switch (self, other) {
      case (.text(let own), .text(let other)):
        return isReversed ? other.compareBytes(to: own) < 0 : own.compareBytes(to: other) < 0
      case (.number(let own, _), .number(let other, _)):
        guard let own else { return false }
        guard let other else { return true }
        return isReversed ? other < own : own < other
      case (.world(let own), .world(let other)):
        let sizes = [own, other].map { $0.map { $0.gained.count + $0.lost.count } ?? -1 }
        return isReversed ? sizes[0] < sizes[1] : sizes[1] < sizes[0]
      default: return false
      }
    }
  }

  /// The names of the columns.
  var columns: [String] {
    ["directive", "difficulty", "change", "children", "descendants"] + metrics + ["world"]
  }

  /// The cells of a member.
  func cells(of row: Row) -> [Cell] {
    [
      .text(row.directive ?? ""), .number(row.difficulty), .number(row.change, signed: true),
      .number(Double(row.children)), .number(Double(row.descendants)),
    ] + row.values.map { .number($0) } + [.world(row.world)]
  }

  /// The rows in an order; equal ones stay in the cohort's.
  ///
  /// - Complexity: O(members · log members).
  func rows(by order: Order) -> [Row] {
    guard let column = order.column else { return order.isReversed ? rows.reversed() : rows }
    let keyed = rows.enumerated().map { ($0, cells(of: $1)[column], $1) }
    return keyed.sorted { left, right in
      if left.1.comes(before: right.1, isReversed: order.isReversed) { return true }
      if right.1.comes(before: left.1, isReversed: order.isReversed) { return false }
      return left.0 < right.0
    }
    .map(\.2)
  }
}
