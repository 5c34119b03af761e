import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";

import { LocalWorkspace } from "@pulumi/pulumi/automation";
import type { EngineEvent, Stack } from "@pulumi/pulumi/automation";

import { aws } from "./aws";
import { docker } from "./docker";
import { Files } from "./files";
import { Provider } from "./provider";
import type { Deed } from "./provider";
import { Run, listed } from "./run";
import type { Listed } from "./run";

/** Where the automation API says what happens. */
interface Heard {
    readonly onOutput: (text: string) => void;
    readonly onError: (text: string) => void;
    readonly onEvent: (event: EngineEvent) => void;
}

/** A resource as the engine exports it. */
interface Exported {
    readonly urn: string;
    readonly type: string;
    readonly parent?: string;
    readonly outputs?: Record<string, unknown>;
}

interface Options {
    /** Whether the policy pack is asked, too. */
    readonly pack?: boolean;
    readonly expectNoChanges?: boolean;
}

/** A program in a temporary folder with a stack and clouds of its own; close it when done. */
export class Workspace {
    /** Everything that the engine, the plugins and the program have said and reported so far. */
    readonly said: string[] = [];
    /** What of it a person sees. */
    readonly printed: string[] = [];
    readonly files: Files;
    readonly #providers: Provider[] = [];
    #stack!: Stack;

    private constructor(files: Files) {
        this.files = files;
    }

    /** The project itself with one of its stacks, for one address that may reach it. */
    static async ofProject(stack: string): Promise<Workspace> {
        const workspace = new Workspace(Files.ofProject(stack));
        workspace.files.settings(stack, { allowedCidrs: ["203.0.113.7/32"] });
        await workspace.#start(stack);
        return workspace;
    }

    /** Room for another program, with the project's policy pack beside it. */
    static async ofProgram(): Promise<Workspace> {
        const workspace = new Workspace(Files.ofProgram());
        await workspace.#start("test");
        return workspace;
    }

    /** Changes settings in the stack's file. */
    settings(changes: Record<string, unknown>): void {
        this.files.settings(this.#stack.name, changes);
    }

    /** Keeps a secret setting, as `pulumi config set --secret` does. */
    secret(name: string, value: string): Promise<void> {
        return this.#stack.setConfig(`bitcoin-node:${name}`, { value, secret: true });
    }

    preview(options: Options = {}): Promise<Run> {
        return this.#run((heard) => this.#stack.preview({ ...asked(options), ...heard }));
    }

    up(options: Options = {}): Promise<Run> {
        return this.#run((heard) => this.#stack.up({ ...asked(options), ...heard }));
    }

    destroy(): Promise<Run> {
        return this.#run((heard) => this.#stack.destroy(heard));
    }

    /** `pulumi up` as a person runs it, with its preview, when it has to fail. */
    refusedUp(options: Options = {}): Promise<Run> {
        return this.#refused((heard) => this.#stack.up({ ...asked(options), ...heard }));
    }

    /** `pulumi destroy` as a person runs it, with its preview, when it has to fail. */
    refusedDestroy(): Promise<Run> {
        return this.#refused((heard) => this.#stack.destroy(heard));
    }

    /** What the simulated clouds did. */
    get deeds(): Deed[] {
        return this.#providers.flatMap(({ deeds }) => deeds);
    }

    /** What the simulated clouds hold. */
    get alive(): Deed[] {
        return this.#providers.flatMap(({ alive }) => alive);
    }

    /** The stack's outputs. */
    async outputs(): Promise<Record<string, any>> {
        const outputs = Object.entries(await this.#stack.outputs());
        return Object.fromEntries(outputs.map(([name, { value }]) => [name, value]));
    }

    /** The resources in the stack's state. */
    async resources(): Promise<Listed[]> {
        return (await this.#exported()).flatMap(listed);
    }

    /** What the state holds of the only resource of a type, secrets in plain text. */
    async state(type: string): Promise<any> {
        const found = (await this.#exported()).filter((one) => one.type === type);
        assert.equal(found.length, 1, `${found.length} resources of type ${type}`);
        return revealed(found[0]!.outputs);
    }

    async #exported(): Promise<Exported[]> {
        const { deployment } = await this.#stack.exportStack();
        return (deployment as { resources?: Exported[] }).resources ?? [];
    }

    close(): void {
        for (const provider of this.#providers) provider.stop();
        this.files.remove();
    }

    async #start(stackName: string): Promise<void> {
        const simulated = { aws, docker: docker(this.files.program) };
        const ports: string[] = [];
        for (const [name, simulation] of Object.entries(simulated)) {
            const { provider, port } = await Provider.start(simulation);
            this.#providers.push(provider);
            ports.push(`${name}:${port}`);
        }
        const envVars = {
            PULUMI_BACKEND_URL: pathToFileURL(this.files.backend).href,
            PULUMI_CONFIG_PASSPHRASE: "for these tests only",
            PULUMI_DEBUG_PROVIDERS: ports.join(","),
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
            PULUMI_SKIP_UPDATE_CHECK: "1",
        };
        const of = { stackName, workDir: this.files.program };
        this.#stack = await LocalWorkspace.createStack(of, { envVars });
    }

    async #run(act: (heard: Heard) => Promise<unknown>): Promise<Run> {
        const run = new Run();
        await act(this.#listen(run));
        return run;
    }

    async #refused(act: (heard: Heard) => Promise<unknown>): Promise<Run> {
        const { workspace } = this.#stack;
        // The automation API says --skip-preview of itself; the last word counts.
        workspace.serializeArgsForOp = () => Promise.resolve(["--skip-preview=false"]);
        const run = new Run();
        await assert.rejects(act(this.#listen(run)));
        workspace.serializeArgsForOp = () => Promise.resolve([]);
        return run;
    }

    #listen(run: Run): Heard {
        const said = (text: string): void => {
            this.said.push(text);
            this.printed.push(text);
        };
        return {
            onOutput: said,
            onError: said,
            onEvent: (event: EngineEvent) => {
                run.events.push(event);
                // The SDK's debug log has all answers of the engine, secrets too: --debug shows it.
                const severity: string | undefined = event.diagnosticEvent?.severity;
                if (severity !== "debug") this.said.push(JSON.stringify(event));
            },
        };
    }
}

/** The options of the automation API. */
function asked({ pack = false, expectNoChanges = false }: Options) {
    return { policyPacks: pack ? ["policies"] : [], expectNoChanges };
}

/** An exported resource's outputs: a secret is an object with its value as JSON. */
function revealed(outputs: Record<string, any> = {}): Record<string, unknown> {
    const values = Object.entries(outputs).map(([key, value]) => {
        const secret = value?.plaintext;
        return [key, secret === undefined ? value : JSON.parse(secret)];
    });
    return Object.fromEntries(values);
}
