import * as pulumi from "@pulumi/pulumi";
import type { MockMonitor } from "@pulumi/pulumi/runtime/mocks";

/** Pulumi's marks inside serialized properties (sdk/nodejs/runtime/rpc.ts). */
const signatureKey = "4dabf18193072939515e22adb298388d";
const resourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const stackType = "pulumi:pulumi:Stack";
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A resource as the program registered it, and as the engine would tell a policy pack of it. */
export interface Registered {
    readonly urn: string;
    /** The engine's type token. */
    readonly type: string;
    readonly name: string;
    /** The parent's name, or null for the stack itself. */
    readonly parent: string | null;
    readonly parentUrn: string;
    /** Whether a provider makes it; components are not custom. */
    readonly custom: boolean;
    readonly protect: boolean;
    /** Inputs whose later changes the engine is to pass over. */
    readonly ignoreChanges: readonly string[];
    /** Serialized inputs: unknowns and secrets carry the engine's marks. */
    readonly inputs: Record<string, unknown>;
}

/** The part of a RegisterResourceRequest that is read here. */
interface Request {
    getType(): string;
    getName(): string;
    getParent(): string;
    getCustom(): boolean;
    getProtect(): boolean;
    getIgnorechangesList(): string[];
    getObject(): { toJavaScript(): Record<string, unknown> };
}

interface OutputsRequest {
    getUrn(): string;
    getOutputs(): { toJavaScript(): Record<string, unknown> };
}

/** Runs a program on the SDK's own mock monitor and keeps what that monitor is asked to register. */
export class Recorder {
    readonly registered: Registered[] = [];
    /** The stack's outputs, serialized. */
    stackOutputs: Record<string, unknown> = {};

    /** Puts the mock monitor in place. From then on every resource of this process is recorded. */
    static async start(
        mocks: pulumi.runtime.Mocks,
        { project, stack, preview }: { project: string; stack: string; preview: boolean },
    ): Promise<Recorder> {
        await pulumi.runtime.setMocks(mocks, project, stack, preview);
        const recorder = new Recorder();
        recorder.#listenTo(pulumi.runtime.getMonitor() as unknown as MockMonitor);
        return recorder;
    }

    #listenTo(monitor: MockMonitor): void {
        const register = monitor.registerResource.bind(monitor);
        const registerOutputs = monitor.registerResourceOutputs.bind(monitor);
        monitor.registerResource = async (request: Request, callback) => {
            this.registered.push(registeredBy(request));
            await register(request, callback);
        };
        monitor.registerResourceOutputs = (request: OutputsRequest, callback) => {
            if (request.getUrn().includes(`::${stackType}::`)) {
                this.stackOutputs = request.getOutputs().toJavaScript();
            }
            registerOutputs(request, callback);
        };
    }
}

function registeredBy(request: Request): Registered {
    const [type, name, mockParent] = [request.getType(), request.getName(), request.getParent()];
    const parentUrn = engineUrn(mockParent);
    return {
        urn: urnOf(type, name, parentUrn),
        type,
        name,
        parent: parentUrn === "" ? null : lastPart(parentUrn),
        parentUrn,
        custom: request.getCustom(),
        protect: request.getProtect(),
        ignoreChanges: request.getIgnorechangesList(),
        inputs: asTheEngineSends(request.getObject().toJavaScript()),
    };
}

/** The URN as the engine builds it: the types of all parents but the stack, then the resource's own. */
function urnOf(type: string, name: string, parentUrn: string): string {
    const parentTypes = (parentUrn.split("::")[2] ?? "").split("$");
    const types = [...parentTypes.filter((one) => one !== "" && one !== stackType), type];
    const stack = `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}`;
    return `${stack}::${types.join("$")}::${name}`;
}

/** The mock monitor's URN of a parent in the engine's form: it keeps the stack's type, the engine drops it. */
function engineUrn(mockUrn: string): string {
    return mockUrn.replace(`::${stackType}$`, "::");
}

/** What a reader may see of serialized properties: secrets unwrapped, unknown values as null. */
export function plain(value: unknown): unknown {
    if (value === unknownValue) return null;
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== "object" || value === null) return value;
    const object = value as Record<string, unknown>;
    if (object[signatureKey] === secretSignature) return plain(object["value"]);
    return Object.fromEntries(Object.entries(object).map(([key, one]) => [key, plain(one)]));
}

/** The engine sends a resource as its id, and no key that begins with two underscores. */
function asTheEngineSends(value: Record<string, unknown>): Record<string, unknown> {
    const entries = Object.entries(value).filter(([key]) => !key.startsWith("__"));
    return Object.fromEntries(entries.map(([key, one]) => [key, withoutReferences(one)]));
}

function withoutReferences(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(withoutReferences);
    if (typeof value !== "object" || value === null) return value;
    const object = value as Record<string, unknown>;
    if (object[signatureKey] === resourceSignature) return object["id"] || unknownValue;
    return asTheEngineSends(object);
}

function lastPart(urn: string): string {
    return urn.slice(urn.lastIndexOf("::") + 2);
}
