"""The mailbox behind scripts/smtp: keeps every mail, and refuses some receivers so that the tests can see what
follows. Run by itself, it prints what a folder holds, as Python's own mail parser reads it."""

import asyncio
import json
import sys
from email import policy
from email.parser import BytesParser
from pathlib import Path

ANSWERS = {
    "gone": "550 5.1.1 nobody@here.example is not known here",
    "later": "451 4.7.1 come back later",
    "full": "452 4.2.2 mailbox full",
}


def told(mail, name, raw):
    """A header's value, in words; as it came where Python's parser cannot make words of it."""
    try:
        return str(mail.policy.header_fetch_parse(name, raw))
    except (AttributeError, IndexError, ValueError):
        print(f"unread: {name}: {raw!r}", file=sys.stderr)
        return raw


def read(folder):
    for path in sorted(Path(folder).glob("new/*"), key=lambda path: path.stat().st_mtime_ns):
        mail = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
        parts = [part for part in mail.walk() if not part.is_multipart()]
        print(json.dumps({
            "headers": [[name, told(mail, name, value)] for name, value in mail.raw_items()],
            "kinds": [part.get_content_type() for part in parts],
            "bodies": [part.get_content().replace("\r\n", "\n") for part in parts],
            "structure": mail.get_content_type(),
            "defects": [str(defect) for part in mail.walk() for defect in part.defects],
        }))


if __name__ == "__main__":
    read(sys.argv[1])
else:
    from aiosmtpd.handlers import Mailbox

    class Post(Mailbox):
        async def handle_RCPT(self, server, session, envelope, address, options):
            who = address.split("@")[0]
            if who == "slow":
                await asyncio.sleep(3600)
            if who in ANSWERS:
                return ANSWERS[who]
            envelope.rcpt_tos.append(address)
            return "250 OK"
