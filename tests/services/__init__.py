"""Tests against real services. Each says what to install where its programs are missing."""
