"""A filled form as a workbook, for authorities that want one (.xlsx; A4, ruled)."""

from io import BytesIO

import xlsxwriter

from titp.japanese.eras import japanese_date

FONT = {"font_name": "BIZ UDPゴシック", "font_size": 10, "valign": "vcenter", "text_wrap": True}
COLUMNS = 12  # of equal width: a box takes as many as it needs
LABEL = 3


def workbook(filled):
    """Bytes of an .xlsx that says what the paper says; all texts, no formula."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False,
                                        "strings_to_urls": False})  # fmt: skip
    sheet = book.add_worksheet(filled.form.title.ja[:31])
    _Sheet(book, sheet, filled).write()
    book.close()
    return buffer.getvalue()


class _Sheet:
    """One sheet while it is written, from the top down."""

    def __init__(self, book, sheet, filled):
        self.sheet, self.filled, self.row = sheet, filled, 0
        styles = {
            "plain": {},
            "title": {"bold": True, "font_size": 14, "align": "center"},
            "part": {"bold": True},
            "label": {"border": 1, "bg_color": "#F2F2F2"},
            "value": {"border": 1},
        }
        self.styles = {name: book.add_format(FONT | more) for name, more in styles.items()}

    def write(self):
        form, sheet = self.filled.form, self.sheet
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.7, 0.7, 0.7, 0.7)
        sheet.set_header(f"&L{form.number}&R（日本産業規格Ａ列４）")
        sheet.set_footer("&L様式準拠（参考出力）&C&P / &N")
        sheet.set_column(0, COLUMNS - 1, 7.5)
        if form.wide:
            sheet.set_landscape()
        self._line([(form.title.ja, COLUMNS, "title")])
        if form.period:
            asked = self.filled.asked
            days = f"{japanese_date(asked.starts_on)}～{japanese_date(asked.ends_on)}"
            self._line([(f"対象期間：{days}", COLUMNS, "plain")])
        if form.addressee:
            self._line([(form.addressee, COLUMNS, "plain")])
        for part, boxes in self.filled.parts:
            if part.title:
                self._line([(part.title.ja, COLUMNS, "part")])
            for one in boxes:
                self._table(one) if one.box.kind == "table" else self._box(one)

    def _box(self, one):
        text = one.text
        if one.ticks:
            text = "　".join(f"{'☑' if on else '☐'}{word}" for word, on in one.ticks)
        self._line([(one.box.label.ja, LABEL, "label"), (text, COLUMNS - LABEL, "value")])

    def _table(self, one):
        self._line([(one.box.label.ja, COLUMNS, "part")])
        widths = _shared(len(one.box.columns))
        heads = [column.label.ja for column in one.box.columns]
        self._line([(head, width, "label") for head, width in zip(heads, widths, strict=True)])
        for row in one.rows:
            self._line([(text, width, "value") for text, width in zip(row, widths, strict=True)])

    def _line(self, cells):
        column = 0
        for text, width, style in cells:
            if width > 1:
                last = column + width - 1
                self.sheet.merge_range(self.row, column, self.row, last, "", self.styles[style])
            self.sheet.write_string(self.row, column, text, self.styles[style])
            column += width
        # A merged cell does not grow by itself: about two letters of Japanese to a narrow column.
        longest = max(
            -(-len(line) // (width * 4)) for text, width, _style in cells
            for line in [*str(text).split("\n"), ""]
        )  # fmt: skip
        self.sheet.set_row(self.row, 16 * max(1, longest))
        self.row += 1


def _shared(number):
    """Widths of so many columns that fill a line; more than it has go beyond it, one by one."""
    if number >= COLUMNS:
        return [1] * number
    return [COLUMNS // number + (place < COLUMNS % number) for place in range(number)]
