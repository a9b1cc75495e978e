"""Danish: why the system refused something, by the names of its error numbers."""

REASONS: dict[str, str] = {
    "reason.ENOENT": "mappen eller filen findes ikke",
    "reason.ENOTDIR": "en del af stien er ikke en mappe",
    "reason.EISDIR": "det er en mappe",
    "reason.EEXIST": "den findes allerede",
    "reason.EACCES": "det har du ikke rettigheder til",
    "reason.EPERM": "det har du ikke rettigheder til",
    "reason.EROFS": "disken kan der kun læses fra",
    "reason.ENOSPC": "disken er fuld",
    "reason.EDQUOT": "din plads på disken er brugt op",
    "reason.ENAMETOOLONG": "navnet er for langt",
    "reason.ELOOP": "det er en henvisning (et link)",
    "reason.ENXIO": "det er ikke en almindelig fil",
    "reason.EIO": "disken svarer med en fejl",
}
