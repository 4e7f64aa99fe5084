"""The pictures in what a sign said when it was made, when its station moves (``cms.moving``)."""

from wagtail.images import get_image_model

from cms.moving import registry


def register():
    registry.rewrite("signs.Sign", "content", _content)


def _content(value, rewriter, row):
    def new(number):
        return rewriter.numbers.new(get_image_model(), number)

    moved = dict(value)
    if "logo" in moved:
        moved["logo"] = new(moved["logo"])
    if "blocks" in moved:
        moved["blocks"] = [
            {**block, "steps": [{**step, "picture": new(step["picture"])} for step in block["steps"]]}
            if block["block"] == "steps"
            else block
            for block in moved["blocks"]
        ]
    return moved
