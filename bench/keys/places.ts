import { scan } from "../../policies/keys/scan";
import { wrongInProperties } from "../../policies/looked/properties";
import { toldByName } from "../../test/support/keys/corpus";
import type { Sample } from "../../test/support/keys/sample";

/** What the engine sends in place of a value that is not known yet. */
const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A way to lose a key, and whether it is found there. */
export interface Place {
    readonly name: string;
    readonly takes: (sample: Sample) => boolean;
    readonly finds: (sample: Sample) => boolean;
}

export const places: readonly Place[] = [
    {
        name: "bare",
        takes: () => true,
        finds: ({ value, name }) => scan(value, name).findings.length > 0,
    },
    {
        name: "in an ECS container definition",
        takes: ({ format }) => !toldByName.has(format),
        finds: (sample) => scan(inContainer(sample)).findings.length > 0,
    },
    {
        name: "as a secret beside an unknown",
        takes: ({ format }) => !toldByName.has(format),
        finds: (sample) => {
            const props = { first: unknown, value: textOf(sample), last: { of: [unknown] } };
            return wrongInProperties("aws:ssm/parameter:Parameter", "app", props).length > 0;
        },
    },
];

/** The container definitions of an ECS task, with a key as a variable that has a neutral name. */
export function inContainer(sample: Sample): string {
    const environment = [
        { name: "LANG", value: "C.UTF-8" },
        { name: "X", value: textOf(sample) },
    ];
    const port = { containerPort: 8333, hostPort: 8333, protocol: "tcp" };
    return JSON.stringify([
        { name: "app", image: "app:1", essential: true, environment, portMappings: [port] },
    ]);
}

/** A file gets into a property as base64. */
function textOf({ value }: Sample): string {
    return typeof value === "string" ? value : value.toString("base64");
}
