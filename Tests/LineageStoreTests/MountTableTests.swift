// SPDX-License-Identifier: MIT

import Testing

@testable import LineageStore

@Suite("The table of mounted file systems")
struct MountTableTests {
  private static let table = MountTable(
    """
    22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
    36 22 0:31 / /home/ann\\040b rw,noatime - nfs4 server:/home rw,vers=4.2
    37 22 0:300 /x /mnt/ssh rw shared:5 master:2 - fuse.sshfs ann@server: rw
    nonsense
    38 22 0:40

    """)

  @Test(
    "tells the type by the device",
    arguments: [
      (254 << 8 | 1, "ext4"), (31, "nfs4"), (1 << 20 | 44, "fuse.sshfs"), (40, nil), (7, nil),
    ] as [(UInt64, String?)])
  func types(device: UInt64, type: String?) {
    #expect(Self.table.type(ofDevice: device) == type)
  }

  @Test("tells what is on a network from what is not")
  func networks() {
    for type in ["nfs", "nfs4", "cifs", "9p", "lustre", "gpfs", "fuse.sshfs", "fuse"] {
      #expect(MountTable.isOnNetwork(type), "\(type)")
    }
    for type in ["ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", "fusectl"] {
      #expect(!MountTable.isOnNetwork(type), "\(type)")
    }
  }

  @Test("is there, and knows where the processes are")
  func current() throws {
    let device = try Calls.status(of: "/proc", follow: true).identity.device
    #expect(MountTable.current?.type(ofDevice: device) == "proc")
  }
}
