#!/usr/bin/env bash
# Makes an agent of any program: bash and curl only.
#
#   agent.sh QUEUE COMMAND [ARGUMENT…]
#
# For each item the command runs in the folder of the session, with the item (JSON) on its standard input. Exit code 0
# completes the item with what the command has printed, another one fails it. Ctrl-C or SIGTERM gives the item back.
# TIGHTLOOP_URL is the server, TIGHTLOOP_WORKSPACE the workspace folder that it was started with.
set -um # each background job gets a process group of its own, so that all of a command can be ended

url=${TIGHTLOOP_URL:-http://127.0.0.1:8080}
root=${TIGHTLOOP_WORKSPACE:-.tightloop/workspace}
mkdir -p "$root" && root=$(cd "$root" && pwd) || exit
queue=${1:?usage: agent.sh QUEUE COMMAND [ARGUMENT…]}
shift
name=shell-$(hostname)-$$
lease=15
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# post PATH: sends standard input, prints the body of the answer and then its status on a line of its own.
post() {
  curl --silent --show-error --max-time 40 --write-out '\n%{http_code}\n' \
    --header 'Content-Type: application/json' --data-binary @- "$url/v1/work/$1"
}

# field NAME: the first text field of this name in an item; workId and sessionId come before the item's free parts.
field() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }

# text BYTES: the end of standard input as a JSON text, without what JSON cannot hold.
text() {
  printf '"'
  tail -c "$1" | iconv -c -f UTF-8 -t UTF-8 |
    tr -d '\000-\010\013-\037' | sed $'s/\\\\/&&/g; s/"/\\\\"/g; s/\t/\\\\t/g' |
    awk 'NR > 1 { printf "\\n" } { printf "%s", $0 }'
  printf '"'
}

# report ID ACTION: sends standard input until the server has taken it. It may be repeated: one result is accepted.
report() {
  local answer body
  body=$(cat)
  while true; do
    answer=$(post "$1/$2" <<<"$body")
    case ${answer##*$'\n'} in
      200 | 202) echo "$2: done"; return ;;
      409) echo "$2: too late, somebody else has it or it was taken before"; return ;;
      4[013]? | 422) echo "$2 is refused: $answer" >&2; return 1 ;;
    esac
    sleep 1
  done
}

# beat ID JOB: keeps the lease while the job runs, and ends the job when its work is not wanted any more.
beat() {
  while sleep $((lease / 3)) && kill -0 "$2" 2>/dev/null; do
    case $(post "$1/heartbeat" <<<'{}' 2>/dev/null) in
      *'"cancelled":true'* | *$'\n409')
        touch "$scratch/over"
        kill -TERM -- "-$2"
        return
        ;;
    esac
  done
}

# Traps run while bash waits for a job, so whatever takes long is a job that is waited for.
stop() {
  trap '' INT TERM
  disown -a
  [ -z "${job:-}" ] || kill -TERM -- "-$job" 2>/dev/null
  [ -z "${pulse:-}" ] || kill -TERM -- "-$pulse" 2>/dev/null
  [ -z "${id:-}" ] || printf '{"error":{"code":"worker_stopped","message":"the agent was stopped"}}' |
    post "$id/fail" >/dev/null 2>&1
  echo bye
  exit 0
}
trap stop INT TERM

echo "taking work from $queue as $name"
while true; do
  id=''
  post "$queue/claim" >"$scratch/answer" <<<"{\"worker\":\"$name\",\"wait\":\"20s\",\"lease\":\"${lease}s\"}" &
  job=$!
  wait "$job"
  job=''
  case $(tail -n 1 "$scratch/answer") in
    200) ;;
    4[013]? | 422) cat "$scratch/answer" >&2; exit 1 ;; # asked wrongly: the answer says what
    *) sleep 1; continue ;; # away or busy
  esac
  id=$(field workId <"$scratch/answer")
  [ -n "$id" ] || continue # nobody had work for us within the wait

  folder=$root/sessions/$(field sessionId <"$scratch/answer")
  mkdir -p "$folder"
  rm -f "$scratch/over"
  (cd "$folder" && sed '$d; s/^{"items":\[//; s/\]}$//' "$scratch/answer" | "$@") >"$scratch/output" 2>&1 &
  job=$!
  beat "$id" "$job" &
  pulse=$!
  disown "$pulse" # bash would tell of its end
  wait "$job"
  code=$?
  kill -TERM -- "-$pulse" 2>/dev/null
  job='' pulse=''

  if [ -e "$scratch/over" ]; then
    echo "called off"
  elif [ "$code" -eq 0 ]; then
    { printf '{"output":{"printed":'; text 100000 <"$scratch/output"; printf '}}'; } | report "$id" complete
  else
    { printf '{"error":{"code":"exit_%s","message":' "$code"; text 4000 <"$scratch/output"; printf '}}'; } |
      report "$id" fail
  fi
done
