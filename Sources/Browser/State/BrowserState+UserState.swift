// SPDX-License-Identifier: MIT

// What the user has said and done, as it was kept.
extension BrowserState {
  /// What is done while the user's state is read again, so that it is not lost when that has been read.
  struct Rereading: Sendable {
    /// How many times it is being read.
    var count = 0
    /// What was done since.
    var changes: [UserState.Change] = []
  }

  /// Has the user's state read again: a verb, or another program, may have changed it.
  mutating func rereadUserState() -> [Effect] {
    guard keepsUserState else { return [] }
    rereading.count += 1
    return [.readUserState]
  }

  /// Takes in the user's state, when it was first read or once more.
  mutating func take(_ read: UserState) {
    let isAgain = rereading.count > 0
    let known = user
    user = read
    if isAgain {
      // What is new is known better here than in what was written at the end of a visit.
      user.unseen = known.unseen
      user.seenUntil = known.seenUntil
      for change in rereading.changes { user.apply(change) }
      rereading.count -= 1
      if rereading.count == 0 { rereading.changes = [] }
    } else {
      signUnseen()
    }
    showSelection()
    // The tags of the snapshots shown may be others.
    layOutPage()
  }

  /// What is to be done, with what was selected kept first; and while the user's state is read again,
  /// what is kept is remembered.
  mutating func keepingSelection(_ effects: [Effect]) -> [Effect] {
    let effects = unsaved.isEmpty ? effects : [.save(unsaved)] + effects
    unsaved = []
    guard rereading.count > 0 else { return effects }
    for case .save(let changes) in effects { rereading.changes += changes }
    return effects
  }
}
