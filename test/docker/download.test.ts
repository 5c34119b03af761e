import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type IncomingMessage, type RequestListener, createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, type Server, connect } from "node:net";
import { basename } from "node:path";

import { generate } from "selfsigned";

import { describeWith } from "../support/needs";
import { Release, needed, tarball } from "../support/release";

const hosts = ["bitcoincore.org", "raw.githubusercontent.com"];

/** The official sites, as a proxy shows them that leads every connection to this machine. */
describeWith(needed, "docker/fetch-release without a folder", () => {
    let release: Release;
    let servers: Server[];
    let env: NodeJS.ProcessEnv;
    let certificate: string;
    let asked: string[];
    let answer: RequestListener;

    const listen = async (server: Server): Promise<number> => {
        server.listen(0, "127.0.0.1");
        await once(server, "listening");
        return (server.address() as AddressInfo).port;
    };

    /** The release's files by the last part of their address, keys in their folder. */
    const serve: RequestListener = ({ url = "" }, response) => {
        const name = basename(url);
        const path = release.path(name.endsWith(".gpg") ? `keys/${name}` : name);
        response.end(readFileSync(path));
    };

    before(async () => {
        release = new Release();
        const { private: key, cert } = await generate([{ name: "commonName", value: "test" }], {
            keyType: "ec",
            curve: "P-256",
            algorithm: "sha256",
            extensions: [
                { name: "basicConstraints", cA: true, critical: true },
                { name: "keyUsage", digitalSignature: true, keyCertSign: true, critical: true },
                {
                    name: "subjectAltName",
                    altNames: hosts.map((value) => ({ type: 2 as const, value })),
                },
            ],
        });
        certificate = cert;
        const site = createTlsServer({ key, cert }, (request, response) => {
            asked.push(`${request.headers.host ?? ""}${request.url ?? ""}`);
            answer(request, response);
        });
        const port = await listen(site);
        const proxy = createServer();
        proxy.on("connect", (_request: IncomingMessage, client) => {
            const through = connect(port, "127.0.0.1", () => {
                client.write("HTTP/1.1 200 OK\r\n\r\n");
                client.pipe(through).pipe(client);
            });
            for (const socket of [client, through]) socket.on("error", () => through.destroy());
        });
        servers = [site, proxy];
        env = { ...process.env, https_proxy: `http://127.0.0.1:${await listen(proxy)}` };
    });
    after(() => {
        for (const server of servers) server.close();
        release.keyring.remove();
    });
    beforeEach(() => {
        release.renew();
        release.put("certificate", certificate);
        asked = [];
        answer = serve;
    });
    afterEach(() => {
        release.discard();
    });

    function fetch(): Promise<{ status: number | null; stderr: string }> {
        const options = ["--pins", release.path("pins"), "--to", release.path("programs")];
        const args = ["docker/fetch-release", "31.1", "--machine", "x86_64", ...options];
        const trusting = { ...env, SSL_CERT_FILE: release.path("certificate") };
        return new Promise((resolve) => {
            const child = execFile(
                "python3",
                args,
                { env: trusting },
                (_error, _stdout, stderr) => {
                    resolve({ status: child.exitCode, stderr });
                },
            );
        });
    }

    it("fetches the list, each key file at the pinned commit, the signatures, then the tarball", async () => {
        assert.deepEqual(await fetch(), { status: 0, stderr: "" });
        const folder = "bitcoincore.org/bin/bitcoin-core-31.1";
        const keys = `raw.githubusercontent.com/bitcoin-core/guix.sigs/${"0".repeat(40)}/builder-keys`;
        assert.deepEqual(asked, [
            `${folder}/SHA256SUMS`,
            ...release.five.map(({ name }) => `${keys}/${name}.gpg`),
            `${folder}/SHA256SUMS.asc`,
            `${folder}/${tarball}`,
        ]);
    });

    it("does not ask for the tarball before the list is known to be signed", async () => {
        release.put("SHA256SUMS.asc", release.signatures[0]!);
        release.refuses(/^Only 1 of the pinned builders /, await fetch());
        assert.ok(!asked.some((address) => address.endsWith(tarball)));
    });

    const failures: Record<string, [RequestListener, RegExp]> = {
        "a file that is not there": [
            (_request, response) => response.writeHead(404).end(),
            /SHA256SUMS cannot be reached \(Not Found\): try again, or build with --build-arg /,
        ],
        "a redirect to plain HTTP": [
            (_request, response) =>
                response.writeHead(302, { location: "http://bitcoincore.org/SHA256SUMS" }).end(),
            /SHA256SUMS cannot be reached \(unknown url type: http\): try again, /,
        ],
        "an answer that breaks off": [
            (_request, response) => {
                response.writeHead(200, { "content-length": "1000" }).write("a part", () => {
                    response.destroy();
                });
            },
            /SHA256SUMS cannot be reached \(.+\): try again, /,
        ],
        "an answer without end": [
            (_request, response) => response.end(Buffer.alloc(2 ** 20 + 1)),
            /^SHA256SUMS is larger than 1,048,576 bytes/,
        ],
    };
    for (const [what, [listener, sentence]] of Object.entries(failures)) {
        it(`refuses ${what}, in one sentence`, async () => {
            answer = listener;
            release.refuses(sentence, await fetch());
        });
    }
});
