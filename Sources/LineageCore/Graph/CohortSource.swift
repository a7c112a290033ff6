// SPDX-License-Identifier: MIT

/// Gives a graph the table of its cohorts.
///
/// The table is a third of a graph's bytes, and many questions never look at it: what keeps graphs
/// may put off reading or making it until somebody asks.
public protocol CohortSource: Sendable {
  /// The table, the same one every time.
  var cohorts: SharedCohorts { get }
}

/// The table of a graph's cohorts, shared by all copies of the graph; the source of itself.
public final class SharedCohorts: CohortSource {
  let table: CohortTable

  init(_ table: CohortTable) { self.table = table }

  /// These cohorts.
  public var cohorts: SharedCohorts { self }
}

/// Puts off the making of tables of cohorts.
///
/// Only what can be waited for by several threads can do so, which this module has nothing of.
public struct CohortDeferral: Sendable {
  /// Makes tables of cohorts.
  public typealias Maker = @Sendable () -> SharedCohorts

  let source: @Sendable (@escaping Maker) -> any CohortSource

  /// Creates it of a function that gives a source for what makes a table.
  ///
  /// - Parameter source: The source has the table made once, when it is asked for it first.
  public init(_ source: @escaping @Sendable (_ maker: @escaping Maker) -> any CohortSource) {
    self.source = source
  }
}

extension CohortDeferral? {
  /// A source of what a function makes: now where nothing puts it off.
  func source(_ maker: @escaping CohortDeferral.Maker) -> any CohortSource {
    self?.source(maker) ?? maker()
  }
}
