"""Feeds, WordPress exports, NITF and NewsML-G2, and what makes XML hostile or broken."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from newslint.audit.containers import detect, read
from newslint.audit.record import Locator, Record
from tests.audit.reading import STORY, everything, problems, records, texts, units

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Gazette</title><link>https://example.org/</link>
{items}
</channel></rss>
"""
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title>{items}</feed>'
NITF = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "http://example.org/nitf-3-6.dtd">
<nitf><head><title>Slug</title><docdata><doc-id id-string="n7" regsrc="GZ"/><date.issue norm="20250213T100000Z"/></docdata>
<pubdata name="Gazette" position.section="Local" ex-ref="https://example.org/7"/></head>
<body><body.head><hedline><hl1>A new
  harbour</hl1></hedline></body.head>
<body.content><block><p>The <org idsrc="x">council</org> met &amp; agreed&nbsp;on it.</p><hl2>More</hl2><br/></block></body.content>
</body></nitf>
"""


def write(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def test_an_rss_item_has_its_whole_text_before_its_description(tmp_path: Path) -> None:
    item = (
        "<item><title>Harbour</title><link>https://example.org/7</link><guid>g7</guid><category>Local</category>"
        "<pubDate>Thu, 13 Feb 2025 10:00:00 GMT</pubDate><description>Short.</description>"
        "<content:encoded><![CDATA[<p>The whole text.</p>]]></content:encoded></item>"
    )
    path = write(tmp_path / "a.rss", RSS.format(encoding="utf-8", items=item))
    place = Locator(str(path), "", 0, "content:encoded")
    about = ("g7", "Harbour", "Thu, 13 Feb 2025 10:00:00 GMT", "Gazette", "Local", "https://example.org/7")
    assert records(path) == [Record(place, b"<p>The whole text.</p>", "html", *about)]


@pytest.mark.parametrize(
    ("content", "text", "format"),
    [
        ('<content type="text">A &lt; B</content>', "A < B", "plain"),
        ('<content type="html">&lt;p&gt;A&lt;/p&gt;</content>', "<p>A</p>", "html"),
        ('<content type="xhtml"><div><p>A &amp; B<br/></p></div></content>', "<div><p>A &amp; B<br></p></div>", "html"),
        (f'<content mode="base64">{base64.b64encode("Café".encode()).decode()}</content>', "Café", "plain"),
        ('<content mode="base64">A</content>', "(malformed)", ""),
        ('<content type="application/octet-stream">Q2Fm6Q==</content>', "(encoding)", ""),
        ("<summary>Short.</summary>", "Short.", "plain"),
        ('<content src="https://example.org/7"/><summary>Short.</summary>', "Short.", "plain"),
        ("", "", "plain"),
    ],
)
def test_an_atom_entry_is_read_by_its_type(tmp_path: Path, content: str, text: str, format: str) -> None:
    entry = f'<entry><id>7</id><title>T</title><link rel="alternate" href="u"/><updated>2025</updated>{content}</entry>'
    (one,) = everything(write(tmp_path / "a.atom", ATOM.format(items=entry)))
    assert texts([one]) == [text]
    if isinstance(one, Record):
        assert (one.format, one.id, one.title, one.url, one.date, one.publisher) == (
            format,
            "7",
            "T",
            "u",
            "2025",
            "Gazette",
        )


def test_posts_of_wordpress_are_read_and_its_menus_are_not(tmp_path: Path) -> None:
    def item(kind: str, status: str = "publish", date: str = "2025-02-13 10:00:00") -> str:
        return (
            f"<item><title>{kind}</title><pubDate>Fri, 14 Feb 2025 10:00:00 +0000</pubDate>"
            f"<content:encoded><![CDATA[<p>{kind}</p>]]></content:encoded><wp:post_date_gmt>{date}</wp:post_date_gmt>"
            f"<wp:post_type><![CDATA[{kind}]]></wp:post_type><wp:status>{status}</wp:status>"
            '<category domain="post_tag">Tag</category><category domain="category">Local</category></item>'
        )

    items = [item("post"), item("nav_menu_item"), item("story", "draft", "0000-00-00 00:00:00"), item("page", "trash")]
    rss = RSS.format(encoding="utf-8", items="".join(items))
    path = write(tmp_path / "a.xml", rss.replace("<rss", '<rss xmlns:wp="http://wordpress.org/export/1.2/"'))
    assert detect(str(path)) == "wxr"
    found = records(path)
    assert [(one.data, one.format, one.locator.record) for one in found] == [
        (b"<p>post</p>", "html", 0),
        (b"<p>story</p>", "html", 2),
    ]
    assert [one.date for one in found] == ["2025-02-13 10:00:00", "Fri, 14 Feb 2025 10:00:00 +0000"]
    assert {one.section for one in found} == {"Local"}


def test_nitf_is_read_as_html(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xml", NITF)
    place = Locator(str(path), "", 0, "body.content")
    text = '<div><p>The <org idsrc="x">council</org> met &amp; agreed\u00a0on it.</p><h2>More</h2><br></div>'
    about = ("n7", "A new harbour", "20250213T100000Z", "Gazette", "Local", "https://example.org/7")
    assert records(path) == [Record(place, text.encode(), "html", *about)]


@pytest.mark.parametrize(
    ("content", "text", "format"),
    [
        ('<inlineData contenttype="text/plain">A text.</inlineData>', "A text.", "plain"),
        ('<inlineXML contenttype="application/xhtml+xml"><html><head/><body><p>A.</p></body></html></inlineXML>',
         "<p>A.</p>", "html"),
        ('<inlineXML><n:nitf xmlns:n="x"><n:body><n:body.content><n:p>A.</n:p></n:body.content></n:body></n:nitf>'
         "</inlineXML>", "<p>A.</p>", "html"),
        ("<remoteContent/>", "A view of the harbour.", "plain"),
    ],
)  # fmt: skip
def test_a_newsml_item_is_read_by_its_content(tmp_path: Path, content: str, text: str, format: str) -> None:
    item = (
        '<newsItem guid="g7" xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><provider literal="Gazette"/>'
        "<firstCreated>2025-02-13T10:00:00Z</firstCreated></itemMeta><contentMeta><headline>Harbour</headline>"
        "<subject><name>Local</name></subject><description>A view of the harbour.</description></contentMeta>"
        f"<contentSet>{content}</contentSet></newsItem>"
    )
    message = f"<newsMessage><header/><itemSet>{item}{item}</itemSet></newsMessage>"
    found = records(write(tmp_path / "a.xml", message))
    assert [one.locator.record for one in found] == [0, 1]
    assert (found[0].data.decode(), found[0].format) == (text, format)
    assert found[0][3:9] == ("g7", "Harbour", "2025-02-13T10:00:00Z", "Gazette", "Local", "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_a_declared_encoding_is_heeded(tmp_path: Path, encoding: str) -> None:
    item = "<item><description>Café</description></item>"
    assert texts([*records(write(tmp_path / "a.xml", RSS.format(encoding=encoding, items=item), encoding))]) == ["Café"]


def test_the_encoding_that_the_user_names_is_taken_where_none_is_declared(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xml", ATOM.format(items="<entry><summary>Café</summary></entry>"), "latin-1")
    assert "malformed" in problems(everything(path))[0]
    assert texts(everything(path, encoding="latin-1")) == ["Café"]


@pytest.mark.parametrize("cut", [0.5, 0.7, 0.999])
def test_a_cut_document_gives_what_is_whole(tmp_path: Path, cut: float) -> None:
    items = [f"<item><description>{STORY} {number}</description></item>\n" for number in range(100)]
    whole = RSS.format(encoding="utf-8", items="".join(items))
    content = whole[: int(len(whole) * cut)]
    found = everything(write(tmp_path / "a.xml", content))
    assert texts(found) == [f"{STORY} {number}" for number in range(content.count("</item>"))] + ["(truncated)"]
    assert "the XML ends too early, in line" in problems(found)[0]


def test_a_broken_document_gives_what_is_whole(tmp_path: Path) -> None:
    items = f"<item><description>{STORY}</description></item>\n<item><description>A & B</description></item>"
    found = everything(write(tmp_path / "a.xml", RSS.format(encoding="utf-8", items=items)))
    assert texts(found) == [STORY, "(malformed)"]
    assert problems(found) == [
        "1 malformed: the XML is broken in line 5 (not well-formed (invalid token)); what follows is lost"
    ]


def test_a_document_with_entities_of_its_own_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    found = everything(
        write(tmp_path / "a.xml", f"{bomb}<rss><channel><item><title>&b;</title></item></channel></rss>")
    )
    assert problems(found) == [
        "0 refused: the document declares an entity of its own ('a'), as bombs do; it is not read"
    ]


def test_a_deep_document_is_refused(tmp_path: Path) -> None:
    deep = RSS.format(encoding="utf-8", items="<item><title>First</title></item><item>" + "<a>" * 200_000)
    found = everything(write(tmp_path / "a.xml", deep))
    assert texts(found) == ["", "(refused)"]
    assert "elements are nested more than 256 deep, as bombs are; what follows is not read" in problems(found)[0]


def test_a_large_item_is_passed_over(tmp_path: Path) -> None:
    items = f"<item><description>{'x' * 3000}</description></item><item><description>Last</description></item>"
    path = write(tmp_path / "a.xml", RSS.format(encoding="utf-8", items=items))
    assert texts(everything(path, largest=2000)) == ["(too-large)", "Last"]


def test_a_tag_without_end_is_not_held_in_memory(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xml", f"<rss><channel><item a='{'x' * 500_000}'/></channel></rss>")
    assert problems(everything(path, largest=100_000)) == [
        "0 too-large: a tag has more than 100,000 bytes; what follows is not read"
    ]


def test_units_read_one_by_one_are_the_whole(tmp_path: Path) -> None:
    items = "".join(f"<item><description>{STORY * 30} {number}</description></item>\n" for number in range(100))
    path = write(tmp_path / "a.xml", RSS.format(encoding="utf-8", items=items))
    split = units(path, part=100_000)
    assert len(split) > 2
    assert [one for unit in split for one in read(unit)] == records(path)


def test_an_encoding_that_does_not_exist_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xml", RSS.format(encoding="utf-99", items=""))
    assert problems(everything(path)) == [
        "0 encoding: the XML declares an encoding that does not exist (unknown encoding: utf-99); it is not read"
    ]
