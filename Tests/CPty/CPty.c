// SPDX-License-Identifier: MIT
#include "CPty.h"
