// SPDX-License-Identifier: MIT

import Screen
import Testing

@testable import Curses

@Suite("KeyDecoder")
struct KeyDecoderTests {
  private var decoder = KeyDecoder()
  private let start = ContinuousClock.now

  private func bytes(_ text: String) -> [KeyDecoder.Input] { text.utf8.map { .byte($0) } }

  @Test(
    "bytes are the keys that send them",
    arguments: [
      ("jé日😀", "jé日😀"), ("\u{0}\u{1}\u{1A}\u{1C}\u{1F}", "<c-space><c-a><c-z><c-\\><c-_>"),
      ("\t\r\n\u{8}\u{7F}\u{1B}", "<tab><enter><enter><bs><bs><esc>"), ("\u{9B}j", "j"),
      ("\u{1B}j", "<esc>j"), ("\u{1B}[", "<esc>["),
    ])
  mutating func characters(text: String, keys: String) throws {
    #expect(decoder.keys(in: bytes(text), now: start) == (try Key.parse(keys)))
  }

  @Test("bytes that are no character are left out, and no others")
  mutating func invalid() {
    let inputs: [KeyDecoder.Input] = [0xFF, 0xC3, 0x28, 0x80, 0x6A].map { .byte($0) }
    #expect(decoder.keys(in: inputs, now: start) == [.character("("), .character("j")])
  }

  @Test(
    "reports of the mouse, new and old, are keys",
    arguments: [
      ("\u{1B}[<0;11;4M", "<click:3,10>"), ("\u{1B}[<0;11;4m", ""),
      ("\u{1B}[<64;1;1M\u{1B}[<65;1;1M", "<wheel-up:0,0><wheel-down:0,0>"),
      // With Control held; the middle button; nonsense.
      ("\u{1B}[<80;1;1M", "<wheel-up:0,0>"), ("\u{1B}[<1;1;1M", ""), ("\u{1B}[<0;;1M", ""),
      ("\u{1B}[<0;99999999999999999999;1M", ""),
      ("\u{1B}[M +$", "<click:3,10>"), ("\u{1B}[M#+$j", "j"),
    ])
  mutating func mouse(text: String, keys: String) throws {
    #expect(decoder.keys(in: bytes(text), now: start) == (try Key.parse(keys)))
  }

  @Test("what is pasted is one key, however it arrives", arguments: [1, 3, 7, 1_000])
  mutating func paste(pieceSize: Int) {
    let text = "né\nqQ\u{1B}[20\u{1B}[2J"
    let inputs = bytes("j\u{1B}[200~") + bytes(text) + [.code(259)] + bytes("\u{1B}[201~k")
    // The terminal's own sequences come whole, as whoever reads waits for their ends.
    let heads = [Array(inputs.prefix(7))]
    let pieces = stride(from: 7, to: inputs.count, by: pieceSize).map {
      Array(inputs[$0..<min($0 + pieceSize, inputs.count)])
    }
    // A lone Escape ends a text, and is not what a sequence begins with.
    let joined = pieceSize == 1 ? [Array(inputs[7...])] : pieces
    let keys = (heads + joined).flatMap { decoder.keys(in: $0, now: start) }
    #expect(keys == [.character("j"), .paste(text), .character("k")])
  }

  @Test("a text that is cut, or endless, ends with Escape, Ctrl-C or the next key after a while")
  mutating func cutPaste() {
    for (end, wait, key) in [
      ("\u{1B}", Duration.zero, Key.escape), ("\u{3}", .zero, .control("c")),
      ("j", Paste.patience + .seconds(1), .character("j")),
    ] {
      #expect(decoder.keys(in: bytes("\u{1B}[200~ab"), now: start) == [])
      #expect(decoder.keys(in: bytes("c"), now: start) == [])
      #expect(decoder.keys(in: bytes(end), now: start + wait) == [.paste("abc"), key])
    }
    let piece = bytes(String(repeating: "x", count: 1 << 16))
    #expect(decoder.keys(in: bytes("\u{1B}[200~"), now: start) == [])
    for _ in 0..<20 { #expect(decoder.keys(in: piece, now: start) == []) }
    let keys = decoder.keys(in: bytes("\u{1B}[201~j"), now: start)
    #expect(keys.count == 2 && keys.last == .character("j"))
    guard case .paste(let text)? = keys.first else {
      Issue.record("\(keys.count) keys")
      return
    }
    #expect(text.utf8.count == Paste.limit)
  }

  @Test("only a quick second press at the same place makes a double click")
  mutating func doubleClick() {
    let point = Point(row: 0, column: 0)
    let press = bytes("\u{1B}[<0;1;1M")
    let elsewhere = bytes("\u{1B}[<0;2;1M")
    #expect(decoder.keys(in: press, now: start) == [.click(point, count: 1)])
    let soon = start + KeyDecoder.doubleClickTime
    #expect(decoder.keys(in: press, now: soon) == [.click(point, count: 2)])
    #expect(decoder.keys(in: press, now: soon) == [.click(point, count: 1)])
    let late = soon + KeyDecoder.doubleClickTime + .milliseconds(1)
    #expect(decoder.keys(in: press, now: late) == [.click(point, count: 1)])
    #expect(decoder.keys(in: elsewhere, now: late).count == 1)
    #expect(decoder.keys(in: press, now: late) == [.click(point, count: 1)])
  }

  @Test(
    "input that ends within a character or a sequence is cut short",
    arguments: [
      ([0x6A], false), ([0xC3], true), ([0xC3, 0xA9], false), ([0xE6, 0x97], true),
      ([0xF0, 0x9F, 0x98], true), ([0x80], false), ([], false),
      (Array("\u{1B}".utf8), false), (Array("\u{1B}[".utf8), true),
      (Array("j\u{1B}[<0;1".utf8), true),
      (Array("\u{1B}[<0;1;1M".utf8), false), (Array("\u{1B}[M !".utf8), true),
      (Array("\u{1B}O".utf8), true), (Array("\u{1B}j".utf8), false),
    ] as [([UInt8], Bool)])
  func cutShort(bytes: [UInt8], isCutShort: Bool) {
    #expect(KeyDecoder.isCutShort(bytes.map { .byte($0) }) == isCutShort)
  }
}
