// SPDX-License-Identifier: MIT

/// Which file systems are mounted, in the form of `/proc/self/mountinfo`.
///
/// `statfs` would give a number for the same, but Swift sees it only through C.
struct MountTable: Sendable {
  private let lines: [Substring.UTF8View]

  /// Reads a table.
  init(_ text: String) {
    lines = Substring(text).utf8.split(separator: UInt8(ascii: "\n"))
  }

  /// The table of this process; `nil` where the system does not tell.
  static var current: MountTable? {
    do {
      let contents = try OpenDirectory("/proc/self").read("mountinfo", limit: 16 << 20)
      return MountTable(String(decoding: contents.bytes, as: UTF8.self))
    } catch {
      return nil
    }
  }
}

extension MountTable {
  /// The type of the file system on a device, `ext4` say; `nil` where the table has no such device.
  ///
  /// Of `36 35 98:0 /mnt1 /mnt2 rw master:1 - ext3 /dev/root rw` the third field is the device, and
  /// the one after the hyphen the type.
  ///
  /// - Complexity: O(length of the table).
  func type(ofDevice device: UInt64) -> String? {
    // As the macros of `sys/sysmacros.h` take a device apart.
    let major = device >> 8 & 0xFFF | device >> 32 & ~0xFFF
    let minor = device & 0xFF | device >> 12 & ~0xFF
    let number = "\(major):\(minor)".utf8
    for line in lines {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count > 2, fields[2].elementsEqual(number) else { continue }
      let rest = fields.drop { !$0.elementsEqual("-".utf8) }
      if let type = rest.dropFirst().first { return String(Substring(type)) }
    }
    return nil
  }

  /// Whether a database with a write-ahead log must not lie on a type of file system.
  ///
  /// Such a log needs memory that all processes share, and locks that work. File systems on other
  /// machines, those of several machines and those of a program of the user's give neither for sure.
  static func isOnNetwork(_ type: String) -> Bool {
    networkTypes.contains(type) || type.hasPrefix("fuse.")
  }

  private static let networkTypes: Set = [
    "9p", "acfs", "afs", "beegfs", "ceph", "cifs", "coda", "fuse", "fuseblk", "gfs2", "gpfs",
    "lustre", "ncp", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "panfs", "prl_fs", "pvfs2",
    "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs", "wekafs",
  ]
}
