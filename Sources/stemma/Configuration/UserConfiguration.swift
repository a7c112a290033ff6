// SPDX-License-Identifier: MIT

/// The configuration of whoever runs the program, which is read once.
///
/// Like the environment, it is the same wherever a verb looks at it. What decides something takes
/// the part that it needs as an argument, so that tests need no file.
enum UserConfiguration {
  private static let result: Result<Configuration, ConfigurationError> = {
    do throws(ConfigurationError) {
      let configuration = try ConfigurationFile()?.read()
      return .success(configuration ?? .none)
    } catch {
      return .failure(error)
    }
  }()

  /// The configuration.
  ///
  /// - Throws: ``CommandError`` where it cannot be used.
  static func get() throws(CommandError) -> Configuration {
    do throws(ConfigurationError) {
      let configuration = try result.get()
      guard configuration.errors.isEmpty else {
        throw ConfigurationError.mistakes(configuration.errors, path: path)
      }
      return configuration
    } catch {
      throw .configuration(error)
    }
  }

  /// Says on standard error what verbs pass over.
  static func tellWarnings() throws(CommandError) {
    for warning in try get().warnings { CommandError.notify(warning.text(in: path)) }
  }

  private static var path: String { ConfigurationFile()?.path ?? "" }
}

extension Configuration {
  /// The configuration of somebody who has no file.
  static let none = Configuration(relativeTo: PathBase(folder: "/"))
}
