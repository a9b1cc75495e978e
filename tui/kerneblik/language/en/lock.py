"""English: the lock: the passphrase, the commands around it, the hidden screen."""

LOCK: dict[str, str] = {
    # Keys
    "key.lock": "lock",
    "key.lock.help": "hide the screen at once; with a passphrase set, it is asked for again",
    "key.lock.command": "Hide the screen, or lock it",
    # What can go wrong
    "lock.locked": "The texts in {path} are locked with a passphrase.",
    "lock.changed": "The lock on {path} has just been removed. Start again.",
    "lock.already": "The texts in {path} are locked already. “kerneblik passphrase” changes the passphrase,"
    " “kerneblik unlock” removes it.",
    "lock.not_locked": "The texts in {path} are not locked.",
    "lock.in_use": "{path} is open in Kerneblik elsewhere. Quit there first (in tmux and screen, too), and"
    " try again.",
    "lock.under_way": "{path} is being locked or unlocked elsewhere. Try again in a moment.",
    "lock.busy": "The machine is too busy just now. Trying again …",
    "lock.too_busy": "The machine is too busy to try the passphrase. Nothing is wrong with it or the key:"
    " try again in a while.",
    "lock.wrong": "That is not the passphrase.",
    "lock.no_process": "The passphrase could not be tried ({detail}). For a moment that takes up to 1 GB of"
    " memory: try again shortly, or talk to whoever looks after the machine.",
    "lock.key_missing": "The key {path} is gone, and without it the locked texts can't be opened. Fetch it"
    " from a backup of the directory.",
    "lock.key_damaged": "The key {path} can't be opened ({reason}). If the file is damaged, fetch it from a"
    " backup of the directory.",
    "lock.unreadable": "{path} can't be unlocked: the file is damaged, or locked with another key. The file"
    " was not touched. Take the newest backup.",
    "lock.too_large": "{path} is too large to be locked or unlocked. Move the file out of the directory.",
    "lock.in_the_way": "{path} is there already, so the other form of it can't be written. Move the file out"
    " of the directory, and try again.",
    "lock.unfinished": "It could not be brought to its end in {path} ({code}). Nothing is lost: it will be"
    " done the next time Kerneblik starts.",
    "lock.plan_damaged": "{path} is damaged, so what was begun can't be brought to its end. Delete nothing in"
    " the directory, for the texts are still there; talk to whoever looks after the machine.",
    "lock.passphrase.short": "The passphrase is too short: it needs at least {shortest} characters.",
    "lock.passphrase.unprintable": "The passphrase can only hold letters, digits, signs and spaces, no arrow"
    " keys and the like.",
    # `kerneblik lock`, `unlock` and `passphrase`
    "lock.warning": """\
Everything you have written in {path} will be encrypted. Without the passphrase nobody can read the files, \
not even the administrator.

  IF YOU LOSE THE PASSPHRASE, THE TEXTS ARE LOST.
  Nobody can bring them back. Write it down, and keep it in a safe place.

Copies that others have made of the directory before now will not be encrypted.

""",
    "lock.confirm": "Lock the texts? Type yes or no: ",
    "lock.not_shown": "The passphrase needs at least {shortest} characters. It is not shown as you type it.",
    "lock.ask": "Passphrase: ",
    "lock.ask_old": "The present passphrase: ",
    "lock.ask_new": "New passphrase: ",
    "lock.ask_again": "Repeat the passphrase: ",
    "lock.try_again": "That is not the passphrase. Try again.",
    "lock.working": "One moment …",
    "lock.differ": "The two passphrases are not the same.",
    "lock.again": "{problem} Try again.",
    "lock.cancelled": "Nothing was changed.",
    "lock.failed": "{message} Nothing was changed.",
    "lock.no_terminal": "the passphrase can only be typed in a terminal, and there is none here",
    "lock.untypable": "the passphrase could not be read: the terminal sends other characters than the"
    " language ({encoding}) says. Set LANG, to en_GB.UTF-8 for instance",
    "lock.demo": "the example can't be locked; leave out --demo",
    "lock.done": "The texts are locked. {idle}",
    "lock.idle.one": "The app locks itself after {count} minute, and at once with F12.",
    "lock.idle.other": "The app locks itself after {count} minutes, and at once with F12.",
    "lock.idle.never": "The app is locked with F12, but not by itself.",
    "lock.removed": "The texts are no longer locked.",
    "lock.left": "These files could not be opened. They lie as they did, and their key is kept in"
    " {directory}:",
    "lock.new_passphrase": "The passphrase is changed. Copies that others have made of the directory before"
    " now still open with the old one.",
    # The app
    "unlock.title": "Kerneblik is locked",
    "unlock.explanation": "Type the passphrase to go on reading and writing.",
    "unlock.keys": "Enter: unlock    Esc: quit",
    "unlock.unsaved.keys": "Enter: unlock",
    "unlock.trying": "Unlocking …",
    "unlock.wrong": "That is not the passphrase. Try again.",
    "unlock.unsaved": "What you wrote last is not saved yet: {reason} It is tried again by itself.",
    "privacy.back": "Enter: back",
    "privacy.saving": "Saving …",
    "idle.title": "Passphrase and pauses",
    "idle.explanation": "How long without a key until the app locks itself?",
    "idle.after.one": "{count} minute",
    "idle.after.other": "{count} minutes",
    "idle.never": "Never, only with F12",
    "idle.now": "{choice} (as now)",
    "idle.editor.leave": "Leave my own editor open, even when I pause",
    "idle.editor.lock": "Close my own editor, too, when I pause",
    "passphrase.title": "Passphrase",
    "passphrase.none": (
        "Your texts are not locked. With a passphrase the files are encrypted, and the app asks for it."
        "\n\nF12 hides the screen, without a passphrase too."
    ),
    "passphrase.example": (
        "The example can't be locked. In rounds of your own you can set a passphrase here."
        "\n\nF12 hides the screen, without a passphrase too."
    ),
    "passphrase.close": "Close",
    "passphrase.set": "Set a passphrase",
    "passphrase.set.brief": "IF YOU FORGET IT, THE TEXTS ARE LOST.",
    "passphrase.set.keys": "Enter: lock the texts   Esc: cancel",
    "passphrase.change": "Change the passphrase",
    "passphrase.change.keys": "Enter: change   Esc: cancel",
    "passphrase.remove": "Remove the passphrase",
    "passphrase.remove.keys": "Enter: remove   Esc: cancel",
    "passphrase.remove.explanation": (
        "The files in {path} are written without encryption, so that you and the machine's administrators can"
        " open them, and the app locks no more."
    ),
    "passphrase.line.old": "The present passphrase",
    "passphrase.line.new": "New passphrase",
    "passphrase.line.again": "Repeat the passphrase",
}
