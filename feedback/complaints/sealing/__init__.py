"""What seals a complaint, and nothing else: functions of bytes, which know no database and no request.

All cryptography is libsodium's, through PyNaCl; the modules here only choose what goes in.

- ``stretching``: a key from a passphrase or a code, slowly (Argon2id), and not too many at once.
- ``secrets``: the secret of one holder: signs, and opens what was sealed to it.
- ``wrapping``: a holder's secret behind a passphrase, and behind a printed recovery key.
- ``receipts``: the code that a reporter writes down, and the key pair and look-up value that it yields.
- ``records``: one entry of a case, padded, encrypted and bound to its place.
- ``statements``: what a countersignature says, and fingerprints to compare by telephone.
"""
