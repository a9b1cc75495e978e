"""English: words of what is done so that no text is lost, and none gets into others' hands."""

RESCUE: dict[str, str] = {
    "storage.foreign": "{path} belongs to another user. Kerneblik reads and writes your own files only: move"
    " it away, or ask whoever looks after the machine to.",
    "storage.directory.link": "{path} is a link to somewhere else. For safety's sake Kerneblik does not"
    " follow it: put the directory itself here, or point to the whole data directory with --data.",
}
