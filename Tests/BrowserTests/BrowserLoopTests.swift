// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen
import TestSupport
import Testing

@Suite("The browser's loop")
struct BrowserLoopTests {
  @Test("the loop draws, performs and ends with the terminal")
  func loop() throws {
    var host = MemoryHost(size: Size(rows: 6, columns: 40))
    host.type(try Key.parse("j<c-l><c-z>oG<enter>Q"))
    let state = BrowserState(
      name: "x", size: host.size, glyphs: .unicode, keymap: try Keymap(Keymap.standardBindings))
    let record = RecordedHost(host)
    var loop = BrowserLoop(host: record, world: DiagramWorld(drawing: "a <- b"), state: state)
    #expect(loop.run() == nil)
    #expect(record.requests == [.redraw, .suspend, .reportMouse(false)])
    #expect(record.texts.first?.contains("● a") == true)
    #expect(record.texts.contains { $0.contains("▌  ↓ b") })
    var other = BrowserLoop(
      host: MemoryHost(size: Size(rows: 6, columns: 40)), world: DiagramWorld(drawing: "a"),
      state: state)
    #expect(other.run() == .hangUp)
  }
}

/// A world in which one lineage arrives at once.
private struct DiagramWorld: World {
  var drawing: String?

  init(drawing: String) { self.drawing = drawing }

  mutating func perform(_ effect: Effect) {}

  mutating func run(_ job: OutsideJob) {}

  mutating func news() -> [Action] {
    guard let drawing else { return [] }
    self.drawing = nil
    let (graph, findings) = LineageGraph.build(from: diagram(drawing))
    return [.loaded(graph, findings: findings)]
  }
}

/// A host whose frames and requests can be looked at after a loop has used it up.
private final class RecordedHost: Host {
  private var host: MemoryHost

  init(_ host: MemoryHost) { self.host = host }

  var size: Size { host.size }
  var capabilities: Capabilities { host.capabilities }
  var requests: [MemoryHost.Request] { host.requests }
  var texts: [String] { host.frames.map(\.text) }

  func show(_ frame: Frame) { host.show(frame) }
  func nextEvent(timeout: Duration?) -> Event { host.nextEvent(timeout: timeout) }
  func redraw() { host.redraw() }
  func suspend() { host.suspend() }
  func copyToClipboard(_ text: String) { host.copyToClipboard(text) }
  func reportMouse(_ isOn: Bool) { host.reportMouse(isOn) }

  func runOutside<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
    try host.runOutside(body)
  }
}
