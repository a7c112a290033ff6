// SPDX-License-Identifier: MIT

import Foundation
import Testing

@testable import Browser
@testable import Curses

@Suite("The colors of cohorts")
struct ColorVisionTests {
  /// How colors arrive, in linear light: with all cones, without those for long waves, and without those
  /// for medium ones (Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of
  /// color vision deficiency", 2009).
  private static let eyes: [String: [[Double]]] = [
    "usual": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
      [-0.011820, 0.042940, 0.968881],
    ],
  ]

  /// Colors this far apart in CIELAB (1976) are told apart at a glance; 2.3 is just noticed.
  private static let least = 10.0

  @Test("are told apart by people who do not see red and green", arguments: Theme.allCases)
  func apart(theme: Theme) {
    #expect(theme.cohortHues.count == Theme.cohortHueCount)
    for (name, eye) in Self.eyes {
      for (place, color) in theme.cohortHues.enumerated() {
        for other in theme.cohortHues[(place + 1)...] {
          let distance = zip(Self.lab(color, eye), Self.lab(other, eye))
            .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
          #expect(distance > Self.least, "\(name), \(color) and \(other)")
        }
      }
    }
  }

  /// A color of the palette as an eye sees it, in CIELAB under the light D65.
  private static func lab(_ index: UInt8, _ eye: [[Double]]) -> [Double] {
    let rgb = Palette.rgb(index)
    let light = [16, 8, 0].map { shift -> Double in
      let value = Double(rgb >> UInt32(shift) & 0xFF) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    let seen = product(eye, light).map { min(1, max(0, $0)) }
    let toXYZ = [
      [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
      [0.0193339, 0.1191920, 0.9503041],
    ]
    let white = [0.95047, 1, 1.08883]
    let f = zip(product(toXYZ, seen), white).map { value, white -> Double in
      let ratio = value / white
      return ratio > 0.008856 ? cbrt(ratio) : 7.787 * ratio + 16.0 / 116
    }
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
  }

  private static func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}
