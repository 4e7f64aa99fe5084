"""News that is also posted to the station's Facebook page and LINE official account, where the officer chose so."""
