"""Every component of the public site in every state, at /styleguide/ while the code is worked on (issue 8).

Installed by the settings for development and for tests only. The pages are made by the components' own templates.

- ``declared``: what an Example is. ``examples``: all of them, a module a family, one Example a state.
- ``views``: the page. Its own words are for those who work on the code, and in English.
"""
