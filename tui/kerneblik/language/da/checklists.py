"""Danish: what can be wrong with a checklist file."""

CHECKLISTS: dict[str, str] = {
    "checklist.unusable": "Tjeklisten {source} kan ikke bruges.",
    # The file as a whole.
    "checklist.mistake.no_file": "filen findes ikke; kontrollér, om navnet er stavet rigtigt",
    "checklist.mistake.directory": "det er en mappe; angiv tjeklistens fil",
    "checklist.mistake.not_a_file": "det er ikke en almindelig fil; angiv tjeklistens fil",
    "checklist.mistake.no_permission": (
        "du har ikke ret til at læse filen; ret rettighederne, eller vælg en anden"
    ),
    "checklist.mistake.unreadable": "filen kan ikke læses ({problem})",
    "checklist.mistake.too_large": "filen er for stor; en tjekliste må højst fylde {limit} KiB",
    "checklist.mistake.empty": (
        "filen er tom; en tjekliste har felterne title, introduction, themes og actors"
    ),
    "checklist.mistake.more": "der er flere fejl; ret disse først, og prøv så igen",
    # The YAML.
    "checklist.mistake.not_utf8": "filen er i {encoding} og ikke i UTF-8; gem den i det tegnsæt",
    "checklist.mistake.unprintable": "usynligt styretegn ({code}); slet det",
    "checklist.mistake.syntax": (
        "YAML kan ikke læses her, ved tegn {column} ({problem}); kontrollér indrykning, kolon og"
        " anførselstegn på denne linje og den foregående"
    ),
    "checklist.mistake.not_yaml": "filen kan ikke læses som YAML ({problem})",
    "checklist.mistake.second_document": "her begynder et dokument nummer to; slet linjen med ---",
    "checklist.mistake.too_deep": (
        "for mange niveauer inden i hinanden; ingen tjekliste har brug for så mange"
    ),
    "checklist.mistake.anchor": "ankre som &{name} må ikke bruges; skriv indholdet ud, hvor det skal stå",
    "checklist.mistake.alias": (
        "henvisninger som *{name} må ikke bruges; skriv indholdet ud, hvor det skal stå"
    ),
    "checklist.mistake.tag": "typemærket {name} må ikke bruges; slet det",
    # The fields.
    "checklist.mistake.missing": "feltet mangler",
    "checklist.mistake.unknown_key": "feltet »{name}« findes ikke; de mulige er: {known}",
    "checklist.mistake.unknown_key_like": "feltet »{name}« findes ikke; mente du »{like}«?",
    "checklist.mistake.duplicate_key": "feltet står her to gange, første gang på linje {first}; slet den ene",
    "checklist.mistake.key_not_text": "navnet på et felt skal være et enkelt ord",
    "checklist.mistake.not_mapping": "her skal stå felter med hver sit navn: {known}",
    "checklist.mistake.not_list": "her skal stå en liste, hvor hvert punkt begynder med en bindestreg",
    "checklist.mistake.empty_list": "listen er tom; der skal stå mindst ét punkt",
    "checklist.mistake.not_text": (
        "her skal stå en tekst; er det et tal eller lignende, så sæt anførselstegn om"
    ),
    "checklist.mistake.empty_text": "her mangler en tekst",
    "checklist.mistake.too_long": "teksten er for lang; her må højst stå {longest} tegn",
    "checklist.mistake.not_flag": "her skal stå true eller false",
    "checklist.mistake.bad_id": (
        "»{value}« kan ikke være et id; brug små bogstaver a-z, cifre og bindestreger"
    ),
    "checklist.mistake.duplicate_id": "»{value}« er allerede brugt på linje {first}; giv det ene et andet id",
    "checklist.mistake.duplicate_alias": (
        "»{value}« betyder allerede en aktør på linje {first}; slet det ene sted"
    ),
    "checklist.mistake.alias_number": "»{value}« er et tal, og et tal er aktørens plads; brug et ord",
    "checklist.mistake.unknown_kind": (
        "»{value}« er ikke en slags spørgsmål; vælg {reflection} eller {dialogue}"
    ),
    "checklist.mistake.unknown_theme": "»{value}« er ikke et tema; vælg et af disse: {known}",
    "checklist.mistake.second_centre": (
        "kun én aktør kan stå i midten, og det gør den på linje {first} allerede"
    ),
    # The languages.
    "checklist.mistake.bad_language": "»{value}« er ikke en sprogkode; skriv fx da eller en",
    "checklist.mistake.not_translated": (
        "teksten skal stå pr. sprog, fx under da: og en:;"
        " er hele tjeklisten på ét sprog, så skriv fx language: da øverst i filen"
    ),
    "checklist.mistake.translated_in_single": (
        "her skal teksten stå direkte, for tjeklisten er på ét sprog (language: {language});"
        " slet den linje, hvis teksterne skal stå pr. sprog"
    ),
    "checklist.mistake.missing_language": (
        "teksten mangler på sproget »{language}«, som resten af tjeklisten har"
    ),
    "checklist.mistake.extra_language": (
        "sproget »{language}« mangler i resten af tjeklisten, som har: {known}"
    ),
}
