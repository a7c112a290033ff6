// SPDX-License-Identifier: MIT

/// Decides which symbolic links in a store are followed.
///
/// A link is followed where it leads to a file inside the store that is not read anyway, and only
/// the first of several to one file. So no file is read twice, and nothing outside the store at all.
struct LinkResolver {
  /// What to do about a link.
  enum Decision: Equatable {
    /// Read the file at a path.
    case read(String)
    /// Nothing: what it leads to is read under another name.
    case ignore
    /// Tell people that the link is not followed, and why.
    case report(String)
  }

  private let directory: OpenDirectory
  private var root: String?
  private var followed: Set<String> = []

  /// Creates a resolver for the links in a directory.
  init(in directory: OpenDirectory) { self.directory = directory }

  /// Decides about a link in the place of a file.
  mutating func decide(onFile name: String) -> Decision {
    do throws(SystemError) {
      let target = try Calls.realPath(directory.path(of: name))
      guard let inside = try pathInside(target) else {
        return .report("the link leads out of the store, to \(target)")
      }
      let kind = try Calls.status(of: target).kind
      guard kind == .regular else { return .report("the link leads to \(kind.rawValue)") }
      let isReadAnyway = Self.isListed(inside)
      return isReadAnyway || !followed.insert(target).inserted ? .ignore : .read(target)
    } catch {
      return .report(Self.reason(error))
    }
  }

  /// Decides about a link in the place of a folder with a `spec.json`.
  mutating func decide(onFolder name: String) -> Decision {
    do throws(SystemError) {
      let target = try Calls.realPath(directory.path(of: name))
      guard try pathInside(target) == nil else { return .ignore }
      return .report("the link leads out of the store, to \(target)")
    } catch {
      return .report(Self.reason(error))
    }
  }

  /// The path relative to the store, or `nil` outside of it.
  private mutating func pathInside(_ target: String) throws(SystemError) -> String? {
    if root == nil { root = try Calls.realPath(directory.path) }
    guard let root else { return nil }
    let prefix = OpenDirectory.join(root, "")
    guard target.utf8.starts(with: prefix.utf8) else { return nil }
    return String(decoding: target.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
  }

  /// Whether a file is one that the store lists by itself.
  private static func isListed(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"))
    guard let first = parts.first, first.first != UInt8(ascii: ".") else { return false }
    return path.hasByteSuffix(parts.count == 2 ? StoreFile.specSuffix : StoreFile.suffix)
      && parts.count <= 2
  }

  private static func reason(_ error: SystemError) -> String {
    switch error {
    case .linkLoop: "the link leads round in circles"
    case .notFound: "the link leads nowhere"
    default: "the link cannot be followed: \(error.reason)"
    }
  }
}
