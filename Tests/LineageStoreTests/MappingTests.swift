// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("A mapping")
struct MappingTests {
  @Test(
    "is read and written alike",
    arguments: [
      "id=id",
      "id=uid,parents=from,metric.loss=eval.loss",
      #"id=/a~1b/0,title=["x,y"].z,metric.a=m[0],metric.b=["]"],metrics=m"#,
    ])
  func text(text: String) throws {
    let mapping = try Mapping(parsing: text)
    let again = try Mapping(parsing: mapping.text)
    #expect(again == mapping)
    #expect(again.text == mapping.text)
    #expect(Set(mapping.text.split(separator: ",")) == Set(text.split(separator: ",")))
  }

  @Test(
    "that is none says what is wrong with which part",
    arguments: [
      ("id=id,parent=p", "parent", "a mapping has no key parent; did you mean parents?"),
      ("parents=p", "", "a mapping needs the place of the id, such as id=id"),
      ("id=id,,title=t", "", "a part of a mapping is a key, = and a path, such as id=id"),
      ("", "", "a part of a mapping is a key, = and a path, such as id=id"),
      ("id=id,title", "title", "a part of a mapping is a key, = and a path, such as id=id"),
      ("id=id,id=key", "id", "id is there twice"),
      ("id=id,metric.a=x,metric.a=y", "metric.a", "metric.a is there twice"),
      ("id=", "", "a path is missing, such as metadata.score"),
      ("id=a..b", "a..b", "a key of the path is empty"),
      ("id=id,parents=p.*.id", "p.*.id", "a path leads to one place, and * is all elements"),
      ("metric.=x,id=id", "metric.", "metric. needs the metric's name after the full stop"),
    ])
  func mistakes(text: String, part: String, message: String) throws {
    let error = try #require(throws: MappingError.self) { try Mapping(parsing: text) }
    #expect(error.message == message)
    let marked = Array(text.unicodeScalars)[error.place]
    #expect(String(String.UnicodeScalarView(marked)) == part)
  }

  @Test("shows the place of a mistake, and obeys nothing")
  func description() throws {
    let error = try #require(throws: MappingError.self) {
      try Mapping(parsing: "id=i\u{1B}d,parent=p")
    }
    #expect(
      error.description == """
        a mapping has no key parent; did you mean parents?
          id=i d,parent=p
                 ^^^^^^
        """)
  }

  @Test("of the configuration tells the entry of a mistake")
  func entries() throws {
    let (mapping, mistakes) = Mapping.make(of: [("id", "a"), ("metric.x", "b.c")])
    #expect(mapping.text == "id=a,metric.x=b.c")
    #expect(mistakes.isEmpty)
    let wrong = Mapping.make(of: [("id", "a"), ("titel", "b"), ("cohort", "")]).mistakes
    #expect(wrong.map(\.entry) == [1, 2])
    #expect(Mapping.make(of: [("title", "b")]).mistakes.map(\.entry) == [nil])
  }

  @Test("that is shipped is its own text")
  func shipped() throws {
    for mapping in Mapping.shipped {
      #expect(try Mapping(parsing: mapping.text).text == mapping.text)
      #expect(Mapping.shipped.count { $0.name == mapping.name } == 1)
    }
  }
}
