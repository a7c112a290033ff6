// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Synchronization

// What the user says.
extension StoreDesk {
  /// Reads it when the store is opened.
  func loadUserState() {
    guard let userStateFile else { return }
    do throws(CommandError) {
      let user = try userStateFile.load()
      state.withLock { $0.seenUntil = user.seenUntil }
      report(.userStateRead(user))
    } catch {
      state.withLock { $0.failure = error }
    }
  }

  /// Reads it again, after what is on its way there; the browser may have kept nothing, and then knows
  /// all by itself.
  func rereadUserState() {
    guard let userStateFile else { return }
    start {
      await self.finish()
      do throws(CommandError) {
        self.report(.userStateRead(try userStateFile.load()))
      } catch {
        self.report(.noted(error.message ?? ""))
      }
    }
  }

  /// Starts keeping what the user has done; what comes while other changes are written waits.
  func save(_ changes: [UserState.Change]) {
    guard let userStateFile else { return }
    state.withLock { state in
      state.unsaved += changes
      guard state.saving == nil else { return }
      state.saving = start { self.write(to: userStateFile) }
    }
  }

  private func write(to file: UserStateFile) {
    while let changes = takeUnsaved() {
      do throws(CommandError) {
        try file.save(changes)
      } catch {
        state.withLock { $0.failure = error }
      }
    }
  }

  private func takeUnsaved() -> [UserState.Change]? {
    state.withLock { state in
      defer { state.unsaved = [] }
      if state.unsaved.isEmpty { state.saving = nil }
      return state.unsaved.isEmpty ? nil : state.unsaved
    }
  }

  /// Waits until everything is written.
  func finish() async {
    await state.withLock { $0.saving }?.value
  }
}
