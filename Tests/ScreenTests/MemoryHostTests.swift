// SPDX-License-Identifier: MIT

import Screen
import Testing

@Suite("MemoryHost")
struct MemoryHostTests {
  @Test("a loop written for any host runs on it")
  func loop() throws {
    var host = MemoryHost(
      size: Size(rows: 2, columns: 10), script: [.resize(Size(rows: 1, columns: 20))])
    host.type(try Key.parse("ab"))
    echoKeys(on: &host)
    #expect(host.frames.map(\.text) == ["", "", "a", "ab"])
    #expect(host.lastFrame?.size == Size(rows: 1, columns: 20))
    #expect(host.script == [.resumed, .resumed])
    #expect(host.requests == [.suspend, .copyToClipboard("ab"), .runOutside])
  }

  /// Shows what is typed until the terminal goes away, then asks for one of everything.
  private func echoKeys(on host: inout some Host) {
    var typed = ""
    loop: while true {
      var frame = host.blankFrame
      frame.write(typed, at: Point(row: 0, column: 0))
      host.show(frame)
      switch host.nextEvent() {
      case .key(let key): typed += key.description
      case .terminated: break loop
      default: continue
      }
    }
    host.suspend()
    host.copyToClipboard(typed)
    host.runOutside {}
  }
}
