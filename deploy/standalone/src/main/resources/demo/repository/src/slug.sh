# slug TEXT: makes a title usable in an address.
slug() {
  printf '%s' "$1" | tr ' ' '-'
}
