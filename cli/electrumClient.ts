import { connect } from "node:tls";
import type { TLSSocket } from "node:tls";

/** How an Electrum server is asked. */
export interface ElectrumClientOptions {
    /** The certificate's SHA-256 as 64 hexadecimal digits. Nothing else of it is checked. */
    readonly fingerprint: string;
    /** How long the connection, and then each answer, may take, in milliseconds. */
    readonly patience: number;
    /** Hears what the server says without being asked. */
    readonly onNotification?: (method: string, params: readonly unknown[]) => void;
}

/** Why there is no connection or no result, in one sentence. */
export class ElectrumError extends Error {}

/** The server shows another certificate than the one that is expected. */
export class WrongCertificate extends ElectrumError {}

/** Who waits for the connection or for an answer. */
interface Waiting {
    readonly resolve: (result: unknown) => void;
    readonly reject: (error: ElectrumError) => void;
    readonly timer: NodeJS.Timeout;
}

/** What a server may say in a line (JSON-RPC 2.0). */
interface Message {
    readonly id?: unknown;
    readonly method?: string;
    readonly params?: readonly unknown[];
    readonly result?: unknown;
    readonly error?: { readonly message?: string } | null;
}

/** The connection itself, among the numbers of requests. */
const connection = 0;

/** A client of the Electrum protocol over TLS, which is one JSON-RPC message a line. */
export class ElectrumClient {
    private readonly server: string;
    private readonly options: ElectrumClientOptions;
    private readonly socket: TLSSocket;
    /** By the number of the request. */
    private readonly waiting = new Map<number, Waiting>();
    private requests = 0;
    private unread = "";
    private ended: ElectrumError | undefined;

    /**
     * Connects; nothing is sent before the certificate is known to be the right one.
     *
     * @throws ElectrumError when there is no such server, or not in time
     */
    static async connect(
        host: string,
        port: number,
        options: ElectrumClientOptions,
    ): Promise<ElectrumClient> {
        const client = new ElectrumClient(host, port, options);
        await client.answer(connection, "the connection");
        return client;
    }

    private constructor(host: string, port: number, options: ElectrumClientOptions) {
        this.server = `${host}:${port}`;
        this.options = options;
        // The certificate signs itself, so no authority knows it: its fingerprint is the check.
        this.socket = connect({ host, port, rejectUnauthorized: false })
            .setEncoding("utf8")
            .once("secureConnect", () => {
                this.checkCertificate();
            })
            .on("data", (text: string) => {
                this.read(text);
            })
            .on("error", (error: NodeJS.ErrnoException) => {
                this.end(`${this.server} ${failure(error)}.`);
            })
            .on("close", () => {
                this.end(`${this.server} closed the connection.`);
            });
    }

    /**
     * What a method gives. Whatever is not a JSON-RPC result is an error.
     *
     * @throws ElectrumError when there is no result, or not in time
     */
    request(method: string, params: readonly unknown[] = []): Promise<unknown> {
        const id = ++this.requests;
        const answer = this.answer(id, method);
        this.socket.write(`${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`);
        return answer;
    }

    /** Whether the connection has ended. */
    get isClosed(): boolean {
        return this.ended !== undefined;
    }

    /** Ends the connection; who still waits for an answer is told so. */
    close(): void {
        this.end(`The connection to ${this.server} is closed.`);
    }

    private answer(id: number, what: string): Promise<unknown> {
        const { ended, options, server } = this;
        if (ended !== undefined) return Promise.reject(ended);
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => {
                const late = `${server} was silent for ${options.patience / 1_000} s: ${what}.`;
                if (id === connection) this.end(late);
                else this.take(id)?.reject(new ElectrumError(late));
            }, options.patience);
            this.waiting.set(id, { resolve, reject, timer });
        });
    }

    private take(id: number): Waiting | undefined {
        const waiting = this.waiting.get(id);
        this.waiting.delete(id);
        clearTimeout(waiting?.timer);
        return waiting;
    }

    private checkCertificate(): void {
        const shown = this.socket.getPeerX509Certificate()?.fingerprint256 ?? "";
        const digits = shown.replaceAll(":", "").toLowerCase();
        if (digits === this.options.fingerprint.toLowerCase()) {
            this.take(connection)?.resolve(undefined);
        } else {
            const shows = "shows another certificate, with the fingerprint";
            this.end(`${this.server} ${shows} ${digits}.`, WrongCertificate);
        }
    }

    private read(text: string): void {
        this.unread += text;
        // A long answer comes in hundreds of pieces: it is looked through once, at its end.
        if (!text.includes("\n")) return;
        const lines = this.unread.split("\n");
        this.unread = lines.pop() ?? "";
        for (const line of lines) this.hear(line);
    }

    private hear(line: string): void {
        const message = parse(line);
        if (message === undefined) {
            this.end(`${this.server} does not speak the Electrum protocol.`);
            return;
        }
        const { id, method, params = [], error } = message;
        if (method !== undefined) this.options.onNotification?.(method, params);
        if (typeof id !== "number") return;
        const waiting = this.take(id);
        if ("result" in message && !error) {
            waiting?.resolve(message.result);
        } else {
            // ElectrumX breaks the lines of some messages, and repeats a refused transaction in them.
            const said = error?.message?.trim().replaceAll(/\s+/g, " ") ?? "no result";
            waiting?.reject(new ElectrumError(`${this.server} answers: ${said.slice(0, 200)}`));
        }
    }

    private end(reason: string, Kind = ElectrumError): void {
        const ended = (this.ended ??= new Kind(reason));
        for (const id of [...this.waiting.keys()]) this.take(id)?.reject(ended);
        this.socket.destroy();
    }
}

function parse(line: string): Message | undefined {
    try {
        const value: unknown = JSON.parse(line);
        return typeof value === "object" && value !== null ? value : undefined;
    } catch {
        return undefined;
    }
}

/** What went wrong on the way, to be read behind the server's name. */
function failure({ code, message }: NodeJS.ErrnoException): string {
    switch (code) {
        case "ECONNREFUSED":
            return "refuses the connection";
        case "ECONNRESET":
            return "closed the connection";
        case "ENOTFOUND":
            return "has no address";
        case "ERR_SSL_WRONG_VERSION_NUMBER":
        case "ERR_SSL_PACKET_LENGTH_TOO_LONG":
            return "does not speak TLS";
        default:
            return `cannot be reached: ${message}`;
    }
}
