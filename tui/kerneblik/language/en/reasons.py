"""English: why the system refused something, by the names of its error numbers."""

REASONS: dict[str, str] = {
    "reason.ENOENT": "there is no such directory or file",
    "reason.ENOTDIR": "a part of the path is not a directory",
    "reason.EISDIR": "it is a directory",
    "reason.EEXIST": "it is there already",
    "reason.EACCES": "you have no permission for that",
    "reason.EPERM": "you have no permission for that",
    "reason.EROFS": "the disk can only be read from",
    "reason.ENOSPC": "the disk is full",
    "reason.EDQUOT": "your share of the disk is used up",
    "reason.ENAMETOOLONG": "the name is too long",
    "reason.ELOOP": "it is a link",
    "reason.ENXIO": "it is no plain file",
    "reason.EIO": "the disk answers with an error",
}
