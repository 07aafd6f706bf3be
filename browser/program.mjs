// The program itself, started on a throw-away folder and a free port, as anybody would start it.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const HERE = import.meta.dirname;
const TARGET = process.env.CARGO_TARGET_DIR ?? path.join(HERE, '..', 'target');
const BINARY = process.env.MANYHANDS_BIN ?? path.join(TARGET, 'debug', 'manyhands');
const START_LIMIT_MS = 20_000;

/** A port nobody listens on. */
export async function freePort() {
  const server = net.createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Variables of the program that a tester's shell may carry are left behind. */
function cleanEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MANYHANDS_')));
}

export class Program {
  /** Starts it, with mail leaving through `mailPort`, and waits until it answers. */
  static async start({ mailPort }) {
    if (!existsSync(BINARY)) throw new Error(`${BINARY} is not built: cargo build --bin manyhands`);
    const program = new Program();
    program.folder = await mkdtemp(path.join(tmpdir(), 'manyhands-journey-'));
    program.data = path.join(program.folder, 'data');
    program.port = await freePort();
    program.base = `http://localhost:${program.port}`;
    program.mailPort = mailPort;
    await program.wake();
    return program;
  }

  /** Starts the process; also after `sleep`, on the same data. */
  async wake() {
    const flags = ['--data', this.data, '--listen', `127.0.0.1:${this.port}`, '--mail', `smtp://127.0.0.1:${this.mailPort}`];
    this.said = '';
    this.process = spawn(BINARY, [...flags, 'serve'], { env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    const listen = (text) => { this.said += text; };
    this.process.stdout.setEncoding('utf8').on('data', listen);
    this.process.stderr.setEncoding('utf8').on('data', listen);
    const until = Date.now() + START_LIMIT_MS;
    while (!(await this.isWell())) {
      if (this.process.exitCode !== null || Date.now() > until) throw new Error(`the program did not start:\n${this.said}`);
      await pause(50);
    }
  }

  async isWell() {
    return fetch(`http://127.0.0.1:${this.port}/health`).then((answer) => answer.ok, () => false);
  }

  /** The path behind the link that is printed on the first run. */
  async setUpPath() {
    for (let tries = 0; tries < 100; tries += 1) {
      const found = this.said.match(/\/setup\/[^\s/]+/);
      if (found) return found[0];
      await pause(50);
    }
    throw new Error(`no link to set up was printed:\n${this.said}`);
  }

  /** Runs another command of the program on the same data (or on `data`), and gives what it printed. */
  async run(args, { data = this.data } = {}) {
    const { stdout } = await promisify(execFile)(BINARY, ['--data', data, ...args], { env: cleanEnvironment(), maxBuffer: 64 << 20 });
    return stdout;
  }

  /** Lets it end in peace. */
  async sleep() {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const ended = new Promise((done) => this.process.once('exit', done));
      this.process.kill('SIGTERM');
      const late = setTimeout(() => this.process.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(late);
    }
  }

  /** Ends it and takes its folder away. */
  async stop() {
    await this.sleep();
    await rm(this.folder, { recursive: true, force: true });
  }
}
