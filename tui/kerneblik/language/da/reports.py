"""Danish: words of the reports."""

REPORTS: dict[str, str] = {
    "report.begun": "begyndt {date}",
    "report.unanswered": "Ikke besvaret.",
    "report.set_aside": "Lagt til side.",
    "report.reworded": "Svaret blev skrevet, da spørgsmålet lød: »{wording}«",
    "report.removed": "Svar på spørgsmål, der er taget ud",
    "report.removed.explanation": "Tjeklisten har ikke længere disse spørgsmål. Svarene er gemt.",
    # The status table
    "report.status.actor": "Aktør",
    "report.status.reflection": "Refleksion",
    "report.status.dialogue": "Dialog",
    "report.status.words": "Ord",
    "report.status.edited": "Sidst rettet",
    "report.status.removed.one": "Desuden ét svar på et spørgsmål, som tjeklisten ikke længere har.",
    "report.status.removed.other": "Desuden {count} svar på spørgsmål, som tjeklisten ikke længere har.",
    # What can be wrong with a file to import; {field} is a place in it
    "exchange.too_large": "filen er for stor; en runde må højst fylde {limit} MiB",
    "exchange.too_many": "filen rummer for meget: højst {most} svar, samtaler, aftaler og mærker tilsammen",
    "exchange.not_json": (
        "filen er ikke læsbar JSON (linje {line}, tegn {column}); hent den igen, hvor den kommer fra"
    ),
    "exchange.not_a_round": (
        'filen er ikke en runde fra Kerneblik: feltet "format" skal være "{format}".'
        " Lav en med »kerneblik export --format json«"
    ),
    "exchange.newer": (
        "filen er skrevet af et nyere Kerneblik (version {version}; dette kender {known});"
        " opdater Kerneblik, og prøv igen"
    ),
    "exchange.twice": '{field}: spørgsmålet "{id}" er besvaret to gange; slet det ene svar',
    "exchange.not_one_of": "{field}: skal være en af disse: {known}",
    "exchange.missing": "{field}: feltet mangler",
    "exchange.empty": "{field}: her mangler en tekst",
    "exchange.too_long": "{field}: teksten er for lang; den må højst have {longest} tegn",
    "exchange.not_fields": "{field}: her skal stå felter med navne, i krølleparenteser",
    "exchange.not_str": "{field}: skal være en tekst i anførselstegn",
    "exchange.not_bool": "{field}: skal være true eller false",
    "exchange.not_int": "{field}: skal være et helt tal fra 0 og op",
    "exchange.not_list": "{field}: skal være en liste i kantede parenteser",
    "exchange.not_dict": "{field}: her skal stå felter med navne, i krølleparenteser",
    "exchange.not_moment": "{field}: skal være et tidspunkt som 2026-11-03T14:02:00+00:00",
    "exchange.not_day": "{field}: skal være en dato som 2026-11-24",
    "exchange.not_in_years": "{field}: året skal ligge mellem {first} og {last}",
    "exchange.number_too_large": "{field}: tallet er for stort; det må højst være {largest}",
    "exchange.encoding": "filen er i {encoding} og ikke i UTF-8; gem den i det tegnsæt",
}
