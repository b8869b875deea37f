"""What a search engine and a screen reader are told of languages: counterparts name each other, and no words are said
to be in a language that they are visibly not in."""

import re
import unicodedata
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import lxml.html
import yaml
from fontTools import unicodedata as scripts

from site_folder import UNREAD, Report, Site, arguments, runs_of

STRINGS = Path(__file__).resolve().parents[3] / "themes/giothong/strings"
SITEMAP = "sitemap.xml"
SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ALTERNATE = "{http://www.w3.org/1999/xhtml}link"
# What the schema of sitemaps.org lets stand in a `url`, in its order; elements of other namespaces come behind.
URL_PARTS = ["loc", "lastmod", "changefreq", "priority"]
DEFAULT = "x-default"
# Words that make an English sentence and are no Vietnamese syllables.
ENGLISH = re.compile(r"\b(the|of|and|is|are|was|from|with|this|that|not|your|you|by|for|where|which)\b", re.IGNORECASE)
# Alone they are names or abbreviations in any language.
NAMES = {"atom", "json feed", "robots.txt", "zalo", "facebook", "google maps", "openstreetmap", "email", "qr"}
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
# Written without tones (orthographies of 1981 and 1976): a mark of tone there is Vietnamese.
TONELESS = {"rad": {"ñ"}, "jra": {"ñ"}}
OWN_SCRIPT = {"km": "Khmr"}
# A title of a window is one text, and cannot say that its end is the name of the site in another language.
UNDIVIDED = UNREAD | {"title"}
# Left over from between the program's parts; never to be exchanged.
NONCHARACTERS = {"\ufdd0", "\ufdd1"}


def main():
    values = arguments(
        "languages",
        expect={"action": "append", "default": [], "metavar": "TAG", "help": "a language some page must be in"},
        counterparts={"type": int, "default": 0, "metavar": "N", "help": "pages that must name counterparts, at least"},
    )
    site, report = Site(values.site, values.base_url), Report("languages")
    named = {page: alternates_of(site, page) for page in site.pages()}
    for page, links in named.items():
        judge_counterparts(site, page, links, named, report)
    judge_sitemap(site, named, report)

    known, tags, runs = Known(), Counter(), Counter()
    for page in site.pages():
        tags[lang_of(site, page)] += 1
        for lang, text in runs_of(site, page, attributes=True, unread=UNDIVIDED):
            runs[lang] += 1
            for rule, message in problems_of(lang, text, known):
                report.add(page, rule, f"{lang or 'no language'}: {message}: {text[:90]}")
    for tag in values.expect:
        if not tags[tag]:
            report.add(".", "missing-language", f"no page is in {tag}")
    count = sum(1 for links in named.values() if links)
    if count < values.counterparts:
        report.add(".", "counterparts", f"{count} pages name counterparts, not {values.counterparts}")
    counted = [", ".join(f"{tag} {count}" for tag, count in sorted(counter.items())) for counter in (tags, runs)]
    report.finish(f"pages: {counted[0]}; with counterparts: {count}; runs: {counted[1]}")


def parsed(site, page):
    return lxml.html.document_fromstring(site.read(page), parser=lxml.html.HTMLParser(encoding="utf-8"))


def lang_of(site, page):
    return parsed(site, page).get("lang", "")


def alternates_of(site, page):
    """`hreflang` and address of every counterpart in the head, in order."""
    links = parsed(site, page).iterfind("./head/link[@hreflang]")
    return [(link.get("hreflang"), link.get("href")) for link in links if "alternate" in link.get("rel", "").split()]


def judge_counterparts(site, page, links, named, report):
    if not links:
        return

    def add(rule, message):
        report.add(page, rule, message)

    by_tag = dict(links)
    if len(by_tag) < len(links):
        add("twice", f"a language is named twice: {' '.join(tag for tag, _ in links)}")
    own = lang_of(site, page)
    if site.file_of(by_tag.get(own)) != page:
        add("not-itself", f"{own} leads to {by_tag.get(own)}")
    if DEFAULT not in by_tag or by_tag[DEFAULT] != by_tag.get("vi"):
        add("default", f"x-default is {by_tag.get(DEFAULT)}, Vietnamese is {by_tag.get('vi')}")
    if len(by_tag) < 3:
        add("alone", "there is no other language")
    for tag, address in links:
        there = site.file_of(address)
        if there is None:
            add("no-such-page", f"{tag}: {address}")
        elif named[there] != links:
            add("not-back", f"{tag}: {there} names {named[there]}")
        elif tag != DEFAULT and lang_of(site, there) != tag:
            add("other-language", f"{tag}: {there} is in {lang_of(site, there)}")


def judge_sitemap(site, named, report):
    if not site.has(SITEMAP):
        if any(named.values()):
            report.add(SITEMAP, "missing", "pages name counterparts, and there is no sitemap")
        return
    seen = {}
    for url in ElementTree.fromstring(site.read(SITEMAP)).iter(f"{SITEMAPS}url"):
        place = site.file_of(url.findtext(f"{SITEMAPS}loc", "").strip())
        own = [part.tag.removeprefix(SITEMAPS) for part in url if part.tag.startswith(SITEMAPS)]
        last = [part.tag.startswith(SITEMAPS) for part in url]
        if own != [part for part in URL_PARTS if part in own] or last != sorted(last, reverse=True):
            report.add(SITEMAP, "order", f"{place}: {' '.join(part.tag for part in url)}")
        seen[place] = [(link.get("hreflang"), link.get("href")) for link in url.iter(ALTERNATE) if link.get("rel") == "alternate"]
    for page, links in named.items():
        if seen.get(page, []) != links:
            report.add(SITEMAP, "counterparts", f"{page}: {seen.get(page, [])}, the page says {links}")


class Known:
    """What the theme says in Vietnamese and in English, where the two differ."""

    def __init__(self):
        said = {tag: {folded(text) for text in yaml.safe_load((STRINGS / f"{tag}.yaml").read_text()).values() if isinstance(text, str)} for tag in ("vi", "en")}
        self.vietnamese = {text for text in said["vi"] - said["en"] - NAMES if text}
        self.english = {text for text in said["en"] - said["vi"] - NAMES if text}


def folded(text):
    return unicodedata.normalize("NFC", text).strip(" .:;,…!?()").lower()


def problems_of(lang, text, known):
    """What can be seen to be wrong without understanding a word."""
    primary, words = lang.split("-")[0].lower(), folded(text)
    if NONCHARACTERS & set(text):
        yield "mark", "a mark of the program's own is left"
    if not primary:
        yield "no-language", "nothing says the language of"
    if primary != "vi" and words in known.vietnamese:
        yield "vietnamese", "the theme says this in Vietnamese"
    if primary != "en" and words in known.english:
        yield "english", "the theme says this in English"
    if primary == "en":
        # Names of people and places keep their letters; what begins small is no name.
        small = [word for word in re.findall(r"\w+", unicodedata.normalize("NFC", text)) if not word.isascii() and word[0].islower()]
        if small:
            yield "vietnamese", f"no English words ({' '.join(small[:3])})"
    elif text.isascii() and len(set(ENGLISH.findall(text))) > 1 and "://" not in text:
        yield "english", "an English sentence"
    if primary in TONELESS:
        toned = {letter for letter in unicodedata.normalize("NFC", text.lower()) if letter not in TONELESS[primary] and TONES & set(unicodedata.normalize("NFD", letter))}
        if toned:
            yield "vietnamese", f"letters with tones ({' '.join(sorted(toned))})"
    if lang in OWN_SCRIPT:
        strange = {scripts.script(letter) for letter in text} - {OWN_SCRIPT[lang], "Zyyy", "Zinh"}
        if strange:
            yield "other-script", f"letters of {' '.join(sorted(strange))}"


if __name__ == "__main__":
    main()
