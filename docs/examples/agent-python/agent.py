#!/usr/bin/env python3
"""An agent over HTTP with nothing but the standard library. To copy it: keep Server, Attempt and run, replace work().

    python3 agent.py --queue python-agents [--url http://127.0.0.1:8080] [--name ada]

It works on one item at a time; start it several times for more. Ctrl-C or SIGTERM gives back what it is working on.
"""

import argparse
import http.client
import json
import os
import signal
import socket
import threading
import time
import urllib.error
import urllib.request

LEASE_S = 30  # how long the server waits for a sign of life before somebody else gets the work


class Server:
    def __init__(self, url):
        self.url = url.rstrip("/")

    def once(self, method, path, body=None, timeout=30):
        """Status and JSON of one answer; OSError when there is none."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refusal:
            text = refusal.read().decode(errors="replace")
            return refusal.code, json.loads(text) if text.startswith("{") else {"detail": text}
        except (http.client.HTTPException, ValueError) as broken:
            raise OSError(f"no whole answer: {broken}") from broken

    def call(self, method, path, body=None, timeout=30):
        """The same, again and again while the server is away or busy.

        Every request here may be repeated: of results, one at most is accepted; a start with an id is one session; and
        a claim whose answer is lost comes again when its lease is over.
        """
        pause = 0.5
        while True:
            try:
                status, answer = self.once(method, path, body, timeout)
                if status != 429 and status < 500:
                    return status, answer
                trouble = problem(answer)
            except OSError as away:
                trouble = str(away)
            log(f"{method} {path[:60]}: {trouble}; again in {pause:g} s")
            time.sleep(pause)
            pause = min(2 * pause, 10)


class Attempt:
    """An item in our hands: keeps its lease alive until the with block ends, and knows when the work is in vain."""

    def __init__(self, server, item):
        self.server, self.item = server, item
        self.over = threading.Event()
        self._ended = threading.Event()
        self._note = {}
        self._heard = {message["id"] for message in item["messages"]}

    def __enter__(self):
        threading.Thread(target=self._beat, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._ended.set()

    def note(self, percent, message):
        """Goes out with the next heartbeat."""
        self._note = {"percent": percent, "message": message}

    def report(self, action, body, patient=True):
        call = self.server.call if patient else self.server.once
        status, answer = call("POST", f"/v1/work/{self.item['workId']}/{action}", body)
        if status == 409:
            # Too late, or a try of ours whose answer was lost had come through: in both cases there is nothing to do.
            log(f"{action}: {problem(answer)}")
        elif status >= 400:
            raise ValueError(problem(answer))
        else:
            log(f"{action} of {subject(self.item)}: {answer['status']}")

    def _beat(self):
        while not self._ended.wait(LEASE_S / 3):
            try:
                status, answer = self.server.once("POST", f"/v1/work/{self.item['workId']}/heartbeat", self._note)
            except OSError:
                continue  # the next one may come through: a lease has room for two lost ones
            if status == 409 or answer.get("cancelled"):
                self.over.set()
                return
            for message in answer.get("messages", []):
                if message["id"] not in self._heard:
                    self._heard.add(message["id"])
                    log(f"{message['by'] or 'somebody'} says: {message['text']}")


def work(server, item, attempt):
    """What to report of an item: an action with its body, or None when the work was called off."""
    if item.get("question"):
        return "complete", {"output": {"answer": "I did as the task says: " + item["title"]}}
    if item["kind"] == "PLAN":
        return "complete", {"plan": {"tasks": plan(item)}, "usage": {"inputTokens": 120, "outputTokens": 40}}
    if item["kind"] == "VERIFY":
        return "complete", judged(server, item)
    if item["kind"] == "EXECUTE":
        actions = {"write": write, "wait": wait, "delegate": delegate}
        action = actions.get(item["input"].get("do"))
        if action:
            return action(server, item, attempt)
    # Another attempt would not help: say so, and the task fails at once or goes to another queue.
    return failed("unsupported", f"this agent cannot do {item['kind']} {json.dumps(item['input'])}", retryable=False)


def plan(item):
    """Tasks as in a brief. What earlier iterations proved is left alone, so a later plan has only what is open."""
    suffix = "" if item["iteration"] == 1 else f"-{item['iteration']}"
    return [
        {"id": "draft" + suffix, "title": "write the letter", "input": {"do": "write", "about": item["input"]["goal"]}},
        {"id": "rest" + suffix, "title": "let it rest", "input": {"do": "wait", "for": "1s"},
         "dependsOn": ["draft" + suffix]},
        {"id": "file" + suffix, "title": "have it filed", "input": {"do": "delegate"}, "dependsOn": ["rest" + suffix]},
    ]


def write(server, item, attempt):
    lines = []
    for line in range(1, 6):
        attempt.note(20 * line, f"line {line}")
        if attempt.over.wait(0.1):  # instead of work: look now and then whether it is still wanted
            return None
        lines.append(f"{line}. {item['input']['about']}")
    return "complete", {"output": {"text": "\n".join(lines)}, "usage": {"inputTokens": 200, "outputTokens": 60}}


def wait(server, item, attempt):
    # The whole session waits, and this agent is free. Then the work comes again, to any agent, with a message that says
    # how the wait ended.
    if any("suspension" in message["text"] for message in item["messages"]):
        return "complete", {"output": {"messages": [message["text"] for message in item["messages"]]}}
    return "suspend", {"type": "TIME", "for": item["input"]["for"], "reason": "a letter must rest"}


def delegate(server, item, attempt):
    # An id of its own makes the start safe to repeat, in this attempt and in the next one.
    child = f"{item['sessionId']}.{item['taskId']}"
    status, answer = server.call("POST", "/v1/sessions", {
        "sessionId": child,
        "parent": {"sessionId": item["sessionId"], "taskId": item["taskId"]},
        "goal": "the letter is filed",
        "mode": "ASYNC",
        "criteria": [{"id": "filed", "text": "it is there", "check": {"type": "file", "path": "letter.txt"}}],
        "tasks": [{"id": "file", "title": "file it", "queue": "file",
                   "input": {"path": "letter.txt", "content": "filed\n"}}],
    })
    if status >= 400:
        return failed("no_child", problem(answer), retryable=False)
    return "delegate", {"sessions": [child]}


def judged(server, item):
    """A verdict with evidence. The read model may be a moment behind the work: look until all tasks have ended."""
    for _ in range(50):
        _, session = server.call("GET", f"/v1/sessions/{item['sessionId']}")
        tasks = {task["id"]: task["status"] for task in session["tasks"]}
        if not {"PENDING", "RUNNING", "RETRYING"} & set(tasks.values()):
            break
        time.sleep(0.1)
    good = bool(tasks) and set(tasks.values()) == {"SUCCEEDED"}
    summary = ", ".join(f"{task} {status}" for task, status in tasks.items())
    return {"verdict": "PASSED" if good else "FAILED", "evidence": {"summary": summary or "there are no tasks"}}


def serve(server, item):
    with Attempt(server, item) as attempt:
        try:
            report = work(server, item, attempt)
            if report and not attempt.over.is_set():
                attempt.report(*report)
        except KeyboardInterrupt:
            give_back(attempt, "worker_stopped", "the agent was stopped")
            raise
        except Exception as mistake:  # of ours: it must not end the agent, and another attempt may do better
            give_back(attempt, "agent_error", repr(mistake))


def give_back(attempt, code, message):
    try:
        attempt.report(*failed(code, message), patient=False)
    except (OSError, ValueError) as trouble:
        log(f"not given back, its lease will lapse: {trouble}")


def run(server, queue, name):
    # The queue is made known by the first claim. A claim waits for work, so this loop does not spin.
    claim = {"worker": name, "wait": "20s", "lease": f"{LEASE_S}s", "capabilities": ["plan", "write", "judge"]}
    while True:
        status, answer = server.call("POST", f"/v1/work/{queue}/claim", claim, timeout=40)
        if status != 200:
            raise SystemExit(problem(answer))
        for item in answer["items"]:
            log(f"{item['kind']} {subject(item)}, attempt {item['attempt']}")
            serve(server, item)


def failed(code, message, retryable=True):
    return "fail", {"error": {"code": code, "message": message[:2000]}, "retryable": retryable}


def subject(item):
    part = item.get("taskId") or item.get("criterionId")
    return item["sessionId"] + (f" {part}" if part else "")


def problem(answer):
    fields = "; ".join(f"{error['field']}: {error['message']}" for error in answer.get("errors", []))
    return " ".join(filter(None, [answer.get("title"), answer.get("detail"), fields]))


def log(text):
    print(text, flush=True)


def stop(*_):
    raise KeyboardInterrupt


if __name__ == "__main__":
    options = argparse.ArgumentParser(description="An agent that takes work over HTTP.")
    options.add_argument("--url", default=os.environ.get("TIGHTLOOP_URL", "http://127.0.0.1:8080"))
    options.add_argument("--queue", default="python-agents")
    options.add_argument("--name", default=f"python-{socket.gethostname()}-{os.getpid()}")
    given = options.parse_args()
    signal.signal(signal.SIGTERM, stop)
    try:
        run(Server(given.url), given.queue, given.name)
    except KeyboardInterrupt:
        log("bye")
