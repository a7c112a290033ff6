// SPDX-License-Identifier: MIT

import Screen
import TerminalTesting
import TestSupport
import Testing

@Suite("stemma --metrics")
struct MetricsTests {
  private let store: TemporaryStore
  private let files: TemporaryStore

  init() throws {
    store = try Fixtures.estate()
    files = try TemporaryStore([
      "rates.csv": """
      snapshot_id,task_id,name,value
      ab9ce87e,login,solve_rate,0.25
      ab9ce87e,admin,solve_rate,0.5
      b4c1e7d0,login,solve_rate,0.875
      fb545261,login,solve_rate,0
      9f3a2b1c,login,solve_rate,
      """,
      "rewards.jsonl": """
      {"snapshot_id": "9f3a2b1c", "name": "reward", "value": -2}
      {"snapshot_id": "9f3a2b1c", "name": "reward", "task_id": "login", "value": 3}
      """,
      "faults.csv": """
      snapshot_id,name,value
      fb545261,reward,high
      fb545261,reward,1
      feedbeef,reward,1
      fb545261,reward,2
      """,
    ])
  }

  private func run(_ words: String...) throws -> StemmaRun { try run(words) }

  private func run(_ words: [String]) throws -> StemmaRun {
    let files = ["rates.csv", "rewards.jsonl"].flatMap { ["--metrics", self.files.path(of: $0)] }
    return try stemma(words + ["-s", store.path] + files)
  }

  @Test("have a column each in a cohort's table, also those that no member has")
  func cohort() throws {
    let lines = try run("browse", "--dump", "--size", "140x8", "--keys", "/3d2e<enter>gc").lines
    let names = lines[1].split(separator: " ")
    #expect(names.suffix(3) == ["reward", "solve_rate", "world"])
    let values = lines.dropFirst(2).prefix(3).map { $0.split(separator: " ").dropLast().suffix(2) }
    #expect(values.map { Array($0) } == [["-", "0.375"], ["-", "0.875"], ["-", "-"]])
  }

  @Test("are in queries, columns, templates and the order")
  func queries() throws {
    #expect(try run("query", "metric(solve_rate, 0.2..0.8)", "--ids").lines == ["ab9ce87e"])
    #expect(
      try run("children", "metric(solve_rate, 0, login)", "--ids").lines
        == ["3d2e11f0", "ab9ce87e", "b4c1e7d0"])
    let template = "{short} {metric:solve_rate}|{metric:reward}"
    #expect(
      try run("list", "--format", template).lines == [
        "fb545261 0.0|", "0a0b0c0d |", "3d2e11f0 |", "ab9ce87e 0.375|", "b4c1e7d0 0.875|",
        "1c55aa90 |", "9f3a2b1c |-2.0",
      ])
    // What nobody measured comes last, both ways.
    let order = ["9f3a | generation(<=1)", "--ids", "--sort", "metric:solve_rate"]
    let ascending = try run(["query"] + order).lines
    let descending = try run(["query"] + order + ["--reverse"]).lines
    let measured = ["fb545261", "ab9ce87e", "b4c1e7d0"]
    #expect(ascending == measured + ["0a0b0c0d", "3d2e11f0", "9f3a2b1c"])
    #expect(descending == measured.reversed() + ["0a0b0c0d", "3d2e11f0", "9f3a2b1c"])
    let columns = try run("query", "ab9c | 3d2e", "--columns", "short,metric:solve_rate,shape")
    #expect(columns.output == "3d2e11f0      -  chain\nab9ce87e  0.375  chain\n")
  }

  @Test("are shown of a snapshot, and are in its object, only where files are named")
  func shown() throws {
    let text = try run("show", "9f3a | ab9c").lines
    #expect(text.contains("  metrics            reward  -2.0  beside login 3.0"))
    #expect(text.contains("  metrics            solve_rate  0.375  mean of admin 0.5, login 0.25"))
    let shown = try run("show", "ab9c", "--json").output
    #expect(shown.contains(#""missing":false,"metrics":{"solve_rate":0.375},"children""#))
    #expect(shown.contains(#""task_metrics":{"solve_rate":{"admin":0.5,"login":0.25}}}"#))
    let listed = try run("query", "3d2e | 9f3a", "--json").lines
    #expect(listed.first?.hasSuffix(#""metrics":{}}"#) == true)
    #expect(listed.last?.hasSuffix(#""metrics":{"reward":-2.0}}"#) == true)
    let without = try stemma(["show", "ab9c", "--json", "-s", store.path])
    #expect(!without.output.contains("metrics") && without.status == 0)
  }

  @Test("have their findings in check, and elsewhere a word about rows that do not count")
  func findings() throws {
    let path = files.path(of: "faults.csv")
    let run = try stemma(["check", "-s", store.path, "--metrics", path])
    #expect(
      run.output
        == """
        error  bad-metric        \(path): line 2: the row does not count: `value` is no finite number
        note   repeated-metric   \(path): line 5: reward is in line 3 as well; the last row counts
        note   unknown-snapshot  \(path): line 4: there is no snapshot feedbeef
        note   missing-parent    0a0b0c0d.json: 5d5d0011 has no file; 1 snapshot names it as its parent
        7 snapshots, 1 error, 3 notes

        """)
    #expect(run.status == 1)
    let query = try stemma([
      "query", "metric(reward, 2)", "--ids", "-s", store.path, "--metrics", path,
    ])
    #expect(query.output == "fb545261\n" && query.status == 0)
    #expect(
      query.errors == """
        stemma: 1 row of metrics does not count; `stemma check --metrics` lists what is the matter

        """)
  }

  @Test("of the configuration are looked at by check, too")
  func configured() throws {
    try files.write(#"metrics = ["../faults.csv"]"#, to: "stemma/config.toml")
    let run = try stemma(
      ["check", "-s", store.path], environment: ["XDG_CONFIG_HOME": files.path])
    #expect(run.lines.first?.hasPrefix("error  bad-metric ") == true && run.status == 1)
  }

  @Test("of the configuration are read only where a verb has a use for them")
  func late() throws {
    try files.write(
      """
      metrics = ["gone.csv"]
      [query-aliases]
      solved = 'metric(solve_rate, >0.5)'
      """, to: "stemma/config.toml")
    let environment = ["XDG_CONFIG_HOME": files.path]
    for words in [
      ["children", "fb545261"], ["tree"], ["query", "leaves()"], ["stats"], ["list", "--count"],
      ["path", "fb545261", "ab9ce87e"],
    ] {
      let run = try stemma(words + ["-s", store.path], environment: environment)
      #expect(run.errors == "" && run.status == 0, "\(words)")
    }
    for words in [
      ["children", "fb545261", "--json"], ["query", "~solved"], ["stats", "(solved)"],
      ["query", "all()", "--sort", "metric:solve_rate"],
      ["list", "--columns", "metric:solve_rate"],
      ["ancestors", "heads(solved | leaves())"], ["show", "fb545261"],
    ] {
      let run = try stemma(words + ["-s", store.path], environment: environment)
      #expect(run.errors.contains("gone.csv cannot be read") && run.status == 66, "\(words)")
    }
  }

  @Test("that are not there are errors that say what is")
  func mistakes() throws {
    let unasked = try stemma(["query", "metric(reward, 1)", "-s", store.path])
    #expect(unasked.errors.hasSuffix("\n--metrics names a file of them\n") && unasked.status == 64)
    for words in [["--sort", "metric:rewards"], ["--columns", "id,metric:rewards"]] {
      let run = try stemma(
        ["query", "all()", "-s", store.path, "--metrics", files.path(of: "rewards.jsonl")] + words)
      #expect(run.errors == "stemma: there is no metric rewards; did you mean reward?\n")
      #expect(run.output == "" && run.status == 65)
    }
    let gone = try stemma(["list", "-s", store.path, "--metrics", "/nowhere"])
    #expect(gone.errors == "stemma: /nowhere cannot be read: no such file or directory\n")
    #expect(gone.status == 66)
    let other = try stemma([
      "check", "-s", store.path, "--metrics", store.path(of: "fb545261.json"),
    ])
    #expect(other.status == 1 && other.lines.first?.contains("bad-metric") == true)
    let key = try stemma(["query", "all()", "-s", store.path, "--sort", "size"])
    #expect(key.errors.contains("metric:NAME") && key.status == 64)
  }

  @Test("are in the browser's inspector, with the name of their file")
  func inspected() throws {
    let path = files.path(of: "rates.csv")
    try files.write(#"metrics = ["../rewards.jsonl"]"#, to: "stemma/config.toml")
    let terminal = try PseudoTerminal(
      running: builtProgram("stemma"), arguments: [store.path, "--metrics", path],
      environment: PseudoTerminal.usualEnvironment.merging([
        "XDG_STATE_HOME": files.path, "XDG_CACHE_HOME": files.path, "XDG_CONFIG_HOME": files.path,
      ]) { $1 },
      size: Size(rows: 40, columns: 160))
    try terminal.waitFor("fb545261")
    try terminal.type("/ab9c<enter><enter>")
    try terminal.waitFor("solve_rate  0.375  mean of admin 0.5")
    #expect(terminal.screen.text.contains("/rates."))
    // The configuration names files, too.
    try terminal.type("/9f3a<enter>")
    try terminal.waitFor("reward  -2.0  beside login 3.0")
    try terminal.type("Q")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("come through a pipe as well")
  func pipe() throws {
    let rows = #"{"snapshot_id": "ab9ce87e", "name": "reward", "value": 7}"#
    let run = try shell(
      "$stemma query 'metric(reward, 7)' --ids -s '\(store.path)' --metrics <(echo '\(rows)')")
    #expect(run.output == "ab9ce87e\n" && run.errors == "")
  }
}
