// SPDX-License-Identifier: MIT

extension StoreScan {
  /// Looks for snapshots in the subdirectories of a directory that has none itself.
  ///
  /// It looks at some files of each, until one holds a snapshot: that is enough to say "not here
  /// but there", and more would be reading what nobody asked for. Other files often come first by
  /// name, such as settings and reports, so that a handful would not do.
  ///
  /// - Throws: The error that names those subdirectories, where there are any.
  func lookDeeper() throws(StoreError) {
    let fruitful = listing.otherFolders.prefix(1_000).filter { folder in
      do throws(StoreError) {
        let inner = try StoreDirectory(store.directory.path(of: folder))
        let scan = try StoreScan(of: inner, options: options)
        return scan.listing.files.prefix(64).contains { file in
          FileReading(of: file, in: inner, options: options) { _ in false }.decoded.snapshot != nil
        }
      } catch {
        return false
      }
    }
    if !fruitful.isEmpty { throw .noSnapshots(path: store.path, subdirectories: fruitful) }
  }
}
