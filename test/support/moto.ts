import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

import { until, NotYet } from "../../cli/until";
import { listen } from "./electrumServer";

/** What the SDK reads: where AWS is, and credentials that moto takes without a look. */
const variables = {
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_EC2_METADATA_DISABLED: "true",
};

/** moto's server (PyPI: moto[server]) in place of AWS, for this process and those that it starts. */
export class Moto {
    readonly url: string;
    private readonly server: ChildProcess;
    private readonly before: Readonly<Record<string, string | undefined>>;

    private constructor(url: string, server: ChildProcess) {
        this.url = url;
        this.server = server;
        const wanted = { ...variables, AWS_ENDPOINT_URL: url };
        const names = Object.keys(wanted);
        this.before = Object.fromEntries(names.map((name) => [name, process.env[name]]));
        Object.assign(process.env, wanted);
    }

    static async start(): Promise<Moto> {
        const port = await freePort();
        const options = { stdio: "ignore" } as const;
        const server = spawn("moto_server", ["--host", "127.0.0.1", "--port", `${port}`], options);
        const moto = new Moto(`http://127.0.0.1:${port}`, server);
        await until(60, () =>
            moto.post("reset", {}).catch(() => {
                throw new NotYet("moto does not answer");
            }),
        );
        // Otherwise a task goes on to its next state whenever it is described.
        await moto.post("state-manager/set-transition", {
            model_name: "ecs::task",
            transition: { progression: "manual", times: 1_000_000 },
        });
        return moto;
    }

    async stop(): Promise<void> {
        for (const [name, value] of Object.entries(this.before)) {
            if (value === undefined) Reflect.deleteProperty(process.env, name);
            else process.env[name] = value;
        }
        this.server.kill();
        await once(this.server, "exit");
    }

    private async post(path: string, body: object): Promise<void> {
        await fetch(`${this.url}/moto-api/${path}`, { method: "POST", body: JSON.stringify(body) });
    }
}

async function freePort(): Promise<number> {
    const server = createServer();
    const port = await listen(server);
    server.close();
    await once(server, "close");
    return port;
}
