// SPDX-License-Identifier: MIT

import Screen
import Testing

@testable import Curses

@Suite("ColorMapping")
struct ColorMappingTests {
  @Test(
    "a number of colors is a depth",
    arguments: [
      (-1, .monochrome), (0, .monochrome), (8, .eight), (16, .sixteen), (88, .sixteen),
      (256, .palette), (1 << 24, .palette),
    ] as [(Int, ColorDepth)])
  func depth(count: Int, depth: ColorDepth) {
    #expect(ColorDepth(count: count) == depth)
  }

  @Test(
    "a foreground becomes the nearest that can be seen",
    arguments: [
      (0, 0, 0, []), (1, 1, 1, []), (9, 9, 1, .bold), (8, 8, nil, .dim),
      // An orange, a violet, a dark gray, a light one, black and white of the cube.
      (208, 3, 3, []), (99, 12, 4, .bold), (234, 8, nil, .dim), (252, 7, 7, []),
      (16, 0, 0, []), (231, 15, 7, .bold),
    ] as [(UInt8, UInt8, UInt8?, Style.Attributes)])
  func foreground(index: UInt8, sixteen: UInt8, eight: UInt8?, attributes: Style.Attributes) {
    #expect(ColorDepth.palette.foreground(nearestTo: index) == NearestColor(number: index))
    #expect(ColorDepth.sixteen.foreground(nearestTo: index) == NearestColor(number: sixteen))
    #expect(
      ColorDepth.eight.foreground(nearestTo: index)
        == NearestColor(number: eight, attributes: attributes))
    #expect(ColorDepth.monochrome.foreground(nearestTo: index) == NearestColor())
  }

  @Test("a background that is not there is told by reversing")
  func background() {
    let reversed = NearestColor(attributes: .reverse)
    #expect(ColorDepth.palette.background(236) == NearestColor(number: 236))
    #expect(ColorDepth.sixteen.background(236) == reversed)
    #expect(ColorDepth.sixteen.background(12) == NearestColor(number: 12))
    #expect(ColorDepth.eight.background(12) == reversed)
    #expect(ColorDepth.eight.background(4) == NearestColor(number: 4))
    #expect(ColorDepth.monochrome.background(4) == reversed)
  }

  @Test("faint text has no ground of its own where it is reversed")
  func faintReversed() {
    var colors = CursesColors(isWanted: false)
    let faint = colors.appearance(of: Style(attributes: .dim))
    let reversed = colors.appearance(of: Style(attributes: .reverse))
    #expect(colors.appearance(of: Style(attributes: [.dim, .reverse])) == reversed)
    #expect(faint != reversed)
  }

  @Test(
    "the palette is xterm's",
    arguments: [
      (1, 0xCD0000), (16, 0x000000), (208, 0xFF8700), (231, 0xFFFFFF), (232, 0x080808),
      (255, 0xEEEEEE),
    ] as [(UInt8, UInt32)])
  func palette(index: UInt8, rgb: UInt32) {
    #expect(Palette.rgb(index) == rgb)
  }
}
