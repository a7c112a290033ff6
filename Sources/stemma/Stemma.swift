// SPDX-License-Identifier: MIT

import ArgumentParser

@main
struct Stemma: ParsableCommand {}
