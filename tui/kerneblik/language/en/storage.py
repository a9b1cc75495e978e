"""English: what can go wrong with files, directories and settings."""

STORAGE: dict[str, str] = {
    "storage.foreign": "{path} belongs to another user. Kerneblik reads and writes your own files only: move"
    " it away, or ask whoever looks after the machine to.",
    "storage.directory.link": "{path} is a link to somewhere else. For safety's sake Kerneblik does not"
    " follow it: put the directory itself here, or point to the whole data directory with --data.",
    "storage.full": "The disk is full, so {path} can't be saved. Delete something else, or ask for more"
    " space.",
    "storage.no_rights": "You have no rights to {path}. Ask whoever looks after the machine to give you"
    " them.",
    "storage.read_only": "{path} is on a disk that can only be read. Choose another directory with --data.",
    "storage.gone": "{path} is no longer there. Was a disk disconnected, or the directory moved or deleted?",
    "storage.link": "{path} is a link. For safety's sake Kerneblik reads and writes only real files: put the"
    " file itself here.",
    "storage.not_a_file": "{path} is no plain file. Move what lies there somewhere else.",
    "backups.failing": "The backups of the round can't be kept in {path} ({code}). What you write is saved,"
    " but if the round's file gets damaged, there is no recent copy of it. Run “kerneblik doctor”, or talk"
    " to whoever looks after the machine.",
    "storage.io": "The disk reports an error ({code}) for {path}. Talk to whoever looks after the machine.",
    "storage.unexpected": "Something unexpected went wrong while saving ({detail}). Copy your text to"
    " somewhere else, and please report it.",
    "storage.too_large": "The round is too large to be saved in {path}. Split the longest texts.",
    "storage.busy": "{path} is in use elsewhere just now. Try again in a moment.",
    "storage.slow": "The disk does not answer, so {path} is not saved yet. The text is still here and is"
    " saved as soon as the disk answers. If it is a network drive, check the connection.",
    "storage.missing": "There is no round called “{round}”.",
    "storage.copy": "{path} is a copy of the round “{round}” that another program has put there. It isn't"
    " opened; the round lies in {of}.",
    "storage.newer": "{path} was written by a newer version of Kerneblik. Update Kerneblik to open the"
    " round; the file was not touched.",
    "storage.unreadable.empty": "{path} is empty: the texts in it are lost. The file was not touched.",
    "storage.unreadable.no_json": "{path} is damaged and can't be read. The file was not touched.",
    "storage.unreadable.no_round": "{path} can be read, but there is no round in it. The file was not"
    " touched.",
    "storage.unreadable.field": "{path} can't be read: the field “{field}” has a value that it can't have."
    " The file was not touched.",
    "storage.unreadable.too_long": "{path} can't be read: the field “{field}” is longer than {longest}"
    " characters. The file is untouched.",
    "storage.unreadable.too_large": "{path} is so large that it can't be a round. The file was not touched.",
    "storage.directory.is_file": "{path} is a file, but has to be a directory. Choose another one with"
    " --data.",
    "storage.directory.other_owner": "The directory {path} is somebody else's. Choose one of your own with"
    " --data.",
    "storage.directory.shared": "The directory {path} is shared by everybody on the machine. Choose one of"
    " your own with --data.",
    "storage.directory.read_only": "The directory {path} can't be written in. Give yourself the right to"
    " write, or choose another one with --data.",
    # Copies that synchronisation left, and drafts
    "copies.found.one": "A copy of a round lies beside it and isn't opened: {paths}",
    "copies.found.other": "{count} copies of rounds lie beside them and aren't opened: {paths}",
    "drafts.newer": "The draft {path} was written by a newer version of Kerneblik. Update Kerneblik, and the"
    " text is in the form again.",
    "drafts.unreadable": "The draft {path} cannot be read.",
    # Paths, settings and files from elsewhere
    "paths.no_home": (
        "you have no home directory for the texts. Name a directory with --data DIR or KERNEBLIK_DATA"
    ),
    "settings.unreadable": "the settings in {path} cannot be read ({reason}); the original ones are used",
    "settings.nonsense": (
        "the settings in {path} make no sense; the original ones are used. “kerneblik doctor --repair” puts"
        " the file aside"
    ),
    "settings.link": (
        "{path} is a link; the original settings are used, and new ones are not kept. Put the file itself"
        " here"
    ),
    "settings.foreign": (
        "{path} belongs to another user; the original settings are used, and new ones are not kept. Delete"
        " the file"
    ),
    "settings.unsaved": "the settings cannot be kept in {path} ({reason})",
    "text.encoding": "{path}: the text is in {encoding}, not in UTF-8; save it in that encoding",
}
