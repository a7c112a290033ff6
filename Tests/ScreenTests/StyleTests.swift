// SPDX-License-Identifier: MIT

import Screen
import Testing

@Suite("Style")
struct StyleTests {
  @Test("a style laid over another keeps what it leaves open")
  func over() {
    let base = Style(foreground: .palette(2), background: .palette(4), attributes: .bold)
    let mark = Style(background: .default, attributes: .reverse)
    #expect(
      mark.over(base)
        == Style(foreground: .palette(2), background: .default, attributes: [.bold, .reverse]))
    #expect(Style.plain.over(base) == base)
  }
}
