"""English: what can be wrong with a checklist file."""

CHECKLISTS: dict[str, str] = {
    "checklist.unusable": "The checklist {source} cannot be used.",
    # The file as a whole.
    "checklist.mistake.no_file": "there is no such file; see whether its name is spelled right",
    "checklist.mistake.directory": "this is a directory; name the checklist's file",
    "checklist.mistake.not_a_file": "it is no plain file; name the file of the checklist",
    "checklist.mistake.no_permission": "you may not read the file; change its permissions or choose another",
    "checklist.mistake.unreadable": "the file cannot be read ({problem})",
    "checklist.mistake.too_large": "the file is too large; a checklist may take up {limit} KiB at most",
    "checklist.mistake.empty": (
        "the file is empty; a checklist has the fields title, introduction, themes and actors"
    ),
    "checklist.mistake.more": "there are more mistakes; mend these first, then try again",
    # The YAML.
    "checklist.mistake.not_utf8": "the file is in {encoding}, not in UTF-8; save it in that encoding",
    "checklist.mistake.unprintable": "invisible control character ({code}); delete it",
    "checklist.mistake.syntax": (
        "the YAML cannot be read here, at character {column} ({problem});"
        " look at indentation, colons and quotation marks on this line and the one before"
    ),
    "checklist.mistake.not_yaml": "the file cannot be read as YAML ({problem})",
    "checklist.mistake.second_document": "a second document begins here; delete the line with ---",
    "checklist.mistake.too_deep": "too many levels inside one another; no checklist needs that many",
    "checklist.mistake.anchor": (
        "anchors such as &{name} may not be used; write the content out where it belongs"
    ),
    "checklist.mistake.alias": (
        "references such as *{name} may not be used; write the content out where it belongs"
    ),
    "checklist.mistake.tag": "the type tag {name} may not be used; delete it",
    # The fields.
    "checklist.mistake.missing": "the field is missing",
    "checklist.mistake.unknown_key": "there is no field “{name}”; the possible ones are: {known}",
    "checklist.mistake.unknown_key_like": "there is no field “{name}”; did you mean “{like}”?",
    "checklist.mistake.duplicate_key": (
        "the field is here twice, the first time on line {first}; delete one of them"
    ),
    "checklist.mistake.key_not_text": "the name of a field must be a single word",
    "checklist.mistake.not_mapping": "expected fields, each with its name: {known}",
    "checklist.mistake.not_list": "expected a list, each item of which begins with a hyphen",
    "checklist.mistake.empty_list": "the list is empty; it must have at least one item",
    "checklist.mistake.not_text": "expected a text; if it is a number or the like, put it in quotation marks",
    "checklist.mistake.empty_text": "a text is missing here",
    "checklist.mistake.too_long": "the text is too long; it may have {longest} characters at most",
    "checklist.mistake.not_flag": "expected true or false",
    "checklist.mistake.bad_id": "“{value}” cannot be an id; use lower-case letters a-z, digits and hyphens",
    "checklist.mistake.duplicate_id": (
        "the id “{value}” is used on line {first} already; give one of them another id"
    ),
    "checklist.mistake.duplicate_alias": (
        "“{value}” stands for an actor on line {first} already; remove one of the two"
    ),
    "checklist.mistake.alias_number": "“{value}” is a number, which is the actor's place; use a word",
    "checklist.mistake.unknown_kind": (
        "“{value}” is not a kind of question; choose {reflection} or {dialogue}"
    ),
    "checklist.mistake.unknown_theme": "“{value}” is not a theme; choose one of these: {known}",
    "checklist.mistake.second_centre": (
        "only one actor can be in the middle, and the one on line {first} is already"
    ),
    # The languages.
    "checklist.mistake.bad_language": "“{value}” is not a language code; write da or en, for instance",
    "checklist.mistake.not_translated": (
        "the text must be given per language, such as under da: and en:;"
        " if the whole checklist is in one language, write language: da, say, at the top of the file"
    ),
    "checklist.mistake.translated_in_single": (
        "the text must stand here directly, for the checklist is in one language (language: {language});"
        " delete that line if the texts are to be given per language"
    ),
    "checklist.mistake.missing_language": (
        "the text is missing in “{language}”, which the rest of the checklist has"
    ),
    "checklist.mistake.extra_language": "the rest of the checklist is not in “{language}”; it has: {known}",
}
