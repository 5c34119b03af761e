import { electrumPort } from "../../components/addresses";
import type { Network } from "../../components/choices";
import { taskAddress } from "../deployed/address";
import type { StackOutputs } from "../deployed/outputs";
import { readIdentity } from "../local/certificate";
import { identityFile, run, runningTask } from "../local/run";
import { Mistake } from "../mistake";

/** What a wallet has to know of a server. */
export interface Server {
    /** PROJECT-STACK, or the name of the local run. */
    readonly stack: string;
    readonly network: Network;
    readonly host: string;
    readonly port: number;
    /** The certificate's SHA-256 as 64 hexadecimal digits. */
    readonly fingerprint: string;
    /** What a person should know of this address, to be read behind "which". */
    readonly note: string;
}

/**
 * A deployed stack's server. Only where the task's own address is the way in, AWS is asked for it.
 *
 * @throws Mistake when there is no address now, or AWS cannot be asked
 */
export async function deployedServer(
    { names, fingerprint }: StackOutputs,
    signal: AbortSignal,
): Promise<Server> {
    const { stackTag: stack, network, host, privateHost, access } = names;
    const known = { stack, network, port: electrumPort, fingerprint };
    const inside = "answers inside the VPC, and to what is connected to it, only";
    if (host !== null) {
        const listed = "answers to nobody outside AWS but the ranges in allowedCidrs";
        return { ...known, host, note: access === "internal" ? inside : listed };
    }
    if (access === "internal") return { ...known, host: privateHost, note: inside };
    const found = await taskAddress(names, signal);
    if (found === undefined) {
        throw new Mistake(
            `${stack} has no address now, because no task of it runs. ` +
                "Run: npm run status -- --stack STACK",
        );
    }
    const since = found.since ? ` since ${found.since.toISOString()}` : "";
    const note = `is the address of the one task${since}, and the next task has another`;
    return { ...known, host: found.address, note };
}

/**
 * The server of `npm run local`.
 *
 * @throws Mistake when nothing runs here
 */
export async function localServer(): Promise<Server> {
    await runningTask();
    const { fingerprint } = readIdentity(identityFile);
    return {
        stack: run,
        network: "regtest",
        host: "localhost",
        port: electrumPort,
        fingerprint,
        note: "answers on this machine only",
    };
}
