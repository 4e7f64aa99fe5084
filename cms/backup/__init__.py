"""Backups: database and files of the whole installation in one encrypted file, and putting them back.

A backup is a tar archive inside an age file (https://age-encryption.org/v1):

    backup.json          what this is, and in which version of the format
    database.sqlite3     a copy made by SQLite, or database.dump, made by pg_dump in its custom format
    media/…, private/…   every file of the two storages
    manifest.json        what made it, which migrations, how many rows, size and SHA-256 of everything before it

It can be opened without this software, by ``age -d -i KEYFILE BACKUP | tar x``.
"""
