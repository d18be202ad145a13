#!/bin/sh
# Writes the release notes from the history.
set -eu
git log --format='- %s' > NOTES.md
git add NOTES.md
git -c user.name=demo -c user.email=demo@localhost commit --quiet -m 'Notes' || echo 'notes are up to date'
