//! Tables in HTML.

use super::support::{assert_lines, drawn, lines, only, read, texts};

const PAGE: &str = "<!DOCTYPE html>
<html><head><title>Not shown</title><style>td { color: red }</style></head>
<body>
<h1>Stock <em>plan</em></h1>
<p>Read this&nbsp;first.<br>Then that.</p>
<script>'<table><tr><td>no</td></tr></table>'</script>
<table class=\"x\">
  <thead>
    <tr><th>Task</th><th>Ada</th><th>Ben &amp; Co</th></tr>
  </thead>
  <tbody>
    <tr><th scope=\"row\">Unload</th><td><b>A</b></td><td>R<br>C</td></tr>
    <!-- <tr><td>no</td></tr> -->
    <tr><th colspan=3>Section</th></tr>
    <tr><td rowspan=2>Count</td><td><span>A</span>/<span>R</span></td><td> </td></tr>
    <tr><td><strong>I</strong> <p>x</p></td><td>&#x43;</td></tr>
  </tbody>
</table>
<ul><li>R: responsible</li><li>A: accountable</li></ul>
<table><caption>Second</caption><tr><td>1<td>2<tr><td>3<td>4</table>
<p>The end.</p>
</body></html>
";

#[test]
fn tables_have_headings_and_text_around() {
    let sheets = read("a.html", PAGE).sheets;
    let [first, second] = &sheets[..] else { panic!() };
    assert_eq!((first.name.as_str(), first.heads), ("Stock plan", 1));
    assert_eq!(first.around, ["Read this\u{a0}first.", "Then that."]);
    assert_eq!(
        drawn(first),
        ["Task Ada Ben & Co", "Unload A R/C", "Section[3x1] < <", "Count[1x2] A/R .", "< I/x C"]
    );
    assert_eq!(lines(first), [9, 12, 14, 15, 16]);
    assert!(first.cell(1, 1).unwrap().bold);
    assert!(!first.cell(1, 0).unwrap().bold);
    assert!(!first.cell(4, 1).unwrap().bold);
    assert_eq!((second.name.as_str(), second.heads), ("Second", 0));
    assert_eq!(drawn(second), ["1 2", "3 4"]);
    assert_eq!(second.around, ["R: responsible", "A: accountable", "The end."]);
    assert_lines(first, &PAGE.replace("&amp;", "&").replace("&#x43;", "C"));
    let wide = read("a.html", PAGE.replace('\n', "\r\n")).sheets;
    assert_eq!(lines(&wide[0]), lines(first));
}

#[test]
fn rows_of_headings_are_heads_even_without_a_head() {
    let two = only("a.html", "<table><tr><th>a<th>b<tr><th>c<th>d<tr><th>e<td>f</table>");
    assert_eq!(two.heads, 2);
    let all = only("a.html", "<table><tr><th>a<th>b<tr><th>c<th>d</table>");
    assert_eq!(all.heads, 1);
    let none = only("a.html", "<table><tr><th>a<td>b<tr><th>c<td>d</table>");
    assert_eq!(none.heads, 0);
}

#[test]
fn a_table_in_a_table_is_one_of_its_own() {
    let sheets = read(
        "a.html",
        "<table><tr><td>outer <table><tr><td>inner</td></tr></table> cell<td>x</table>",
    )
    .sheets;
    assert_eq!([drawn(&sheets[0]), drawn(&sheets[1])], [["outer/cell x"], ["inner"]]);
}

#[test]
fn spans_are_cut_to_the_table() {
    let sheet = only("a.html", "<table><tr><td rowspan=99>a<td>b<td rowspan=0>c<tr><td>d</table>");
    assert_eq!(drawn(&sheet), ["a[1x2] b c[1x2]", "< d <"]);
    let odd = only("a.html", "<table><tr><td colspan=x>a<td colspan=-2>b<td colspan=0>c</table>");
    assert_eq!(drawn(&odd), ["a b c"]);
    let far = only("a.html", "<table><tr><td>a<td>b<td rowspan=2>c<tr><td>d</table>");
    assert_eq!(drawn(&far), ["a b c[1x2]", "d . <"]);
    let crossing =
        only("a.html", "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d</table>");
    assert_eq!(drawn(&crossing), ["a b[1x2]", "c < d"]);
}

#[test]
fn what_spreadsheets_put_on_the_clipboard_is_read() {
    let pasted = "<meta charset='utf-8'><google-sheets-html-origin><style>x</style><table><colgroup><col><col></colgroup>\
        <tbody><tr><td style=\"border:1px; font-weight:bold;\">Task</td><td>Ada</td></tr></tbody></table>";
    let sheet = only("-", pasted);
    assert_eq!(texts(&sheet), [["Task", "Ada"]]);
    assert!(sheet.cell(0, 0).unwrap().bold && !sheet.cell(0, 1).unwrap().bold);
    // Programs that call a page a workbook, and a page without any ending.
    assert_eq!(texts(&only("a.xls", pasted)), [["Task", "Ada"]]);
    assert_eq!(texts(&only("-", "Here it is: <TABLE><tr><td>a</TABLE>")), [["a"]]);
}

#[test]
fn tag_soup_is_read_to_its_end() {
    assert_eq!(
        drawn(&only("a.html", "<table><td>a<td>b</td></tr></td></p><tr><td>c")),
        ["a b", "c"]
    );
    assert!(read("a.html", "</table></td><p>text</p>").sheets.is_empty());
    assert_eq!(
        drawn(&only("a.html", "<table><tr><td>a &lt;b&gt; &eacute; &bogus; &#0; 1 < 2</table>")),
        ["a <b> é &bogus; \u{fffd} 1 < 2"]
    );
}
