#!/bin/sh
# Runs the test suite; prints TAP and exits 1 when a test fails.
. ./src/slug.sh
failed=0
number=0

check() {
  number=$((number + 1))
  actual=$(slug "$2")
  if [ "$actual" = "$3" ]; then
    echo "ok $number - $1"
  else
    echo "not ok $number - $1 (expected '$3', got '$actual')"
    failed=1
  fi
}

check joins-words 'one two' 'one-two'
check lowers-case 'Hello World' 'hello-world'
check drops-punctuation 'what, now?' 'what-now'
echo "1..$number"
exit $failed
