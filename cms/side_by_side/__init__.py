"""Pages in Thai and English side by side: one screen on which a translation is made, looked after and published."""
