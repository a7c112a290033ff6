// SPDX-License-Identifier: MIT

/// Where the keys and values of a TOML text stand.
///
/// The parser tells only where a text ceases to be TOML. So the places in one that it accepts are
/// found here: by walking over keys and values without looking at what they mean.
struct TOMLPlaces {
  /// The names on the way to a value, from the outermost table; an element of an array is named by
  /// its number.
  typealias Path = [String]

  /// Where each key was first written.
  private(set) var keys: [Path: TextPlace] = [:]

  /// Where each value begins.
  private(set) var values: [Path: TextPlace] = [:]

  private var walk: TOMLWalk

  /// How many tables there are of each array of tables, so far.
  private var tableCounts: [Path: Int] = [:]

  /// Finds the places in a text that is TOML; in any other, some of them.
  ///
  /// - Complexity: O(length).
  init(in text: String) {
    walk = TOMLWalk(over: text)
    var table: Path = []
    walk.skipBlanks()
    while let next = walk.next {
      if next == "[" { table = header() } else { entry(in: table) }
      walk.skipLine()
      walk.skipBlanks()
    }
  }
}

extension TOMLPlaces {
  /// Walks over `[a.b]` or `[[a.b]]`.
  private mutating func header() -> Path {
    walk.step()
    let isArray = walk.next == "["
    if isArray { walk.step() }
    var path = key(in: [])
    guard isArray else { return path }
    let number = tableCounts[path, default: 0]
    tableCounts[path] = number + 1
    path.append(String(number))
    return path
  }

  /// Walks over `a.b = value`.
  private mutating func entry(in table: Path) {
    let path = key(in: table)
    walk.skipSpaces()
    guard walk.next == "=" else { return }
    walk.step()
    walk.skipSpaces()
    value(at: path)
  }

  /// Walks over a key, and gives the whole path to what it names.
  private mutating func key(in table: Path) -> Path {
    var path = table
    repeat {
      if walk.next == "." { walk.step() }
      walk.skipSpaces()
      let place = walk.place
      path.append(walk.name())
      if keys[path] == nil { keys[path] = place }
      walk.skipSpaces()
    } while walk.next == "."
    return path
  }

  private mutating func value(at path: Path) {
    values[path] = walk.place
    switch walk.next {
    case "\"", "'": _ = walk.quoted()
    case "[": array(at: path)
    case "{": inlineTable(at: path)
    default: walk.skipWord()
    }
  }

  private mutating func array(at path: Path) {
    walk.step()
    walk.skipBlanks()
    var number = 0
    while let next = walk.next, next != "]" {
      if next == "," {
        walk.step()
      } else {
        value(at: path + [String(number)])
        number += 1
      }
      walk.skipBlanks()
    }
    walk.step()
  }

  private mutating func inlineTable(at path: Path) {
    walk.step()
    walk.skipBlanks()
    while let next = walk.next, next != "}" {
      if next == "," { walk.step() } else { entry(in: path) }
      walk.skipBlanks()
    }
    walk.step()
  }
}
