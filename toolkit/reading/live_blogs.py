"""Live blogs: pages of posts, each with its time."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from toolkit.reading.tables import STOP

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["posts_of", "with_times_in_prose"]

DATE = r"(?:(?:\w{6,9}|\w{3}),? )?\d{1,2}[ /.]\w{2,9}(?:[ /.]\d{2,4})?"
TIME = re.compile(
    rf"(?:{DATE}(?:,| ?[-–—|]|,? alle)? ?)?(?:(?:alle )?(?:ore|h\.?)|alle)? ?"
    rf"\d{{1,2}}[:.]\d{{2}}(?::\d\d)?(?:,? ?[-–—|]? ?{DATE})?",
    re.IGNORECASE,
)
BLOCKS = set(
    "address article aside blockquote body dd details div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p "
    "section table tbody tfoot thead time tr ul".split()
)
WHOLE = set("h1 h2 h3 h4 h5 h6 li p".split())  # a time in one of these is part of its text
SENTENCES = WHOLE | set("blockquote dd dt td".split())
UNREAD = set("aside button figure footer form iframe nav noscript script style svg template".split())
NO_POST = re.compile(
    r"comment|related|correlat|sidebar|teaser|breaking|ticker|cookie|footer|discuss|reply|replies|rispost|forum|messagg",
    re.IGNORECASE,
)
PARTS = ("h2", "h3", "h4", "p", "li", "blockquote")  # of what stands above and below the posts
FEWEST = 3
HIGHEST = 8  # levels between a time and the post that it belongs to
SHARE = 0.5  # of the page's paragraphs that must be in the posts


def posts_of(source: str) -> list[str]:
    """Give the paragraphs of a live blog in the order of the page; nothing for any other page.

    A live blog has three parts beside each other, or more, that each have a time, or two that each have a `<time>` and
    a heading, and half of all paragraphs are in them, as sentences. Given are what stands above them, and of each its
    time, its heading and its paragraphs. Readers' comments, and teasers of other articles, are no posts.

    Examples
    --------
    >>> post = "<div><time>{}</time><h3>Nuova scossa</h3><p>Una nuova scossa è stata registrata.</p></div>"
    >>> posts_of("<html><body>" + "".join(post.format(f"1{i}:30") for i in range(3)) + "</body></html>")[:4]
    ['10:30', 'Nuova scossa', 'Una nuova scossa è stata registrata.', '11:30']
    """
    from trafilatura import load_html

    tree = load_html(source)
    stream = None if tree is None else _stream(tree)
    if stream is None:
        return []
    inner = _texts(stream)
    if sum(len(text) for text in inner if STOP.search(text)) < SHARE * sum(
        len(p.text_content()) for p in tree.iter("p")
    ):
        return []
    within = set(stream.iter())
    before: list[str] = []
    behind: list[str] = []
    texts = before
    taken: set = set()
    for element in tree.iter():
        if element.getparent() in taken:  # a paragraph within a list or a quotation
            taken.add(element)
            continue
        if element is stream:
            texts = behind
        elif element.tag in PARTS and element not in within and not _is_unread(element):
            texts.append(" ".join(element.text_content().split()))
            taken.add(element)
    return [*before, *inner, *behind]


def with_times_in_prose(source: str) -> str:
    """Make a `<time>` that stands within a sentence a `<span>`, for trafilatura leaves out every `<time>`.

    A `<time>` that is a paragraph of its own, or stands above the paragraphs of a post, is left as it is.

    Examples
    --------
    >>> with_times_in_prose("<p>Il <time>12 novembre</time> si vota.</p><p><time>18:30</time></p>")
    '<div><p>Il <span>12 novembre</span> si vota.</p><p><time>18:30</time></p></div>'
    """
    from lxml.html import tostring
    from trafilatura import load_html

    tree = load_html(source) if "<time" in source.lower() else None
    if tree is None:
        return source
    times: dict[HtmlElement, list[HtmlElement]] = defaultdict(list)
    for time in tree.iter("time"):
        block = next((e for e in islice(time.iterancestors(), HIGHEST) if e.tag in BLOCKS or e.tag == "td"), None)
        if block is not None and block.tag in SENTENCES:
            times[block].append(time)
    for block, inner in times.items():
        alone = sum(len(time.text_content().strip()) for time in inner) == len(block.text_content().strip())
        if not alone and not any(part.tag in BLOCKS and part.tag != "time" for part in block.iterdescendants()):
            for time in inner:
                time.tag = "span"
    return tostring(tree, encoding="unicode")


def _stream(tree: "HtmlElement") -> "HtmlElement | None":
    """Find the element with the most parts that have a time of their own."""
    parts: dict[HtmlElement, set[HtmlElement]] = {}
    for time in tree.iter("time", "span", "div", "p", "strong", "b", "h3", "h4"):
        text = time.text_content() if time.tag == "time" else time.text or ""
        if len(text) < 60 and (TIME.fullmatch(text.strip()) or (time.tag == "time" and text.strip())):
            for child, parent in islice(pairwise((time, *time.iterancestors())), HIGHEST):
                parts.setdefault(parent, set()).add(child)
    streams = [
        parent
        for parent, posts in parts.items()
        if (len(posts) >= FEWEST or _are_two_posts(posts)) and not _is_unread(parent)
    ]
    streams = [stream for stream in streams if stream.tag not in ("tr", "tbody", "thead", "table")]
    return max(streams, key=lambda stream: len(parts[stream]), default=None)


def _are_two_posts(parts: "set[HtmlElement]") -> bool:
    """Whether two parts of one kind each have one `<time>`, one heading and a sentence."""
    if len(parts) != 2 or len({(part.tag, part.get("class")) for part in parts}) > 1:
        return False
    return all(
        sum(1 for _ in part.iter("time")) == 1 == sum(1 for _ in part.iter("h2", "h3", "h4"))
        and any(STOP.search(p.text_content().strip()) for p in part.iter("p"))
        for part in parts
    )


def _is_unread(element: "HtmlElement") -> bool:
    outer = (element, *islice(element.iterancestors(), 30))
    return any(e.tag in UNREAD or NO_POST.search(f"{e.get('class', '')} {e.get('id', '')}") for e in outer)


def _texts(element: "HtmlElement") -> list[str]:
    """Give the paragraphs of a part of a page."""
    blocks = re.split(r"\s*\n\s*\n\s*", "".join(_pieces(element)))
    return [text for block in blocks if (text := re.sub(r" *\n *", "\n", block.strip()))]


def _pieces(element: "HtmlElement") -> Iterator[str]:
    from lxml.etree import iterwalk

    walk = iterwalk(element, events=("start", "end"))
    for event, part in walk:
        unread = not isinstance(part.tag, str) or part.tag in UNREAD
        if event == "start" and unread:
            walk.skip_subtree()
            continue
        block = part.tag in BLOCKS and not (part.tag == "time" and part.getparent().tag in WHOLE)
        if block:
            yield "\n\n"
        elif event == "start" and part.tag == "br":
            yield "\n"
        elif event == "start" and part.tag in ("td", "th") and part.getprevious() is not None:
            yield " | "
        text = part.text if event == "start" else part.tail if part is not element else ""
        yield re.sub(r"[ \t\n\r\f]+", " ", text or "")
