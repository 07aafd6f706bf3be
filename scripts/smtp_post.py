"""The mailbox behind scripts/smtp: keeps every mail, and refuses some receivers so that the tests can see what
follows. Run by itself, it prints what a folder holds, as Python's own mail parser reads it."""

import asyncio
import json
import sys
import threading
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


def serve(port, folder, mode):
    """Serves until it is ended: in the open, or with a certificate, for one user."""
    import ssl
    from aiosmtpd.controller import Controller
    from aiosmtpd.handlers import Mailbox
    from aiosmtpd.smtp import AuthResult, LoginPassword

    class Post(Mailbox):
        async def handle_RCPT(self, server, session, envelope, address, options):
            who = address.split("@")[0]
            if who == "slow":
                await asyncio.sleep(3600)
            if who in ANSWERS:
                return ANSWERS[who]
            envelope.rcpt_tos.append(address)
            return "250 OK"

    def knows(server, session, envelope, mechanism, data):
        known = data == LoginPassword(b"elm street", b"p@ss:word")
        return AuthResult(success=known, handled=False)

    options = {"enable_SMTPUTF8": False}
    if mode != "open":
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(f"{folder}.tls/server.pem", f"{folder}.tls/server.key")
        options |= {"authenticator": knows, "auth_required": True}
        if mode == "smtps":
            # The whole conversation is secret already; aiosmtpd only looks for STARTTLS.
            options |= {"ssl_context": context, "auth_require_tls": False}
        else:
            options |= {"tls_context": context, "require_starttls": True}
    controller = Controller(Post(folder), hostname="127.0.0.1", port=int(port), **options)
    controller.start()
    threading.Event().wait()


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(*sys.argv[2:])
    else:
        read(sys.argv[1])
