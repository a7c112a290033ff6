// SPDX-License-Identifier: MIT

import Foundation

extension Calls {
  /// What happened in a directory that is watched.
  enum WatchEvent: Hashable {
    /// A file came, was written to its end, or went.
    case file(directory: Int32, name: String)
    /// Something else, or more than can be told.
    case other
  }

  /// Opens a queue of events, to read without waiting.
  static func openWatch() throws(SystemError) -> Int32 {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    if descriptor < 0 { throw SystemError(code: errno) }
    return descriptor
  }

  /// Watches a directory: the number of it in events.
  static func watch(_ path: String, by queue: Int32) throws(SystemError) -> Int32 {
    let events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR
    let number = inotify_add_watch(queue, path, UInt32(events))
    if number < 0 { throw SystemError(code: errno) }
    return number
  }

  /// Takes the events that wait.
  ///
  /// See `inotify(7)` for the form of an event.
  static func events(of queue: Int32) -> [WatchEvent] {
    var events: [WatchEvent] = []
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = Foundation.read(queue, &buffer, buffer.count)
      guard count > 0 else { return events }
      buffer.withUnsafeBytes { bytes in
        var offset = 0
        while offset + MemoryLayout<inotify_event>.size <= count {
          let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          let start = offset + MemoryLayout<inotify_event>.size
          offset = start + Int(event.len)
          let name = bytes[start..<min(offset, count)].prefix { $0 != 0 }
          if let event = WatchEvent(event, named: String(decoding: name, as: UTF8.self)) {
            events.append(event)
          }
        }
      }
    }
  }
}

extension Calls.WatchEvent {
  fileprivate init?(_ event: inotify_event, named name: String) {
    if event.mask & UInt32(IN_ISDIR | IN_Q_OVERFLOW | IN_IGNORED) != 0 {
      self = .other
    } else if event.mask & UInt32(IN_CREATE) != 0 {
      // Its end is told when it is there.
      return nil
    } else {
      self = .file(directory: event.wd, name: name)
    }
  }
}
