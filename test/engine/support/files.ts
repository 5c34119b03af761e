import {
    cpSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    readdirSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

import { dump, load } from "js-yaml";

/** A program's folder and a backend's, both temporary; remove them when done. */
export class Files {
    readonly program: string;
    readonly backend: string;
    readonly #root = mkdtempSync(join(tmpdir(), "engine-"));

    private constructor() {
        this.program = join(this.#root, "program");
        this.backend = join(this.#root, "backend");
        mkdirSync(this.program);
        mkdirSync(this.backend);
        symlinkSync(resolve("node_modules"), join(this.program, "node_modules"));
        this.#copy("package.json", "tsconfig.json", "components", "policies");
    }

    /** A copy of the project with one of its stack files. */
    static ofProject(stack: string): Files {
        const files = new Files();
        files.#copy("index.ts", "config.ts", "docker", "Pulumi.yaml", stackFile(stack));
        return files;
    }

    /** A project without a program. */
    static ofProgram(): Files {
        return new Files().write("Pulumi.yaml", "name: bitcoin-node\nruntime: nodejs\n");
    }

    /** Writes a file of the program. */
    write(name: string, text: string): this {
        mkdirSync(dirname(join(this.program, name)), { recursive: true });
        writeFileSync(join(this.program, name), text);
        return this;
    }

    /** Changes settings in a stack's file. */
    settings(stack: string, changes: Record<string, unknown>): void {
        const text = readFileSync(join(this.program, stackFile(stack)), "utf8");
        const before = load(text) as { config: Record<string, unknown> };
        const own = Object.entries(changes).map(([key, value]) => [`bitcoin-node:${key}`, value]);
        const config = { ...before.config, ...Object.fromEntries(own) };
        this.write(stackFile(stack), dump({ ...before, config }));
    }

    /** What the backend keeps: the state, its history and its backups. */
    kept(): string[] {
        const entries = readdirSync(this.backend, { recursive: true, withFileTypes: true });
        const files = entries.filter((entry) => entry.isFile());
        return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"));
    }

    remove(): void {
        rmSync(this.#root, { recursive: true });
    }

    #copy(...names: string[]): void {
        for (const name of names) {
            cpSync(resolve(name), join(this.program, name), { recursive: true });
        }
    }
}

function stackFile(stack: string): string {
    return `Pulumi.${stack}.yaml`;
}
