import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import {
    closeSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    openSync,
    readFileSync,
    readdirSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** The image's folders that its scripts name, and those on the PATH and on Python's. */
const places = [
    ...["tmp", "run/tls", "run/bitcoin", "run/waiting"],
    ...["srv/bitcoin", "srv/blocks", "srv/electrumx", "srv/monitor", "bin", "lib/monitor"],
];

/**
 * A place outside the image where its scripts can run: copies of them, and of the Python package that
 * they share, in which paths below /tmp, /run and /srv lead into a folder of its own, and ports into
 * others. Nothing else is changed.
 */
export class Outside {
    readonly #folder = mkdtempSync(join(tmpdir(), "outside-"));
    readonly #ports: Readonly<Record<string, number>>;
    readonly #running: Running[] = [];

    /** @param ports those in use here, by the ports that the scripts name */
    constructor(ports: Readonly<Record<string, number>> = {}) {
        this.#ports = ports;
        for (const place of places) mkdirSync(this.path(place), { recursive: true });
        for (const name of readdirSync("docker/monitor")) {
            if (name.endsWith(".py"))
                this.file(`lib/monitor/${name}`, this.#moved(`monitor/${name}`));
        }
    }

    /** Where a path of the image, without its first slash, is here. */
    path(place: string): string {
        return join(this.#folder, place);
    }

    /** Copies scripts of the image onto the PATH. */
    copy(...names: readonly string[]): this {
        for (const name of names) this.program(name, this.#moved(name));
        return this;
    }

    #moved(name: string): string {
        const text = readFileSync(join("docker", name), "utf8")
            .replace(/^#!\S+\/python3$/m, "#!/usr/bin/env python3")
            .replace(/(?<![\w./-])\/(?=(tmp|run|srv)\/)/g, `${this.#folder}/`);
        return Object.entries(this.#ports).reduce(
            (moved, [from, to]) => moved.replace(new RegExp(`\\b${from}\\b`, "g"), String(to)),
            text,
        );
    }

    /** Puts a program of the test's own onto the PATH. */
    program(name: string, text: string): this {
        return this.file(join("bin", name), text, 0o755);
    }

    file(name: string, text: string, mode = 0o644): this {
        writeFileSync(this.path(name), text, { mode });
        return this;
    }

    /** The text of a file, without the end of its last line; undefined where there is none. */
    text(name: string): string | undefined {
        const file = this.path(name);
        return existsSync(file) ? readFileSync(file, "utf8").trimEnd() : undefined;
    }

    /** Starts a program from the PATH, on which this place comes first. */
    start(command: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
        const running = new Running(command, this.path(`output-${this.#running.length}`), {
            PATH: [this.path("bin"), process.env["PATH"]].join(delimiter),
            PYTHONPATH: this.path("lib"),
            PYTHONDONTWRITEBYTECODE: "1",
            PYTHONUNBUFFERED: "1",
            ...env,
        });
        this.#running.push(running);
        return running;
    }

    /** Ends what still runs and takes everything away. */
    async remove(): Promise<void> {
        for (const running of this.#running) running.signal("SIGKILL");
        await Promise.all(this.#running.map(({ ended }) => ended));
        rmSync(this.#folder, { recursive: true });
    }
}

/** A program that was started. It writes into files: a pipe would stay open as long as its children. */
export class Running {
    /** Its exit status; null after a signal that it did not handle. */
    readonly ended: Promise<number | null>;
    readonly #output: string;
    readonly #child: ChildProcess;

    constructor(command: readonly string[], output: string, env: NodeJS.ProcessEnv) {
        const [program = "", ...args] = command;
        this.#output = output;
        const files = ["stdout", "stderr"].map((name) => openSync(`${output}.${name}`, "w"));
        this.#child = spawn(program, args, { env, stdio: ["ignore", ...files] });
        for (const file of files) closeSync(file);
        this.ended = new Promise((resolve, reject) => {
            this.#child.on("error", reject).on("exit", resolve);
        });
    }

    /** What it has printed so far. */
    get stdout(): string {
        return readFileSync(`${this.#output}.stdout`, "utf8");
    }

    get stderr(): string {
        return readFileSync(`${this.#output}.stderr`, "utf8");
    }

    signal(name: NodeJS.Signals): void {
        this.#child.kill(name);
    }

    /** Resolves once it has printed this on standard output; fails if it ends without. */
    async said(text: RegExp): Promise<void> {
        for (;;) {
            // In this order: what it printed last is there when it has ended.
            const over = this.#child.exitCode !== null || this.#child.signalCode !== null;
            if (text.test(this.stdout)) return;
            if (over) throw new Error(`It ended without saying ${String(text)}: ${this.stderr}`);
            await delay(20);
        }
    }
}
