// SPDX-License-Identifier: MIT

/// The bulk of a full file, of which a scan needs nothing but the manifest's name.
enum Payload {
  /// The members of the top level that hold it.
  static func members(_ random: inout RandomNumbers) -> [String: JSONText] {
    [
      "manifest": manifest(&random),
      "world": ["services": .array((0..<5).map { _ in service(&random) })],
      "verifier_sources": .object(
        Dictionary(uniqueKeysWithValues: (0..<4).map { ("v\($0)", code(1_500, &random)) })),
      "generated": [
        "notes": .string(random.words(100)),
        "metrics": .array((0..<12).map { _ in .decimal(random.fraction()) }),
      ],
      "artifacts": [
        "app/schema.sql": code(1_000, &random), "app/server.py": code(7_500, &random),
        "app/templates/index.html": code(2_500, &random),
      ],
      "world_graph": [
        "edges": .array((0..<25).map { _ in edge(&random) }),
        "nodes": .array((0..<18).map { node(number: $0, &random) }),
      ],
    ]
  }

  private static func manifest(_ random: inout RandomNumbers) -> JSONText {
    [
      "description": .string(random.words(60)), "name": .string(random.word),
      "runtime": ["image": "python:3.12", "limits": ["cpu": 2, "mem": 2048]],
    ]
  }

  private static func service(_ random: inout RandomNumbers) -> JSONText {
    let name = random.word
    return [
      "files": .array((0..<3).map { _ in .string("/srv/\(name)/\(random.word).py") }),
      "name": .string(name), "port": .number(random.number(in: 1_000...9_999)),
    ]
  }

  private static func node(number: Int, _ random: inout RandomNumbers) -> JSONText {
    [
      "attrs": [
        "port": .number(random.below(65_536)), "public": .bool(random.below(2) == 0),
        "tags": [.string(random.word), .string(random.word)], "weight": .decimal(random.fraction()),
      ],
      "id": .string("n\(number)"), "kind": .string(random.word), "label": .string(random.word),
    ]
  }

  private static func edge(_ random: inout RandomNumbers) -> JSONText {
    [
      "cost": .decimal(random.fraction()), "dst": .string("n\(random.below(18))"),
      "rel": .string(random.word), "src": .string("n\(random.below(18))"),
    ]
  }

  /// A text that looks like a program: line breaks, quotes and a backslash now and then.
  private static func code(_ length: Int, _ random: inout RandomNumbers) -> JSONText {
    var text = ""
    while text.utf8.count < length {
      text += String(repeating: "    ", count: random.below(4))
      switch random.below(4) {
      case 0: text += "def \(random.word)(self, \(random.word)):\n"
      case 1: text += "return self.\(random.word)[\"\(random.word)\"]\n"
      case 2: text += "raise ValueError(\"\(random.word)\\t\(random.word)\")\n"
      default: text += random.words(6) + "\n"
      }
    }
    return .string(text)
  }
}

extension RandomNumbers {
  /// The words that all made-up texts consist of.
  private static let vocabulary = [
    "host", "port", "login", "token", "session", "admin", "query", "select", "from", "where",
    "user", "path", "flag", "patch", "verify", "episode", "world", "node", "edge", "service",
    "http", "route", "render", "template", "cookie", "parse", "header", "index", "café", "naïve",
  ]

  /// A word.
  var word: String {
    mutating get { element(of: Self.vocabulary) }
  }

  /// Some words with spaces between them.
  mutating func words(_ count: Int) -> String {
    (0..<count).map { _ in word }.joined(separator: " ")
  }
}
