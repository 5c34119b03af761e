import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

import { credentials } from "@grpc/grpc-js";
import type { ServiceError } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

/** A resource as the engine tells a policy pack of it. */
export interface AnalyzedResource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly parentUrn: string;
    readonly protect: boolean;
    readonly inputs: Record<string, unknown>;
}

/** What a rule has to say about a resource. */
export interface Violation {
    readonly policy: string;
    readonly level: "advisory" | "mandatory" | "remediate" | "disabled";
    /** The resource's name, or empty when the whole stack is meant. */
    readonly resource: string;
    readonly message: string;
}

/** The stack in whose name a pack is asked. */
export interface AskedFor {
    readonly project: string;
    readonly stack: string;
    /** The stack's configuration, keys with their namespace. */
    readonly config: Readonly<Record<string, string>>;
}

/** Longest message that engine and pack exchange, in bytes (pulumi, sdk/go/common/util/rpcutil). */
const longestMessage = 400 * 1024 * 1024;

/** The engine's names of the enforcement levels, by number. */
const levels: readonly Violation["level"][] = ["advisory", "mandatory", "disabled", "remediate"];

/**
 * A running policy pack, started and asked as the Pulumi engine does it: the SDK's own runner in a
 * process of its own, and the `Analyzer` service over gRPC. Stop it when done.
 */
export class PolicyPack {
    readonly #process: ChildProcess;
    readonly #client: AnalyzerClient;

    private constructor(process: ChildProcess, port: number) {
        this.#process = process;
        this.#client = new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
            "grpc.max_receive_message_length": longestMessage,
            "grpc.max_send_message_length": longestMessage,
        });
    }

    /** Starts the pack in a folder; rejects with what the pack said when it does not come up. */
    static async start(folder: string, { project, stack, config }: AskedFor): Promise<PolicyPack> {
        const runner = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
        // The pack wants an engine's address and uses it only to log, which these rules do not.
        const child = spawn(process.execPath, [runner, "127.0.0.1:1", "."], {
            cwd: folder,
            stdio: ["ignore", "pipe", "pipe"],
            env: {
                ...process.env,
                PULUMI_CONFIG: JSON.stringify(config),
                PULUMI_PROJECT: project,
                PULUMI_STACK: stack,
                PULUMI_DRY_RUN: "true",
                PULUMI_NODEJS_PROJECT: project,
                PULUMI_NODEJS_STACK: stack,
                PULUMI_NODEJS_DRY_RUN: "true",
            },
        });
        const said: string[] = [];
        child.stderr.on("data", (chunk: Buffer) => said.push(chunk.toString()));
        const port = await new Promise<number>((resolve, reject) => {
            // The pack's first line is the port of its server.
            createInterface(child.stdout).once("line", (line) => {
                resolve(Number(line));
            });
            child.once("error", reject);
            child.once("exit", () => {
                reject(new Error(`the policy pack did not start: ${said.join("").trim()}`));
            });
        });
        return new PolicyPack(child, port);
    }

    /** Asks about each resource and then about all of them together, as in a preview. */
    async analyze(resources: readonly AnalyzedResource[]): Promise<Violation[]> {
        const violations: Violation[] = [];
        for (const resource of resources) {
            const request = filled(new proto.AnalyzeRequest(), resource);
            const answer = await this.#call<proto.AnalyzeResponse>((done) =>
                this.#client.analyze(request, done),
            );
            violations.push(...diagnosticsOf(answer, () => resource.name));
        }
        return [...violations, ...(await this.analyzeStack(resources))];
    }

    /** Asks about all resources together, with their outputs as inputs. */
    async analyzeStack(resources: readonly AnalyzedResource[]): Promise<Violation[]> {
        const names = new Map(resources.map(({ urn, name }) => [urn, name]));
        const all = new proto.AnalyzeStackRequest();
        all.setResourcesList(
            resources.map((resource) => {
                const analyzed = filled(new proto.AnalyzerResource(), resource);
                analyzed.setParent(resource.parentUrn);
                return analyzed;
            }),
        );
        const answer = await this.#call<proto.AnalyzeResponse>((done) =>
            this.#client.analyzeStack(all, done),
        );
        return diagnosticsOf(answer, (urn) => names.get(urn) ?? "");
    }

    stop(): void {
        this.#client.close();
        this.#process.removeAllListeners("exit");
        this.#process.kill();
    }

    #call<T>(send: (done: (error: ServiceError | null, answer: T) => void) => void): Promise<T> {
        return new Promise((resolve, reject) => {
            send((error, answer) => {
                if (error === null) resolve(answer);
                else reject(error);
            });
        });
    }
}

function filled<R extends proto.AnalyzeRequest | proto.AnalyzerResource>(
    request: R,
    { urn, type, name, parentUrn, protect, inputs }: AnalyzedResource,
): R {
    const options = new proto.AnalyzerResourceOptions();
    options.setProtect(protect);
    options.setParent(parentUrn);
    request.setUrn(urn);
    request.setType(type);
    request.setName(name);
    request.setProperties(Struct.fromJavaScript(inputs as Record<string, JavaScriptValue>));
    request.setOptions(options);
    return request;
}

function diagnosticsOf(
    answer: proto.AnalyzeResponse,
    nameOf: (urn: string) => string,
): Violation[] {
    return answer.getDiagnosticsList().map((diagnostic) => ({
        policy: diagnostic.getPolicyname(),
        level: levels[diagnostic.getEnforcementlevel()] ?? "mandatory",
        resource: nameOf(diagnostic.getUrn()),
        message: diagnostic.getMessage(),
    }));
}
