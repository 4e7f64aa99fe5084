"""The officers' screens below ``/admin/complaints/``: one room for each kind at each station.

- ``rooms``: whose rooms these are. ``views``: what every screen here asks first.
- ``key_forms``, ``keys``, ``own_key``: the designated officers and their keys.
- ``overviews``, ``listing``: the list of cases. ``case``, ``deeds``, ``case_forms``: one of them.
- ``handing_over``, ``exporting``, ``entering``: cases that go and cases that come over the counter.
- ``figures``: counts. ``reminding``: mails. ``menu``: the ways in.
"""
