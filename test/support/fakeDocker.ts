import {
    copyFileSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    readdirSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** One run of the docker command. */
export interface Call {
    readonly args: readonly string[];
    /** The value of TLS_PEM in its environment. */
    readonly tlsPem: string;
}

/**
 * A docker command that comes first on this process's PATH until it is removed. It keeps what it is
 * told to make, and records how it was called; see fake-docker.sh.
 */
export class FakeDocker {
    readonly #folder = mkdtempSync(join(tmpdir(), "docker-"));
    readonly #path = process.env["PATH"];

    constructor() {
        for (const name of ["bin", "answers", "containers", "volumes", "networks", "removed"]) {
            mkdirSync(join(this.#folder, name));
        }
        copyFileSync("test/support/fake-docker.sh", join(this.#folder, "bin/docker"));
        process.env["PATH"] = [join(this.#folder, "bin"), this.#path].join(delimiter);
    }

    /** Answers a command, such as `exec`, by a shell script that has the command line as "$@". */
    answer(command: string, script: string): this {
        writeFileSync(join(this.#folder, "answers", command), script);
        return this;
    }

    /** All calls so far; `stopped NAME` among them says that a `stop` has come to its end. */
    get calls(): Call[] {
        const file = join(this.#folder, "calls");
        const text = existsSync(file) ? readFileSync(file, "utf8") : "";
        return text
            .split("\u001e")
            .slice(0, -1)
            .map((call) => {
                const [tlsPem = "", ...args] = call.split("\u001f").slice(0, -1);
                return { args, tlsPem };
            });
    }

    /** The calls of these commands, as lines. */
    lines(...commands: readonly string[]): string[] {
        const lines = this.calls.map(({ args }) => args.join(" "));
        return lines.filter((line) => commands.some((command) => line.startsWith(`${command} `)));
    }

    /** The labels of what there is, by name. */
    labels(kind: "containers" | "volumes" | "networks"): Record<string, string> {
        const folder = join(this.#folder, kind);
        const labels = readdirSync(folder).map((name) => [
            name,
            readFileSync(join(folder, name, "label"), "utf8").trimEnd(),
        ]);
        return Object.fromEntries(labels);
    }

    /** Lets a container end by itself. */
    end(container: string, status: number): void {
        writeFileSync(join(this.#folder, "containers", container, "status"), `${status}\n`);
    }

    remove(): void {
        process.env["PATH"] = this.#path;
        rmSync(this.#folder, { recursive: true });
    }
}
