// SPDX-License-Identifier: MIT

/// Numbers as Python's `json` writes them after reading them.
enum PythonNumber {
  /// The canonical spelling of a number in a document.
  ///
  /// Integers keep their digits, however many; other numbers become doubles.
  ///
  /// - Complexity: O(length).
  static func canonical(_ kind: JSONToken.Kind, _ spelling: ArraySlice<UInt8>) -> [UInt8] {
    if kind == .integer { return spelling.elementsEqual("-0".utf8) ? [0x30] : Array(spelling) }
    let text = String(decoding: spelling, as: UTF8.self)
    guard let number = Double(text) else { return Array(spelling) }
    return Array(representation(of: number).utf8)
  }

  /// A double as Python's `repr` writes it: the shortest digits that mean it, an exponent only
  /// below 1e-4 and from 1e16 on.
  static func representation(of number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    let sign = number.sign == .minus ? "-" : ""
    let (digits, point) = decimal(number.magnitude)
    return sign + layOut(digits, point: point)
  }

  /// The shortest digits of a number, and where its decimal point is among or beside them.
  ///
  /// Swift finds the same digits as Python (the shortest that read back as the number, of these
  /// the closest), and only lays them out differently.
  private static func decimal(_ number: Double) -> (digits: [UInt8], point: Int) {
    let parts = number.description.utf8.split(separator: UInt8(ascii: "e"))
    let mantissa = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let exponent = parts.count > 1 ? Int(String(Substring(parts[1]))) ?? 0 : 0
    let all = mantissa.flatMap { Array($0) }
    let zeros = all.prefix { $0 == UInt8(ascii: "0") }.count
    guard zeros < all.count else { return ([UInt8(ascii: "0")], 1) }
    let lastDigit = all.lastIndex { $0 != UInt8(ascii: "0") } ?? zeros
    return (Array(all[zeros...lastDigit]), mantissa[0].count - zeros + exponent)
  }

  private static func layOut(_ digits: [UInt8], point: Int) -> String {
    let text = String(decoding: digits, as: UTF8.self)
    func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
    switch point {
    case -3...0: return "0." + zeros(-point) + text
    case 1...16 where digits.count <= point: return text + zeros(point - digits.count) + ".0"
    case 1...16: return text.prefix(point) + "." + text.dropFirst(point)
    default:
      let exponent = point - 1
      let fraction = digits.count > 1 ? "." + text.dropFirst() : ""
      let padding = exponent.magnitude < 10 ? "0" : ""
      return text.prefix(1) + fraction + (exponent < 0 ? "e-" : "e+") + padding
        + String(exponent.magnitude)
    }
  }
}
