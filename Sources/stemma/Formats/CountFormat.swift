// SPDX-License-Identifier: MIT

/// The number of snapshots.
struct CountFormat: OutputFormat {
  func write(_ answer: Answer, to output: inout Output) throws(OutputError) {
    try output.writeLine(String(answer.nodes.count))
  }
}
