import { isDeepStrictEqual } from "node:util";

import { Server, ServerCredentials } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

import { answer, read, written } from "./protocol";
import type { Properties } from "./protocol";

/** A resource as a provider is told of it. */
export interface Named {
    readonly type: string;
    readonly name: string;
}

/** What a provider of the tests knows of its cloud; all else is the same for each. */
export interface Simulation {
    /** The version of the plugin that it stands for. */
    readonly version: string;
    /** Inputs with what the provider fills in; `olds` are the last ones, empty at first. */
    readonly checked: (resource: Named, inputs: Properties, olds: Properties) => Properties;
    /** Inputs as far as a change of them matters. */
    readonly compared: (inputs: Properties) => Properties;
    /** Those of some changed inputs that cannot be changed in place. */
    readonly replaces: (type: string, changed: readonly string[]) => string[];
    /** What the cloud adds to a resource of an id. */
    readonly made: (resource: Named, inputs: Properties, id: string) => Properties;
    /** Answers a function. */
    readonly invoked: (token: string) => Properties;
}

/** Something that a provider did outside of a preview. */
export interface Deed extends Named {
    readonly did: "create" | "update" | "delete";
    readonly id: string;
}

/**
 * A server of the engine's `ResourceProvider` protocol: makes nothing, writes down everything.
 * It takes no secrets, so that the engine unwraps them, and marks them again in what comes back.
 */
export class Provider {
    readonly deeds: Deed[] = [];
    readonly #simulation: Simulation;
    readonly #server = new Server({ "grpc.max_receive_message_length": -1 });

    private constructor(simulation: Simulation) {
        this.#simulation = simulation;
        this.#server.addService(ResourceProviderService, {
            ...pluginCalls(simulation),
            ...this.#planning(),
            ...this.#doing(),
        });
    }

    static async start(simulation: Simulation): Promise<{ provider: Provider; port: number }> {
        const provider = new Provider(simulation);
        const port = await new Promise<number>((resolve, reject) => {
            const insecure = ServerCredentials.createInsecure();
            provider.#server.bindAsync("127.0.0.1:0", insecure, (error, bound) => {
                if (error === null) resolve(bound);
                else reject(error);
            });
        });
        return { provider, port };
    }

    stop(): void {
        this.#server.forceShutdown();
    }

    /** What was created and not deleted since. */
    get alive(): Deed[] {
        const deleted = new Set(this.#ids("delete"));
        return this.deeds.filter(({ did, id }) => did === "create" && !deleted.has(id));
    }

    #ids(did: Deed["did"]): string[] {
        return this.deeds.filter((deed) => deed.did === did).map(({ id }) => id);
    }

    #planning() {
        const { checked, compared, replaces } = this.#simulation;
        return {
            check: answer((request: proto.CheckRequest) => {
                const inputs = read(request.getNews());
                const olds = read(request.getOlds());
                const response = new proto.CheckResponse();
                response.setInputs(written(checked(named(request), inputs, olds)));
                return response;
            }),
            diff: answer((request: proto.DiffRequest) => {
                const [news, olds] = [request.getNews(), request.getOldInputs()].map((struct) =>
                    compared(read(struct)),
                ) as [Properties, Properties];
                const keys = [...new Set([...Object.keys(news), ...Object.keys(olds)])];
                const changed = keys.filter((key) => !isDeepStrictEqual(news[key], olds[key]));
                const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
                const response = new proto.DiffResponse();
                response.setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME);
                response.setDiffsList(changed);
                response.setReplacesList(replaces(request.getType(), changed));
                return response;
            }),
        };
    }

    #doing() {
        return {
            create: answer((request: proto.CreateRequest) => {
                const inputs = read(request.getProperties());
                const response = new proto.CreateResponse();
                if (request.getPreview()) {
                    response.setProperties(written(inputs));
                    return response;
                }
                const id = `${request.getName()}-${this.#ids("create").length + 1}`;
                this.#note("create", request, id);
                response.setId(id);
                response.setProperties(this.#state(request, inputs, id));
                return response;
            }),
            update: answer((request: proto.UpdateRequest) => {
                const id = request.getId();
                if (!request.getPreview()) this.#note("update", request, id);
                const response = new proto.UpdateResponse();
                response.setProperties(this.#state(request, read(request.getNews()), id));
                return response;
            }),
            read: answer((request: proto.ReadRequest) => {
                const response = new proto.ReadResponse();
                response.setId(request.getId());
                response.setProperties(this.#state(request, {}, request.getId()));
                return response;
            }),
            delete: answer((request: proto.DeleteRequest) => {
                this.#note("delete", request, request.getId());
                return new Empty();
            }),
        };
    }

    #note(did: Deed["did"], request: Request, id: string): void {
        this.deeds.push({ did, id, ...named(request) });
    }

    #state(request: Request, inputs: Properties, id: string): Struct {
        return written({ ...inputs, ...this.#simulation.made(named(request), inputs, id) });
    }
}

interface Request {
    getType(): string;
    getName(): string;
}

function named(request: Request): Named {
    return { type: request.getType(), name: request.getName() };
}

/** What has to do with the plugin and its configuration, and with functions. */
function pluginCalls({ version, invoked }: Simulation) {
    const nothing = answer(() => new Empty());
    return {
        attach: nothing,
        cancel: nothing,
        getPluginInfo: answer(() => {
            const response = new PluginInfo();
            response.setVersion(version);
            return response;
        }),
        checkConfig: answer((request: proto.CheckRequest) => {
            const response = new proto.CheckResponse();
            response.setInputs(request.getNews());
            return response;
        }),
        diffConfig: answer(() => new proto.DiffResponse()),
        configure: answer(() => {
            const response = new proto.ConfigureResponse();
            response.setSupportspreview(true);
            return response;
        }),
        invoke: answer((request: proto.InvokeRequest) => {
            const response = new proto.InvokeResponse();
            response.setReturn(written(invoked(request.getTok())));
            return response;
        }),
    };
}
