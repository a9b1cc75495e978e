"""A text area for prose that repaints only the rows that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar, NamedTuple, Self

from rich.console import Console
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.document._document import Document, EditResult, Location, Selection
from textual.document._document_navigator import DocumentNavigator
from textual.document._edit import Edit
from textual.expand_tabs import expand_text_tabs_from_widths
from textual.geometry import Region, Spacing
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import TextArea

from kerneblik.terminal.edit_history import CompactHistory
from kerneblik.terminal.wrapping import IncrementalWrappedDocument

ROWS_CACHED = 512
"""How many drawn rows are remembered, a few screens full."""


class RowStyle(NamedTuple):
    """What all rows share: the styles and the width they are drawn with."""

    base: Style
    cursor: Style | None
    cursor_line: Style | None
    selection: Style | None
    width: int
    widget_width: int


class Row(NamedTuple):
    """Everything that the drawing of one row depends on: equal rows are drawn alike."""

    style: RowStyle
    text: str | None = None
    """The text on it; None below the end of the document."""
    tab_widths: tuple[int, ...] = ()
    ends_line: bool = False
    """Whether the line of text ends here; the cursor can rest behind the end."""
    in_cursor_line: bool = False
    cursor: int | None = None
    """The cursor's column."""
    selected: tuple[int, int] | None = None
    """First column selected, and the first one after it."""
    selected_blank: bool = False
    """Whether this is an empty line within a selection."""


class IncrementalTextArea(TextArea):
    """A TextArea that looks and acts as the stock one, at a cost per key that doesn't grow with the text.

    The stock class repaints itself whole at every key. This one compares what each visible row depends on
    before and after, and refreshes the rows that differ. It is meant for soft-wrapped prose: no syntax
    highlighting or matching of brackets, and no blinking cursor (a blinking one keeps a dead connection
    alive); with line numbers, suggestions or soft wrap off it draws as the stock class does.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # What a line break becomes when pasted without bracketed paste.
        Binding("ctrl+j", "insert_line_break", "New line", show=False),
        Binding("ctrl+left,alt+left,alt+b", "cursor_word_left", "Word left", show=False),
        Binding("ctrl+right,alt+right,alt+f", "cursor_word_right", "Word right", show=False),
        Binding("ctrl+w,ctrl+backspace,alt+backspace", "delete_word_left", "Delete word left", show=False),
        Binding("ctrl+delete,alt+delete,alt+d", "delete_word_right", "Delete word right", show=False),
        Binding("ctrl+home", "go_to_start", "Start of the text", show=False),
        Binding("ctrl+end", "go_to_end", "End of the text", show=False),
        Binding("ctrl+shift+home", "go_to_start(True)", "Select to the start", show=False),
        Binding("ctrl+shift+end", "go_to_end(True)", "Select to the end", show=False),
    ]

    selection: Reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)
    cursor_blink: Reactive[bool] = reactive(False, init=False)
    match_cursor_bracket: Reactive[bool] = reactive(False, init=False)

    _rows_drawn: dict[int, Row]
    _row_strips: LRUCache[Row, Strip]
    _styles_stale = True
    _is_editing = False
    """Whether the rows are looked at when the edit is done, and need not be when its cursor has moved."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.history = CompactHistory()

    def action_insert_line_break(self) -> None:
        """Insert a line break in place of the selection."""
        self._replace_via_keyboard("\n", *self.selection)

    def action_go_to_start(self, select: bool = False) -> None:
        """Move the cursor to the start of the text, or select up to there."""
        self.move_cursor((0, 0), select=select)

    def action_go_to_end(self, select: bool = False) -> None:
        """Move the cursor to the end of the text, or select up to there."""
        self.move_cursor(self.document.end, select=select)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is text here; Enter is."""
        return super().check_consume_key(key, character) or (key == "enter" and not self.read_only)

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:  # noqa: ARG002
        """Prose has no brackets to match, and the search would go through the whole text."""
        return None

    def edit(self, edit: Edit) -> EditResult:
        """Perform an edit, scroll to the cursor in the same paint and refresh the rows that changed."""
        height = self.wrapped_document.height
        self._is_editing = True
        try:
            result = super().edit(edit)
        finally:
            self._is_editing = False
        if self.wrapped_document.height != height:
            self._follow_cursor()
        self._refresh_changed_rows()
        return result

    def notify_style_update(self) -> None:
        """Forget all rows: their styles may have changed."""
        self._forget_rows()
        super().notify_style_update()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Refresh these regions, or all; with all, the styles are looked up again."""
        self._styles_stale = self._styles_stale or not regions
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows in a region; the stock class looks up all styles each time."""
        if self._styles_stale:
            self._theme.apply_css(self)
            self._styles_stale = False
        return super(TextArea, self).render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one row, y counted from the top of the widget."""
        if not self._draws_itself:
            # For a moment of a resize there may be no cell to wrap a placeholder to.
            return super().render_line(y) if self.content_size.width > 0 else Strip.blank(self.size.width)
        ((_, row),) = self._rows([y])
        self._rows_drawn[y] = row
        strip = self._row_strips.get(row)
        if strip is None:
            strip = self._row_strips[row] = _draw(row, self.app.console)
        return strip

    @property
    def _draws_itself(self) -> bool:
        empty = self.document.end == (0, 0)
        return self.soft_wrap and not (
            self.show_line_numbers or self.suggestion or (empty and self.placeholder)
        )

    def _set_document(self, text: str, language: str | None) -> None:  # noqa: ARG002 - prose has no language
        self._forget_rows()
        self.document = Document(text)
        self.wrapped_document = IncrementalWrappedDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()
        self.refresh()

    def _rewrap_and_refresh_virtual_size(self) -> None:
        """Keep the cursor in sight, too: the text may have become longer, as when a scroll bar appears."""
        super()._rewrap_and_refresh_virtual_size()
        if self.has_focus and self.is_mounted:
            self._follow_cursor()

    def _follow_cursor(self) -> None:
        """Scroll to the cursor at once; the stock class did so before it knew how high the text is now."""
        if self._has_cursor and self.container_size:
            self._recompute_cursor_offset()
            x, y = self._cursor_offset
            region, spacing = Region(x, y, width=3, height=1), Spacing(right=self.gutter_width)
            scrolled = self.scroll_to_region(
                region, spacing=spacing, animate=False, force=True, immediate=True
            )
            if scrolled and self.has_focus:
                self.app.cursor_position = self.cursor_screen_offset

    def _recompute_cursor_offset(self) -> None:
        """Not while undo or redo has the cursor still on a line that is gone; they move it afterwards."""
        if self.cursor_location[0] < self.wrapped_document.document.line_count:
            super()._recompute_cursor_offset()  # type: ignore[no-untyped-call] # Textual gives it no types

    def _undo_batch(self, edits: Sequence[Edit]) -> None:
        super()._undo_batch(edits)
        self._refresh_changed_rows()

    def _redo_batch(self, edits: Sequence[Edit]) -> None:
        super()._redo_batch(edits)
        self._refresh_changed_rows()

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        if not self._is_editing:
            self._refresh_changed_rows()

    def _forget_rows(self) -> None:
        self._rows_drawn = {}
        self._row_strips = LRUCache(ROWS_CACHED)
        self._styles_stale = True

    def _refresh_changed_rows(self) -> None:
        if not self.is_mounted:
            return
        if not (self._draws_itself and self._rows_drawn):
            self._rows_drawn.clear()
            self.refresh()
            return
        width, height = self.size
        changed = [y for y, row in self._rows(range(height)) if row != self._rows_drawn.get(y)]
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def _row_style(self) -> RowStyle:
        theme = self._theme
        return RowStyle(
            theme.base_style or self.rich_style,
            theme.cursor_style if self._draw_cursor else None,
            theme.cursor_line_style if self.highlight_cursor_line and self._has_cursor else None,
            theme.selection_style,
            self.scrollable_content_region.width,
            self.size.width,
        )

    def _rows(self, places: Iterable[int]) -> Iterator[tuple[int, Row]]:
        """The rows at these places, counted from the top of the widget."""
        document, wrapped = self.document, self.wrapped_document
        style, scrolled = self._row_style(), self.scroll_offset.y
        selection = self.selection
        cursor_row, cursor_column = selection.end
        (top_row, top_column), (bottom_row, bottom_column) = sorted(selection)

        for y in places:
            try:
                line_index, section = wrapped._offset_to_line_info[scrolled + y]
            except IndexError:
                yield y, Row(style)
                continue
            line = document[line_index]
            offsets = wrapped.get_offsets(line_index)
            start = offsets[section - 1] if section else 0
            last = section == len(offsets)
            end = len(line) if last else offsets[section]
            text = line[start:end]

            in_cursor_line = line_index == cursor_row
            cursor_here = in_cursor_line and start <= cursor_column and (cursor_column < end or last)
            selected = None
            in_selection = top_row <= line_index <= bottom_row and not selection.is_empty
            if in_selection:
                first = max(start, top_column if line_index == top_row else 0)
                after = min(end, bottom_column if line_index == bottom_row else end)
                selected = (first - start, after - start) if first < after else None
            yield (
                y,
                Row(
                    style,
                    text,
                    self._tab_widths(line_index, start, end) if "\t" in text else (),
                    last,
                    in_cursor_line,
                    cursor_column - start if cursor_here else None,
                    selected,
                    in_selection and not line and not in_cursor_line,
                ),
            )

    def _tab_widths(self, line_index: int, start: int, end: int) -> tuple[int, ...]:
        line = self.document[line_index]
        before = line.count("\t", 0, start)
        widths = self.wrapped_document.get_tab_widths(line_index)
        return tuple(widths[before : before + line.count("\t", start, end)])


def _draw(row: Row, console: Console) -> Strip:
    """Draw a row as TextArea does."""
    style = row.style
    if row.text is None:
        return Strip.blank(style.widget_width, style.base)
    text = Text(row.text + " " if row.ends_line else row.text, end="", no_wrap=True)
    if row.in_cursor_line and style.cursor_line:
        text.stylize(style.cursor_line)
    if row.selected_blank and style.selection:
        text = Text("▌", end="", no_wrap=True)
        text.stylize(Style(color=style.selection.bgcolor))
    elif row.selected and style.selection:
        text.stylize(style.selection, *row.selected)
    if row.cursor is not None and style.cursor:
        text.stylize(style.cursor, row.cursor, row.cursor + 1)
    if row.tab_widths:
        text = expand_text_tabs_from_widths(text, list(row.tab_widths))
    strip = Strip(text.render(console), text.cell_len)
    filling = style.cursor_line if row.in_cursor_line else style.base
    return strip.extend_cell_length(style.width, filling).apply_style(style.base)
