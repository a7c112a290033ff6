// SPDX-License-Identifier: MIT

import LineageCore

/// A small made-up estate: a host with services, endpoints, weaknesses, an account and a hidden flag.
struct DemoWorld: Sendable {
  /// The weaknesses that a world can have.
  static let weaknessKinds = [
    "sql_injection", "ssrf", "xss", "broken_authz", "path_traversal", "command_injection",
    "weak_creds", "open_redirect",
  ]

  private static let serviceNames = [
    "portal", "auth", "billing", "files", "mail", "search", "wiki", "ledger",
  ]
  private static let estates = ["Harbor", "Granary", "Foundry", "Orchard", "Quarry"]
  private static let hosts = ["edge", "dmz", "core", "lab", "depot"]
  private static let accounts = ["admin", "backup", "svc-deploy", "auditor"]

  /// How many services, endpoints and weaknesses a world may have: files should stay small.
  static let limit = 3

  private let estateNumber: Int
  private var host: Int
  private var account: Int
  private var services: [Int]
  private var endpoints: [Int]
  private(set) var weaknesses: [Weakness]
  private(set) var level = 0

  /// Different in every world, so that no two worlds have one id.
  var flag: UInt64

  /// A weakness of an endpoint.
  struct Weakness: Sendable {
    var kind: Int
    var endpoint: Int
  }

  /// Makes a world to begin with.
  init(estate: Int, flag: UInt64, _ random: inout SplitMix64) {
    self.flag = flag
    estateNumber = estate
    host = random.below(Self.hosts.count)
    account = random.below(Self.accounts.count)
    services = [random.below(Self.serviceNames.count)]
    endpoints = [100 + random.below(900), 100 + random.below(900)]
    weaknesses = [Weakness(kind: random.below(Self.weaknessKinds.count), endpoint: 0)]
  }

  /// What the estate is called.
  var estate: String { Self.estates[estateNumber % Self.estates.count] }

  /// How hard the world is, in thousandths: more with each level, and never 1.
  var difficulty: Int { 100 + 850 * level / (level + 30) }
}

extension DemoWorld {
  /// Changes the world, if that can be done, and tells what was done.
  mutating func apply(_ change: DemoChange, _ random: inout SplitMix64) -> DemoChange.Record? {
    switch change {
    case .plant(let kind):
      guard weaknesses.count < Self.limit else { return nil }
      weaknesses.append(Weakness(kind: kind, endpoint: random.below(endpoints.count)))
      level += 1
      return .init("harden", "grow", "plant \(Self.weaknessKinds[kind])")
    case .patch:
      guard weaknesses.count > 1 else { return nil }
      let weakness = weaknesses.remove(at: random.below(weaknesses.count))
      level += 2
      return .init("harden", "patch", "patch \(Self.weaknessKinds[weakness.kind])")
    case .hop:
      guard services.count < Self.limit else { return nil }
      services.append(random.below(Self.serviceNames.count))
      level += 2
      return .init("harden", "grow", "append a hop")
    case .relocate:
      endpoints[random.below(endpoints.count)] = 100 + random.below(900)
      return .init("diversify", "patch", "relocate an endpoint")
    case .rotate:
      account = (account + 1) % Self.accounts.count
      level += 1
      return .init("harden", "patch", "rotate credentials")
    case .shorten:
      guard services.count > 1 else { return nil }
      services.removeLast()
      level = max(0, level - 1)
      return .init("soften", "patch", "take a hop away")
    }
  }
}

extension DemoWorld {
  /// The nodes as canonical JSON, in the order of their ids.
  var nodes: [String] {
    var nodes = [
      #"{"attrs":{"role":"\#(account == 0 ? "admin" : "service")"},"id":"acct.\#(Self.accounts[account])","kind":"account"}"#
    ]
    for (number, path) in endpoints.enumerated() {
      nodes.append(
        #"{"attrs":{"method":"\#(path % 3 == 0 ? "POST" : "GET")","path":"/v2/\#(path)"},"id":"ep.\#(number)","kind":"endpoint"}"#
      )
    }
    nodes.append(#"{"attrs":{"zone":"\#(Self.hosts[host])"},"id":"host.0","kind":"host"}"#)
    nodes.append(
      #"{"attrs":{"value_ref":"FLAG{\#(hexadecimal(flag))}"},"id":"secret.flag","kind":"secret","visibility":"hidden"}"#
    )
    for (number, name) in services.enumerated() {
      let roles = number == 0 ? #","roles":["actor"]"# : ""
      nodes.append(
        #"{"attrs":{"name":"\#(Self.serviceNames[name])"},"id":"svc.\#(number)","kind":"service"\#(roles)}"#
      )
    }
    for (number, weakness) in weaknesses.enumerated() {
      let kind = Self.weaknessKinds[weakness.kind]
      nodes.append(#"{"attrs":{"kind":"\#(kind)"},"id":"vuln.\#(number)","kind":"vulnerability"}"#)
    }
    return nodes
  }

  /// The edges as canonical JSON, in the order of their ids.
  var edges: [String] {
    func edge(_ id: String, _ kind: String, _ source: String, _ target: String) -> String {
      #"{"dst":"\#(target)","id":"\#(id)","kind":"\#(kind)","src":"\#(source)"}"#
    }
    let affected = weaknesses.enumerated().map { number, weakness in
      edge("a.\(number)", "affects", "vuln.\(number)", "ep.\(weakness.endpoint)")
    }
    let exposed = endpoints.indices.map { number in
      edge("e.\(number)", "exposes", "svc.\(number % services.count)", "ep.\(number)")
    }
    let held = edge("h.0", "holds", "svc.\(services.count - 1)", "secret.flag")
    let run = edge("r.0", "runs", "host.0", "svc.0")
    return affected + exposed + [held, run]
  }

  /// Sixteen hexadecimal digits.
  private func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
