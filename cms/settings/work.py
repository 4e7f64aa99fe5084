"""What the site does by itself: making files, counting visits, posting news, checking links."""

from .environment import env

# A folder of checklists of further years, beside those that ship (oit/editions).
OIT_EDITIONS_DIR = env("OIT_EDITIONS_DIR", default="")

# Whether published pages are made into files (PDF, Word, Excel …) by themselves.
MAKE_FILES = env.bool("MAKE_FILES", default=True)

# Whether it is counted how often each page is opened in a day.
COUNT_VISITS = env.bool("COUNT_VISITS", default=True)

# What lets the site post in the name of a station: home/posting/credentials.py says how the variables are called.
CHANNEL_CREDENTIALS = {
    name: value
    for name, value in env.ENVIRON.items()
    if name.startswith(("FACEBOOK_TOKEN_", "FACEBOOK_PAGE_", "LINE_TOKEN_"))
}
FACEBOOK_API = env("FACEBOOK_API", default="https://graph.facebook.com/v26.0")
LINE_API = env("LINE_API", default="https://api.line.me")
LINE_DATA_API = env("LINE_DATA_API", default="https://api-data.line.me")

# Whether ``tick`` asks other sites if the links to them still work.
CHECK_LINKS = env.bool("CHECK_LINKS", default=False)
