import { connect } from "node:net";

/**
 * Whether a server speaks the Electrum protocol without TLS on a port that is open.
 *
 * @param patience how long to wait for an answer, in milliseconds
 * @throws Error when the port cannot be reached at all
 */
export function speaksPlaintext(host: string, port: number, patience: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
        let answer = "";
        const socket = connect(port, host)
            .setTimeout(patience)
            .on("connect", () => {
                // What happens to an open connection shows in the answer.
                socket.off("error", reject).on("error", () => undefined);
                const request = { jsonrpc: "2.0", id: 1, method: "server.version", params: [] };
                socket.write(`${JSON.stringify(request)}\n`);
            })
            .on("data", (chunk: Buffer) => {
                answer += chunk.toString("latin1");
                if (answer.includes("\n")) socket.destroy();
            })
            .on("timeout", () => socket.destroy())
            .on("error", reject)
            .on("close", () => {
                // TLS answers plaintext with an alert, which is neither a result nor an error.
                resolve(answer.includes('"jsonrpc"'));
            });
    });
}
