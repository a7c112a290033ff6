// SPDX-License-Identifier: MIT

import Browser

/// The world as a browser of a store has it: what it wants done is done beside its loop.
struct StoreWorld: World {
  private let desk: StoreDesk

  /// Creates a world, and starts reading the store.
  init(_ desk: StoreDesk) {
    self.desk = desk
    desk.startLoading()
  }

  func perform(_ effect: Effect) {
    switch effect {
    case .cancelLoading: desk.cancelLoading()
    case .readDetail(let id): desk.readDetail(of: id)
    case .ask(let question): desk.ask(question)
    case .cancelAsking: desk.cancelAsking()
    case .copyPaths(let ids): desk.copyPaths(of: ids)
    case .copyJSON(let ids): desk.copyJSON(of: ids)
    case .find(let question): desk.find(question)
    case .follow(let isOn): desk.follow(isOn)
    case .findNewest: desk.findNewest()
    case .goOn: desk.report(.goOn)
    case .lookAgain: desk.compareAgain()
    case .compare: desk.startComparing()
    case .save(let changes): desk.save(changes)
    case .readUserState: desk.rereadUserState()
    case .copy, .useMouse, .redraw, .suspend, .quit, .runOutside: break
    }
  }

  func run(_ job: OutsideJob) { desk.run(job) }

  func news() -> [Action] { desk.takeNews() }
}
