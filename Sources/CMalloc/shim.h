// SPDX-License-Identifier: MIT
// Left out of the C library's module map.
#pragma once
#include <malloc.h>
