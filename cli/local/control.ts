import { rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import type { Server } from "node:net";

/** Where a running `up` hears of a `down` in another terminal. Windows has named pipes instead. */
const address = process.platform === "win32" ? "\\\\.\\pipe\\bitcoin-node-local" : ".local/up.sock";

/** Lets other terminals ask this process to stop; their connections last until it has ended. */
export function listen(stop: () => void): Promise<Server> {
    if (process.platform !== "win32") rmSync(address, { force: true });
    const server = createServer((socket) => {
        // They must not keep this process alive: that it ends is what the other side waits for.
        socket.unref().on("data", stop);
        socket.on("error", () => undefined);
    });
    return new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(address, () => {
            resolve(server.unref());
        });
    });
}

/** Whether another process runs `up` here. */
export function isUp(): Promise<boolean> {
    return new Promise((resolve) => {
        const socket = connect(address);
        socket.once("error", () => {
            resolve(false);
        });
        socket.once("connect", () => {
            socket.destroy();
            resolve(true);
        });
    });
}

/** Asks the process that runs `up` to stop and waits until it has; returns at once when there is none. */
export function stopUp(): Promise<void> {
    return new Promise((resolve) => {
        const socket = connect(address, () => socket.write("stop"));
        socket.on("error", () => undefined);
        socket.once("close", () => {
            resolve();
        });
        socket.resume();
    });
}
