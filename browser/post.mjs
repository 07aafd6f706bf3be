// A small post office: takes mail by SMTP on loopback and hands it to the journeys. It never passes anything on.
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const WAIT_LIMIT_MS = 20_000;

export class Post {
  static async open() {
    const post = new Post();
    post.letters = [];
    post.server = net.createServer((socket) => post.#talk(socket));
    await new Promise((done) => post.server.listen(0, '127.0.0.1', done));
    post.port = post.server.address().port;
    return post;
  }

  close() {
    return new Promise((done) => this.server.close(done));
  }

  /** The first unread letter to an address, when it has come. */
  async letterTo(address, about = () => true) {
    const until = Date.now() + WAIT_LIMIT_MS;
    while (Date.now() < until) {
      const found = this.letters.find((letter) => !letter.read && letter.to.includes(address) && about(letter));
      if (found) {
        found.read = true;
        return found;
      }
      await pause(50);
    }
    const came = this.letters.map((letter) => `${letter.to}: ${letter.subject}${letter.read ? ' (read)' : ''}`);
    throw new Error(`no letter came to ${address}; there are:\n${came.join('\n')}`);
  }

  #talk(socket) {
    let [kept, to, data] = ['', [], null];
    const say = (line) => socket.write(`${line}\r\n`);
    const hear = (line) => {
      if (data !== null) {
        if (line !== '.') return data.push(line.replace(/^\./, ''));
        this.letters.push(read(to, data.join('\r\n')));
        [to, data] = [[], null];
        return say('250 taken');
      }
      const word = line.slice(0, 4).toUpperCase();
      if (word === 'RCPT') to.push(line.match(/<([^>]*)>/)[1]);
      if (word === 'DATA') data = [];
      if (word === 'QUIT') return socket.end('221 bye\r\n');
      return say({ EHLO: '250-here\r\n250 8BITMIME', DATA: '354 go on' }[word] ?? '250 fine');
    };
    socket.setEncoding('latin1').on('error', () => socket.destroy());
    socket.on('data', (text) => {
      const lines = (kept + text).split('\r\n');
      kept = lines.pop();
      lines.forEach(hear);
    });
    say('220 here');
  }
}

/** A letter as a person reads it. */
function read(to, raw) {
  const parts = leaves(raw);
  const of = (kind) => parts.find((part) => part.kind === kind)?.text ?? '';
  const { heads } = split(raw);
  const text = of('text/plain');
  const links = [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map(([link]) => link);
  return { to, raw, heads, subject: heads.subject ?? '', text, html: of('text/html'), links, read: false };
}

function split(raw) {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const heads = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  return { heads, body: raw.slice(end + 4) };
}

function leaves(raw) {
  const { heads, body } = split(raw);
  const kind = (heads['content-type'] ?? 'text/plain').toLowerCase().split(';')[0];
  const boundary = heads['content-type']?.match(/boundary="?([^";]+)"?/)?.[1];
  if (boundary) return body.split(`--${boundary}`).slice(1, -1).flatMap((part) => leaves(part.replace(/^\r\n/, '')));
  return [{ kind, text: decoded(body, heads['content-transfer-encoding'] ?? '') }];
}

function decoded(body, encoding) {
  if (encoding.toLowerCase() === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding.toLowerCase() !== 'quoted-printable') return Buffer.from(body, 'latin1').toString('utf8');
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
