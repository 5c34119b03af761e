import { privateName } from "../../components/addresses";
import { serverOf } from "../../components/commands";
import { DockerError, docker } from "../docker";
import { label } from "../local/task";

/** The image of the example of a client inside AWS, and the folder it is built from. */
export const clientImage = "bitcoin-node-private-client:rehearsal";
export const clientFolder = "examples/private-client";

/** What the client prints when it has been answered. */
export interface ClientAnswer {
    readonly server: string;
    readonly protocol: string;
    readonly height: number;
    /** In satoshis. */
    readonly balance: { readonly confirmed: number; readonly unconfirmed: number };
}

/** What the client says when it has no answer. */
export class ClientRefusal extends Error {}

/**
 * Runs the client once in a container on a network, by the private name of the node there.
 *
 * @throws ClientRefusal
 */
export async function askAsClient(args: {
    /** The run that the container belongs to, and is removed with. */
    readonly run: string;
    readonly network: string;
    readonly fingerprint: string;
    readonly scriptHash: string;
}): Promise<ClientAnswer> {
    const { run, network, fingerprint, scriptHash } = args;
    const environment = {
        SERVER: serverOf(privateName),
        FINGERPRINT: fingerprint,
        SCRIPT_HASH: scriptHash,
    };
    const set = Object.entries(environment).flatMap(([name, value]) => [
        "--env",
        `${name}=${value}`,
    ]);
    try {
        const printed = await docker([
            ...["run", "--rm", "--label", `${label}=${run}`, "--network", network],
            ...["--read-only", "--cap-drop", "ALL", ...set, clientImage],
        ]);
        return JSON.parse(printed) as ClientAnswer;
    } catch (error) {
        if (error instanceof DockerError) throw new ClientRefusal(error.stderr.trim());
        throw error;
    }
}
