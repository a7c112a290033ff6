// SPDX-License-Identifier: MIT

import Glibc

/// What programs are told that are built with a sanitizer: what the tests themselves are told, and
/// that a crash is the program's own affair, as its tests expect.
public let sanitizerOptions: [String: String] = Dictionary(
  uniqueKeysWithValues: ["ASAN_OPTIONS", "TSAN_OPTIONS"].map { name in
    let own = getenv(name).map { String(cString: $0) } ?? ""
    return (name, own + ":handle_segv=0:handle_sigbus=0")
  })

/// Whether tests and programs are built with the thread sanitizer.
public let isThreadSanitized = dlsym(nil, "__tsan_init") != nil
