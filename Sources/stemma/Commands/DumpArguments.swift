// SPDX-License-Identifier: MIT

import ArgumentParser
import Screen

/// Keys in their notation, as in `jj.<enter>`.
struct KeysArgument: ExpressibleByArgument {
  let keys: [Key]

  init?(argument: String) {
    do {
      keys = try Key.parse(argument)
    } catch {
      return nil
    }
  }
}

/// Columns and rows, as in `120x40`.
struct SizeArgument: ExpressibleByArgument {
  let size: Size

  /// No screen is larger.
  private static let limit = 1000

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1],
      (1...Self.limit).contains(columns), (1...Self.limit).contains(rows)
    else { return nil }
    size = Size(rows: rows, columns: columns)
  }
}
