// SPDX-License-Identifier: MIT

extension StoreDirectory {
  /// Looks for snapshots in the folders of a directory that has none itself.
  ///
  /// It looks at some files of each, until one holds a snapshot: that is enough to say "not here
  /// but there", and more would be reading what nobody asked for. Other files often come first by
  /// name, such as settings and reports, so that a handful would not do.
  ///
  /// - Throws: The error that names those folders, where there are any.
  func lookDeeper(_ options: ScanOptions) throws(StoreError) {
    let folders: [String]
    do throws(SystemError) { folders = try StoreListing(of: self).otherFolders } catch {
      throw .unreadable(path: path, reason: error.reason)
    }
    let fruitful = folders.prefix(1_000).filter { folder in
      do throws(StoreError) {
        let inner = try StoreDirectory(directory.path(of: folder))
        return inner.hasSnapshot(options)
      } catch {
        return false
      }
    }
    if !fruitful.isEmpty { throw .noSnapshots(path: path, subdirectories: fruitful) }
  }

  private func hasSnapshot(_ options: ScanOptions) -> Bool {
    do throws(SystemError) {
      return try StoreListing(of: self).files.prefix(64).contains { file in
        let reading = FileReading(of: file, in: self, options: options) { _ in true }
        return reading.decoded.snapshot != nil
      }
    } catch {
      return false
    }
  }
}
