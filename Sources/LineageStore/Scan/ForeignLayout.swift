// SPDX-License-Identifier: MIT

/// Finds the folder in which another program keeps its snapshots, where that is not the one that users
/// name.
enum ForeignLayout {
  /// A checkpoint of OpenEvolve: the programs are in one folder, and a file beside it tells of islands.
  private static let programs = "programs"
  private static let metadata = "metadata.json"
  private static let metadataKeys = ["islands", "archive", "best_program_id"]

  /// The longest description of a checkpoint that is looked at.
  private static let sizeLimit = 64 << 20

  /// The folder in a directory that has the snapshots; `nil` where the directory is none that is known.
  ///
  /// - Complexity: O(1), and O(length of the description) where there seems to be one.
  static func folder(in directory: OpenDirectory) -> String? {
    do {
      guard try directory.status(of: programs).kind == .directory else { return nil }
      let description = try directory.read(metadata, limit: sizeLimit)
      let root = try JSONDocument(description.bytes).root
      return metadataKeys.allSatisfy { root[$0] != nil } ? programs : nil
    } catch {
      // Whatever it is, it is not known; what is in it is read as ever.
      return nil
    }
  }
}
