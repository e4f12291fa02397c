#!/usr/bin/env python3
"""Runs the outside contract walk (`lifecycle.py` in the folder given) against a running server.

Usage: contract_walk.py FOLDER http://127.0.0.1:8080

`Walk.act` there takes its own arguments by the same names as two payload fields (`name` of a builder, `code` of a
paper), so that the walk cannot send them. Here its own arguments are positional, and `code` is the refusal that is
expected only where a refusal is expected.
"""

import sys
import uuid
from pathlib import Path


def main(folder, base):
    sys.path.insert(0, folder)
    import client
    import lifecycle

    def act(self, name, act, day, /, status=201, **payload):
        code = payload.pop("code", None) if status != 201 else None
        reply = self.who(name).act(self.house["id"], act, self.at(day), **payload)
        body = client.expect(reply, status, f"{name}: {act} on day {day}", code)
        if status == 201:
            self.house = body["house"]
        print(f"day {day:3d}  {name:10s} {act:22s} {status}  {self.house['stage']}/{self.house['state']}")
        return body

    def send(self, house_id, act, at, /, **payload):
        return self.post(f"/houses/{house_id}/acts", {"act_id": str(uuid.uuid4()), "act": act, "at": at, **payload})

    lifecycle.Walk.act = act
    client.Client.act = send
    lifecycle.main(base)


if __name__ == "__main__":
    try:
        main(str(Path(sys.argv[1]).resolve()), sys.argv[2])
    except AssertionError as failure:
        sys.exit(f"does not hold: {failure}")
