// SPDX-License-Identifier: MIT

import ArgumentParser
import Curses
import Foundation
import LineageCore
import LineageStore
import Screen

/// Why a verb did not do what it was asked.
///
/// This file alone turns errors into words and into exit codes.
enum CommandError: Error {
  /// A check found what it looks for, and has said so.
  case found
  /// The user named something that cannot be used.
  case badInput(String)
  /// The store cannot be read.
  case store(StoreError)
  /// A query is wrong, or cannot be answered.
  case query(QueryFailure)
  /// A mapping is wrong.
  case mapping(MappingError)
  /// No snapshot, or nothing else of the kind, is named so.
  case unknown(kind: String, name: String, candidates: [Candidate])
  /// More than one snapshot is named so.
  case ambiguous(name: String, count: Int, candidates: [Candidate])
  /// Output did not arrive.
  case output(OutputError)
  /// A file that was named to be read cannot be.
  case input(path: String, reason: String)
  /// Snapshots cannot be put into a bundle, or taken out of one.
  case bundle(BundleError)
  /// Nothing is imported.
  case foreign(ImportError)
  /// Nobody can be blamed for a value.
  case blame(BlameError)
  /// Snapshots cannot be written.
  case write(WriteError)
  /// A made-up curriculum cannot be written.
  case demo(DemoError)
  /// A temporary folder cannot be removed.
  case leftover(path: String, reason: String)
  /// The terminal cannot show a full screen.
  case terminal(TerminalError)
  /// What the user has said of a store cannot be read or written.
  case userState(path: String, isReading: Bool, reason: String)
  /// What the user wants everywhere cannot be used.
  case configuration(ConfigurationError)
  /// The user, or the system, stopped it.
  case interrupted
}

/// What the command tells whoever started it: the codes of `sysexits.h`, and two more.
enum ExitStatus: Int32 {
  /// It was done; also where the result is empty, or the reader has seen enough.
  case success = 0
  /// A check found something.
  case found = 1
  /// The command line cannot be understood.
  case usage = 64
  /// The user named something that cannot be used.
  case badInput = 65
  /// There is no such store or snapshot, or more than one.
  case noInput = 66
  /// There is no terminal that can be used.
  case noTerminal = 69
  /// Reading or writing failed.
  case inputOutput = 74
  /// The configuration cannot be used.
  case configuration = 78
  /// The user stopped it, a signal did, or its terminal went away.
  case interrupted = 130
}

extension CommandError {
  /// The exit status that tells of the error.
  var status: ExitStatus {
    switch self {
    case .found: .found
    case .badInput: .badInput
    case .store(let error): Self.status(of: error)
    case .query(.query(let error)):
      error.kind == .syntax || error.kind == .argument ? .usage : .noInput
    case .mapping: .usage
    case .query(.unreadable): .inputOutput
    case .query(.cancelled): .interrupted
    case .unknown, .ambiguous, .input: .noInput
    case .blame(.store(let error)), .bundle(.store(let error)): Self.status(of: error)
    case .bundle(.cannotWrite), .bundle(.changed): .inputOutput
    case .blame, .bundle, .foreign: .badInput
    case .write(let error): Self.status(of: error)
    case .output(.closedPipe): .success
    case .demo(.notEmpty): .badInput
    case .output(.failed), .demo(.cannotWrite), .leftover, .userState: .inputOutput
    case .terminal: .noTerminal
    case .configuration: .configuration
    case .interrupted: .interrupted
    }
  }

  private static func status(of error: StoreError) -> ExitStatus {
    switch error {
    case .noSuchDirectory, .notDirectory, .noSnapshots: .noInput
    case .unreadable, .cannotRemove, .index: .inputOutput
    case .cancelled: .interrupted
    }
  }

  private static func status(of error: WriteError) -> ExitStatus {
    switch error {
    case .store(let error): status(of: error)
    case .cannotRead, .cannotWrite: .inputOutput
    default: .badInput
    }
  }

  /// The error in words; `nil` where there is nothing to say.
  var message: String? {
    switch self {
    case .found, .output(.closedPipe), .interrupted: nil
    case .badInput(let message): message
    case .query(let failure): failure.message
    case .mapping(let error): error.description
    case .store(let error): error.message
    case .unknown(let kind, let name, let candidates):
      "no \(kind) is named \(name)"
        + (candidates.isEmpty
          ? "; `stemma list` prints what there is"
          : "; near it:" + Self.lines(candidates, of: candidates.count))
    case .ambiguous(let name, let count, let candidates):
      "\(name) may be any of \(count) snapshots:" + Self.lines(candidates, of: count)
    case .output(.failed(let reason)): "the output cannot be written: \(reason)"
    case .input(let path, let reason): "\(path) cannot be read: \(reason)"
    case .blame(let error): error.message
    case .bundle(let error): error.message
    case .foreign(let error): error.message
    case .write(let error): error.message + Self.hint(for: error)
    case .demo(let error): error.message
    case .leftover(let path, let reason): "\(path) cannot be removed: \(reason)"
    case .terminal(let error): error.description
    case .configuration(let error): error.message
    case .userState(let path, let isReading, let reason):
      "your marks and tags in \(path) cannot be \(isReading ? "read" : "written"): \(reason)"
    }
  }

  /// What may be done about a refusal.
  private static func hint(for error: WriteError) -> String {
    switch error {
    case .conflict(_, let difference) where difference.isLineageOnly:
      "; --merge-lineage records both derivations"
    case .missingParent: "; --allow-missing accepts that"
    default: ""
    }
  }

  private static func lines(_ candidates: [Candidate], of count: Int) -> String {
    let lines = candidates.map { "\n  \($0.id)" + ($0.label.isEmpty ? "" : "  \($0.label)") }
    let rest = count - candidates.count
    return lines.joined() + (rest > 0 ? "\n  and \(rest) more" : "")
  }
}

extension CommandError {
  /// Says what is wrong on standard error, or prints what was asked for by way of an error, such as
  /// help.
  ///
  /// - Returns: The status to exit with.
  static func report(_ error: any Error) -> ExitStatus {
    if let error = error as? CommandError { return report(error) }
    let text = Stemma.fullMessage(for: error)
    guard Stemma.exitCode(for: error) == .success else {
      write(text, to: STDERR_FILENO)
      return .usage
    }
    do throws(CommandError) {
      try Output.print { output throws(OutputError) in try output.writeLine(text) }
      return .success
    } catch {
      return report(error)
    }
  }

  /// Says on standard error that a store has errors, of which the answer tells nothing.
  static func warn(errors: Int) {
    let count = errors == 1 ? "1 error" : "\(errors) errors"
    write(
      "stemma: \(count) in this store; `stemma check` lists what is the matter", to: STDERR_FILENO)
  }

  /// Says on standard error what the user should know, though it is no error.
  static func notify(_ notice: String) { write("stemma: " + notice, to: STDERR_FILENO) }

  private static func report(_ error: CommandError) -> ExitStatus {
    if let message = error.message { write("stemma: " + message, to: STDERR_FILENO) }
    return error.status
  }

  /// Writes lines, cleaned.
  ///
  /// Where even that fails, nobody can be told.
  private static func write(_ lines: String, to descriptor: Int32) {
    let text = SpanText(for: Destination(of: descriptor))
    var output = Output(to: descriptor)
    do throws(OutputError) {
      for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
        try output.writeLine(text.visible(String(line)).text)
      }
      try output.finish()
    } catch {
      return
    }
  }
}
