#!/bin/sh
# Fixes one failing test: the one that the feedback names, or else the first that fails now.
set -eu
seen=${TIGHTLOOP_FEEDBACK:-}
case "$seen" in
  *'not ok'*) echo 'reading the feedback of the review' ;;
  *) seen=$(sh tests/run.sh || true) ;;
esac
test=$(printf '%s\n' "$seen" | sed -n 's/.*not ok [0-9]* - \([a-z-]*\).*/\1/p' | head -n 1)
if [ -z "$test" ]; then
  echo 'no test fails: nothing to fix'
  exit 0
fi
sed -i -f "fixes/$test.sed" src/slug.sh
git add src
git -c user.name=demo -c user.email=demo@localhost commit --quiet -m "Fix: $test"
echo "fixed $test"
