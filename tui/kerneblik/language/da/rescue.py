"""Danish: words of what is done so that no text is lost, and none gets into others' hands."""

RESCUE: dict[str, str] = {
    "storage.foreign": "{path} tilhører en anden bruger. Kerneblik læser og skriver kun dine egne filer:"
    " flyt den væk, eller bed administratoren om det.",
    "storage.directory.link": "{path} er en henvisning (et link) til et andet sted. Af sikkerhedshensyn"
    " følger Kerneblik den ikke: læg selve mappen her, eller peg på hele datamappen med --data.",
}
