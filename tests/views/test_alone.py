from dataclasses import replace

from lxml import etree

from toolkit.files.reports import html_page
from toolkit.views import analysis_html


def field(html):
    [found] = etree.HTML(html).iter("textarea")
    return found


def test_the_translation_alone_is_plain_text_paragraph_for_paragraph(analysis):
    assert field(html_page(analysis)).text.strip() == analysis.english


def test_a_text_that_ends_the_field_or_begins_with_a_break_stays_in_it(analysis):
    targets = ("\n</textarea><b>x</b> &lt;", *analysis.translation.target[1:])
    odd = replace(analysis, translation=replace(analysis.translation, target=targets))
    assert "</textarea><b>x</b> &lt;" in field(analysis_html(odd)).text


def test_a_notebook_has_a_button_that_needs_the_style_to_show_and_a_page_has_none(analysis):
    button = next(etree.HTML(analysis._repr_html_()).iter("button"))
    assert button.attrib["hidden"] == "hidden"  # JupyterLab drops an empty one
    assert button.text == "Copy the English"
    assert "<button" not in html_page(analysis)
