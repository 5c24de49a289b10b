"""Articles as files: .docx, PDF and HTML, as small as they can be."""

import io
import json
import zipfile
from email.message import EmailMessage

import docx


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def word(*texts):
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    return saved(document)


def rezipped(data, change, packed=zipfile.ZIP_DEFLATED):
    """The same archive with parts changed: `change(name, bytes)` gives new bytes, or None to leave the part out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", packed) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return file.getvalue()


HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf(content=b"", more=HELVETICA, trailer=b"", resources=b"<< /Font << /F 5 0 R >> >>"):
    """The smallest PDF of one page."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R /Resources " + resources + b" >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        more,
    ]
    data, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer\n<< /Size 6 /Root 1 0 R " + trailer + b" >>\n"
    return data + b"startxref\n%d\n%%%%EOF\n" % start


SAY = b"BT /F 12 Tf 50 300 Td (Il governo tace.) Tj ET"

NEWS = """<!DOCTYPE html><html lang="it"><head><meta charset="utf-8"><title>Altre truppe in Russia - Il Giornale</title>
<meta property="og:title" content="Altre truppe in Russia"><style>.a {{color: red}}</style><script type=
"application/ld+json">{ld}</script><script>var traccia = "Non sono testo";</script></head><body>
<div id="cookie-banner" class="cookie-consent"><p>Noi e i nostri partner utilizziamo i cookie per gli annunci.</p></div>
<header><nav><ul><li><a href="/e">Esteri</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
<{place}><h1>Altre truppe in Russia</h1>
<figure><img src="k.jpg" onerror="alert('Non sono testo')"><figcaption>Kim Jong Un a Pyongyang (Ansa)</figcaption>
</figure><p>La Corea del Nord potrebbe schierare <b>ulteriori truppe</b> in
   <a href="/r">Russia</a> nei mesi di luglio e agosto, secondo l'<i>intelligence</i> di Seul.</p>
<p>Leggi anche: <a href="/x">Kiev, la lunga notte dei droni</a></p>
<div class="related"><p>LEGGI ANCHE</p><ul><li><a href="/1">Il vertice con Xi</a></li><li><a href="/2">I raid</a></li>
</ul></div><h2>Uomini in cambio di tecnologia</h2>
<p>Uomini e armi: questa &egrave; l&rsquo;offerta che Kim sta proponendo a Putin.<br>Cos&igrave; gli esperti.</p>
<blockquote><p>Sono soldati selezionati in base a criteri fisici e psicologici.</p></blockquote>
<p>Umerov ha indicato due punti:</p><ul><li>undicimila soldati;</li><li>perdite a Kursk.</li></ul>
<p>Sono più di 6.000 le vittime.</p><p>© RIPRODUZIONE RISERVATA</p></{end}>
<section id="comments" class="comments"><h3>1 commento</h3><div class="comment"><p>Mario: non ci credo.</p></div>
</section><aside><h3>I più letti</h3><ul><li><a href="/o">Oroscopo</a></li></ul></aside>
<footer><p>Il Giornale S.p.A. - P.IVA 01234567890</p><p>Iscriviti alla newsletter del giorno.</p></footer>
</body></html>"""
DUPLICATE = json.dumps({"@type": "NewsArticle", "headline": "Altre truppe in Russia", "articleBody": "Due volte."})


def news(place="article"):
    return NEWS.format(ld=DUPLICATE, place=place, end=place.split()[0])


def mail(text, form="plain"):
    """A mail of plain text, of HTML, or of both with a picture."""
    message = EmailMessage()
    message["From"], message["Subject"] = "Redazione <a@b.it>", "La città è vuota"
    if form == "html":
        message.set_content(f"<html><body><article><p>{text}</p></article></body></html>", subtype="html")
        return message.as_bytes()
    message.set_content(text)
    if form == "mixed":
        message.add_alternative(f"<p>{text}</p>", subtype="html")
        message.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="a.gif")
    return message.as_bytes()
