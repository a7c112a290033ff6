// SPDX-License-Identifier: MIT

public import LineageCore

/// Something that the state wants done in the world.
public enum Effect: Hashable, Sendable {
  /// Stop scanning.
  case cancelLoading
  /// Read a snapshot's file; the answer is ``Action/detailRead(_:_:)``.
  case readDetail(SnapshotID)
  /// Keep the marks for the next time.
  case saveMarks([String: SnapshotID])
  /// Let the mouse drive the browser, or leave it to the terminal.
  case useMouse(Bool)
  /// Draw the screen again from nothing.
  case redraw
  /// Stop, as a shell's job.
  case suspend
  /// End.
  case quit
}
