"""What the fork server imports before it forks: all of Kerneblik, and the demo app."""

from __future__ import annotations

import gc
import pkgutil
from importlib import import_module

from kerneblik.terminal.starting import before_imports

before_imports()

import kerneblik  # noqa: E402

for _module in pkgutil.walk_packages(kerneblik.__path__, "kerneblik."):
    import_module(_module.name)
import_module("support.terminal.demo_app")
for _name in ("support.terminal.fork_server", "support.forked_python"):
    import_module(_name)  # a fork finds there what it has to do
gc.collect()
gc.freeze()  # a collection in a fork would copy all of it
