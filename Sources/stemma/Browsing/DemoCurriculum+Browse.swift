// SPDX-License-Identifier: MIT

import Foundation
import LineageStore

extension DemoCurriculum {
  /// Writes the files into a new or empty directory, showing progress to a person who has to wait.
  func write(to path: String) throws(CommandError) {
    var line = ProgressLine("Writing")
    defer { line.clear() }
    do {
      try DemoWriter.write(self, to: path) { line.show($0, of: count) }
    } catch {
      throw .demo(error)
    }
  }

  /// Writes the files into a temporary folder, browses them, and removes the folder, whatever
  /// comes in between.
  @MainActor
  func browse() async throws(CommandError) {
    let path = NSTemporaryDirectory() + "stemma-demo-" + UUID().uuidString
    let result: Result<Void, CommandError>
    do throws(CommandError) {
      try write(to: path)
      // Marks and an index would outlive the folder.
      var session = BrowserSession(of: [path], name: "demo", index: .memory, userState: nil)
      session.storeWords += ["--index", path + "/index.sqlite"]
      session.configuration = try UserConfiguration.get().browser
      result = .success(try await session.run())
    } catch {
      result = .failure(error)
    }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw .leftover(path: path, reason: error.localizedDescription)
    }
    try result.get()
  }
}
