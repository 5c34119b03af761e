import { status } from "@grpc/grpc-js";
import type { handleUnaryCall } from "@grpc/grpc-js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

/** Properties as the engine and a provider exchange them. */
export type Properties = Record<string, unknown>;

/** A handler that answers at once; what it throws is the call's error. */
export function answer<Request, Response>(
    respond: (request: Request) => Response,
): handleUnaryCall<Request, Response> {
    return ({ request }, done) => {
        try {
            done(null, respond(request));
        } catch (error) {
            done({ code: status.UNKNOWN, message: String(error) });
        }
    };
}

export function read(struct: Struct | undefined): Properties {
    return struct?.toJavaScript() ?? {};
}

export function written(properties: Properties): Struct {
    return Struct.fromJavaScript(properties as Record<string, JavaScriptValue>);
}
