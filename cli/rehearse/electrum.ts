import { electrumCommand, serverOf } from "../../components/commands";
import { DockerError, docker } from "../docker";
import { label } from "../local/task";
import { NotYet, until } from "../until";
import { lastFailure, refusal } from "./electrumOutput";
import { Wallet } from "./wallet";

/** The image that Electrum runs in, and the folder it is built from. */
export const electrumImage = "bitcoin-node-electrum:rehearsal";
export const electrumFolder = "cli/rehearse/wallet";

/** The one folder that can be written to, which is in memory, and Electrum's own in it. */
const home = "/home/electrum";
const data = `${home}/.electrum/regtest`;

/** How long Electrum's daemon may take to start, in seconds; a second is usual. */
const startWithin = 30;

/** Where Electrum is to connect, and by what name its container is found. */
export interface ElectrumArgs {
    /** The run that the container belongs to, and is removed with. */
    readonly run: string;
    readonly container: string;
    /** The Docker network on which the server's name is known. */
    readonly network: string;
    /** The server's name there. */
    readonly host: string;
    /** The SHA-256 that the server's certificate must have, as 64 hexadecimal digits. */
    readonly fingerprint: string;
}

/** What Electrum says when it does not do what it is told. */
export class ElectrumRefusal extends Error {}

/** A real Electrum on regtest, in a container of its own. Its wallets end with the container. */
export class Electrum {
    private readonly container: string;

    private constructor(container: string) {
        this.container = container;
    }

    /** Starts Electrum with the options that a person is told to start it with. */
    static async start(args: ElectrumArgs): Promise<Electrum> {
        const { run, container, network, host, fingerprint } = args;
        const shown = electrumCommand("regtest", serverOf(host), fingerprint).split(" ");
        const [, regtest = "", ...options] = shown;
        await docker([
            ...["run", "--detach", "--label", `${label}=${run}`, "--name", container],
            ...["--network", network, "--read-only", "--cap-drop", "ALL"],
            ...["--tmpfs", `${home}:uid=1000,gid=1000,mode=0700,size=64m`, electrumImage],
            // The log holds errors, and why there is no connection.
            ...[regtest, "-v=warning,interface=info", "daemon", ...options],
        ]);
        const electrum = new Electrum(container);
        await until(startWithin, () => electrum.listens());
        // Otherwise it adds up to 100 satoshis of change to a fee that was given.
        await electrum.command("setconfig", "coin_chooser_output_rounding", "false");
        return electrum;
    }

    /**
     * Waits for the connection, and with it for the certificate's check. Electrum tries again every
     * 10 seconds at most.
     *
     * @throws Error with Electrum's own reason when the time is over
     */
    waitUntilConnected(seconds: number): Promise<void> {
        return until(seconds, async () => {
            if (await this.isConnected()) return;
            const failure = lastFailure(await this.log()) ?? "it has not tried yet";
            throw new NotYet(`Electrum is not connected: ${failure}`);
        });
    }

    /**
     * Waits until an attempt to connect has failed.
     *
     * @returns Electrum's own reason, out of its log
     * @throws Error when it connects instead, or has not tried when the time is over
     */
    waitUntilRefused(seconds: number): Promise<string> {
        return until(seconds, async () => {
            if (await this.isConnected()) throw new Error("Electrum has connected.");
            const failure = lastFailure(await this.log());
            if (failure === undefined) throw new NotYet("Electrum has not tried to connect");
            return failure;
        });
    }

    /** Makes a wallet with one key, for native segwit addresses. */
    async makeWallet(name: string): Promise<Wallet> {
        await this.run("make-wallets", name);
        return this.open(name);
    }

    /** Makes the wallets of three cosigners, of whom two must sign. Each has one of three keys. */
    async makeCosigners(...names: [string, string, string]): Promise<[Wallet, Wallet, Wallet]> {
        await this.run("make-wallets", ...names);
        const [first, second, third] = names;
        return [await this.open(first), await this.open(second), await this.open(third)];
    }

    /** The certificate that Electrum has pinned for a host, as PEM; empty when there is none. */
    pinned(host: string): Promise<string> {
        return this.run("sh", "-c", `cat ${data}/certs/${host} 2>/dev/null || true`);
    }

    async remove(): Promise<void> {
        await docker(["rm", "--force", "--volumes", this.container]);
    }

    private async isConnected(): Promise<boolean> {
        const info = JSON.parse(await this.command("getinfo")) as { connected: boolean };
        return info.connected;
    }

    /**
     * Returns once the daemon has written into its lock file where it listens. No command may run
     * before: it would find no password for the daemon, and write one of its own over the daemon's.
     */
    private async listens(): Promise<void> {
        try {
            await this.run("test", "-s", `${data}/daemon`);
        } catch {
            throw new NotYet(
                `Electrum has not started: ${(await this.log()) || "it says nothing"}`,
            );
        }
    }

    private async open(name: string): Promise<Wallet> {
        await this.command("load_wallet", "--wallet", name);
        return new Wallet((...command) => this.command(...command), name);
    }

    /** @throws ElectrumRefusal */
    private async command(name: string, ...args: readonly string[]): Promise<string> {
        try {
            return await this.run("electrum", "--regtest", name, ...args);
        } catch (error) {
            if (!(error instanceof DockerError)) throw error;
            throw new ElectrumRefusal(`electrum ${name}: ${refusal(error.stderr || error.stdout)}`);
        }
    }

    private run(...command: readonly string[]): Promise<string> {
        return docker(["exec", this.container, ...command]);
    }

    private log(): Promise<string> {
        return docker(["logs", "--tail", "200", this.container]);
    }
}
