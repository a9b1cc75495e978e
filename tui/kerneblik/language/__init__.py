"""The translator and its catalogues, Danish and English."""

from kerneblik.language.translator import LANGUAGES, Translator, catalogue, choose_language

__all__ = ["LANGUAGES", "Translator", "catalogue", "choose_language"]
