// SPDX-License-Identifier: MIT

import LineageCore
import Screen

extension BrowserState {
  /// Inspects; on a reference goes to the row it stands for; on a folded row opens it.
  mutating func enter() {
    guard let row = view?.layout[cursor] else { return }
    if row.kind == .stretch {
      openStretch(endingAt: row.node)
    } else if row.kind == .repeated || row.kind == .cut {
      jump(to: row.node)
    } else if row.fold == .folded {
      unfoldOrGoDown()
    } else if inspector.isOpen {
      inspector.hasFocus.toggle()
    } else {
      inspector.isOpen = true
      inspector.firstLine = 0
    }
  }

  /// Moves the focus; opens the inspector where it is closed.
  mutating func switchPane() {
    inspector.hasFocus = inspector.isOpen ? !inspector.hasFocus : true
    inspector.isOpen = true
  }

  /// Gives the inspector the whole screen, or takes it back.
  mutating func zoomPane() {
    inspector.isZoomed = !(inspector.isOpen && inspector.isZoomed)
    inspector.isOpen = true
    inspector.hasFocus = inspector.isZoomed
  }

  /// Scrolls the pane that does not have the focus.
  mutating func scrollOtherPane(_ command: Command, count: Int?) {
    guard inspector.isOpen else {
      message = Message(text: "Enter opens the inspector")
      return
    }
    inspector.hasFocus.toggle()
    move(command == .scrollDown ? .next : .previous, count: count)
    inspector.hasFocus.toggle()
  }

  /// The last line that the inspector can begin with.
  var inspectorEnd: Int {
    guard let view, let area = panes.inspector else { return 0 }
    let lines = InspectorText(self, view).lines(of: cursor, width: area.size.columns - 2)
    return max(0, lines.count - area.size.rows)
  }

  /// Begins with the first line where another snapshot is shown, and with none beyond the end.
  mutating func scrollInspector() {
    guard inspector.isOpen, let view else { return }
    let place = view.place(of: cursor)
    if inspector.shown != place {
      inspector.shown = place
      inspector.firstLine = 0
    }
    if inspector.firstLine > 0 { inspector.firstLine = min(inspector.firstLine, inspectorEnd) }
  }
}

extension BrowserState {
  /// Orders siblings by the next key, or the other way round.
  mutating func sortSiblings(_ command: Command) {
    guard let earlier = view else { return }
    if command == .reverse {
      options.siblings.isReversed.toggle()
    } else {
      options.siblings.key = options.siblings.key.next
    }
    let place = earlier.place(of: cursor)
    let height = cursor.position - firstRow
    view = LineageView(earlier.graph, as: earlier.plan, options: options, changes: changes)
    cursor = view?.row(of: place) ?? Row(0)
    firstRow = cursor.position - height
    let way = options.siblings.isReversed ? ", the other way round" : ""
    message = Message(text: "siblings by \(options.siblings.key.rawValue)\(way)")
  }
}
