"""What stands above and below a page, and what other sites show of it."""

from types import SimpleNamespace

from ..declared import Example, said


def _banner(level, url=""):
    def context(_request):
        words = said(
            "ปิดช่องบริการชั้น 1 ในวันที่ 12 สิงหาคม 2567",
            "The counter on the first floor is closed on 12 August 2024",
        )
        return {"banner": {"text": words, "level": level, "url": url}}

    return context


def _other_language(_request):
    title = said("How to report a lost passport", "ทำหนังสือเดินทางหาย ต้องทำอย่างไร")
    return {"notice": {"title": title, "url": "/", "lang": said("en", "th")}}


def _shared(_request):
    page = SimpleNamespace(
        title=said("ตั้งจุดตรวจช่วงสงกรานต์", "Checkpoints at Songkran"),
        description=said("ตำแหน่งและเวลาของทุกจุดตรวจ", "Where and when every checkpoint is"),
    )
    return {"page": page, "canonical_url": "https://police.example/news/songkran/"}


def _share(_request):
    return {"url": "https://police.example/news/1/", "title": said("ข่าวหนึ่งข่าว", "One news post")}


EXAMPLES = [
    Example("notice_banner", "normal", _banner("normal")),
    Example("notice_banner", "urgent, with a link", _banner("urgent", "/")),
    Example("language_notice", "the page is in the other language only", _other_language),
    Example("page_feedback", "below every page"),
    Example("share_links", "below a news post", _share),
    Example("open_graph", "in the head of a page", _shared, is_source=True),
]
