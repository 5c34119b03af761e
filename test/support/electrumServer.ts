import { once } from "node:events";
import type { AddressInfo, Server, Socket } from "node:net";
import { createServer } from "node:tls";

import { testCertificate, testKey } from "./certificate";

/** What a client asks. */
export interface Request {
    readonly id: number;
    readonly method: string;
    readonly params: readonly unknown[];
}

/** A server of the Electrum protocol with the test certificate, which answers as it is told to. */
export class ElectrumServer {
    /** What clients have sent, line by line. */
    received: string[] = [];
    /** How the next request is answered; at first with its own parameters. */
    answer: (request: Request, socket: Socket) => void = ({ id, params }, socket) => {
        say(socket, { id, result: params });
    };
    private readonly sockets = new Set<Socket>();
    private readonly server = createServer(
        { key: testKey(), cert: testCertificate.pem },
        (socket) => {
            this.sockets.add(socket.setEncoding("utf8").on("error", () => undefined));
            socket.on("data", (text: string) => {
                for (const line of text.trim().split("\n")) {
                    this.received.push(line);
                    this.answer(JSON.parse(line) as Request, socket);
                }
            });
        },
    );

    /** @returns the port, on 127.0.0.1 */
    listen(): Promise<number> {
        return listen(this.server);
    }

    close(): void {
        this.server.close();
        for (const socket of this.sockets) socket.destroy();
    }
}

/** Sends one JSON-RPC message. */
export function say(socket: Socket, message: object): void {
    socket.write(`${JSON.stringify(message)}\n`);
}

/** Lets a server listen on a free port of 127.0.0.1. @returns the port */
export async function listen(server: Server): Promise<number> {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
}
