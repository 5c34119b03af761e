import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

import { tarOf, zipOf } from "../support/keys/archives";
import { wif } from "../support/keys/base58";
import { publicBytes } from "../support/keys/numbers";
import { bip39Words } from "../support/keys/phrases";
import { archive, asset, resource, startedPack, unknown, violation } from "../support/pack";

const key = wif("looked at");
const phrase = bip39Words("looked at").join(" ");

describe("the pack on keys in files", () => {
    let folder: string;
    const ask = startedPack();

    before(() => {
        folder = mkdtempSync(join(tmpdir(), "looked-at-"));
        const files = {
            "seed.txt": phrase,
            "app/readme.txt": "nothing",
            "app/keys/wallet.dat": key,
            "app.zip": zipOf({ "a/b.env": `X=${key}` }),
            "app.tar.gz": gzipSync(tarOf({ hsm_secret: publicBytes("hsm", 32) })),
            "sealed.xz": Buffer.from("\xfd7zXZ\0 and more", "latin1"),
            "image/Dockerfile": "FROM scratch\nCOPY . /\n",
            "image/.dockerignore": "ignored\n*.secret\n",
            "image/etc/app.conf": `wallet=${key}\n`,
            "image/ignored/seed.txt": phrase,
            "elsewhere/Dockerfile": `ENV X=${key}\n`,
        };
        for (const [name, content] of Object.entries(files)) {
            mkdirSync(dirname(join(folder, name)), { recursive: true });
            writeFileSync(join(folder, name), content);
        }
    });
    after(() => {
        rmSync(folder, { recursive: true });
    });

    const aWif = "holds a private key in wallet import format (WIF)";
    const contents: Record<string, [() => unknown, ...wrong: string[]]> = {
        "a text": [() => asset({ text: key }), `${aWif} in source`],
        "a file": [
            () => asset({ path: join(folder, "seed.txt") }),
            "holds a seed phrase (BIP39) in seed.txt of source",
        ],
        "a folder": [
            () => archive({ path: join(folder, "app") }),
            `${aWif} in keys/wallet.dat of source`,
        ],
        "a zip archive": [
            () => archive({ path: join(folder, "app.zip") }),
            `${aWif} in app.zip of source, file a/b.env, inside zip`,
        ],
        "a tar archive": [
            () => archive({ path: join(folder, "app.tar.gz") }),
            "holds the seed of Core Lightning (hsm_secret) in app.tar.gz of source, file hsm_secret, inside gzip inside tar",
        ],
        "an archive of assets": [
            () => archive({ assets: { "a/b": asset({ text: key }), c: asset({ text: "c" }) } }),
            `${aWif} in source.a/b`,
        ],
        "what is not there": [
            () => asset({ path: join(folder, "none") }),
            "holds a file in none of source that cannot be read",
        ],
        "what is compressed in a way that cannot be undone": [
            () => asset({ path: join(folder, "sealed.xz") }),
            "holds something in sealed.xz of source that is compressed with xz, which cannot be looked into",
        ],
    };
    for (const [what, [make, ...wrong]] of Object.entries(contents)) {
        it(`refuses ${what}`, async () => {
            const inputs = { hidden: unknown, source: make() };
            assert.deepEqual(
                await ask(resource("aws:s3/bucketObjectv2:BucketObjectv2", inputs)),
                wrong.map((words) => violation("no-key-in-files", "thing", words)),
            );
        });
    }

    it("refuses what is fetched from an address, because it cannot be looked at", async () => {
        const remote = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17" };
        const inputs = { source: { ...remote, uri: "https://example.com/a" } };
        assert.deepEqual(await ask(resource("aws:s3/bucketObjectv2:BucketObjectv2", inputs)), [
            violation(
                "no-key-in-files",
                "thing",
                "takes source from an address, where it cannot be looked at",
            ),
        ]);
    });

    const images: Record<string, (context: string) => [type: string, inputs: object]> = {
        "docker.Image": (context) => ["docker:index/image:Image", { build: { context } }],
        "docker-build.Image": (location) => ["docker-build:index:Image", { context: { location } }],
        "awsx.ecr.Image": (context) => ["awsx:ecr:Image", { context }],
    };
    for (const [what, inputsFor] of Object.entries(images)) {
        it(`looks at the build context of ${what}, and advises on what is ignored`, async () => {
            const [type, inputs] = inputsFor(join(folder, "image"));
            const property = { "docker.Image": "build.context", "awsx.ecr.Image": "context" }[what];
            const of = property ?? "context.location";
            const violations = await ask(resource(type, inputs as Record<string, unknown>));
            assert.deepEqual(
                violations.map(({ policy, level }) => [policy, level]),
                [
                    ["no-key-in-files", "mandatory"],
                    ["key-beside-image", "advisory"],
                ],
            );
            assert.match(
                violations[0]!.message,
                new RegExp(`${escaped(aWif)} in etc/app.conf of ${of}`),
            );
            assert.match(violations[1]!.message, /a seed phrase \(BIP39\) in ignored\/seed\.txt/);
        });
    }

    it("reads no links of a build context, and those to files of a folder", async () => {
        const linked = join(folder, "linked");
        mkdirSync(linked);
        writeFileSync(join(linked, "Dockerfile"), "FROM scratch\n");
        symlinkSync("../seed.txt", join(linked, "file"));
        symlinkSync("../image", join(linked, "folder"));
        symlinkSync(".", join(linked, "circle"));
        const build = { context: linked };
        assert.deepEqual(await ask(resource("docker:index/image:Image", { build })), []);
        assert.deepEqual(await ask(resource("aws:s3/x:X", { source: archive({ path: linked }) })), [
            violation("no-key-in-files", "thing", "holds a seed phrase (BIP39) in file of source"),
        ]);
        symlinkSync("nowhere", join(linked, "dangling"));
        assert.deepEqual(await ask(resource("docker:index/image:Image", { build })), []);
    });

    it("refuses what is no file, and does not wait for it", async () => {
        const pipe = join(folder, "pipe");
        assert.equal(spawnSync("mkfifo", [pipe]).status, 0);
        assert.deepEqual(await ask(resource("aws:s3/x:X", { source: asset({ path: pipe }) })), [
            violation("no-key-in-files", "thing", "holds a file in pipe of source that is no file"),
        ]);
    });

    it("looks at a Dockerfile outside the context", async () => {
        const build = {
            context: join(folder, "app/none"),
            dockerfile: join(folder, "elsewhere/Dockerfile"),
        };
        mkdirSync(build.context, { recursive: true });
        assert.deepEqual(await ask(resource("docker:index/image:Image", { build })), [
            violation("no-key-in-files", "thing", `${aWif} in Dockerfile of build.context`),
        ]);
    });

    it("refuses a context that is an address or is not there", async () => {
        const context = "https://example.com/app.git#main";
        assert.deepEqual(await ask(resource("docker:index/image:Image", { build: { context } })), [
            violation(
                "no-key-in-files",
                "thing",
                "takes build.context from an address, where it cannot be looked at",
            ),
        ]);
        const none = { build: { context: join(folder, "nowhere") } };
        const [refused] = await ask(resource("docker:index/image:Image", none));
        assert.match(refused!.message, /of build\.context that cannot be read/);
    });

    it("reads relative paths from the nearest folder above the pack that has a Pulumi.yaml", async () => {
        assert.deepEqual(
            await ask(resource("docker:index/image:Image", { build: { context: "./docker" } })),
            [],
        );
    });
});

function escaped(text: string): string {
    return text.replace(/[()]/g, "\\$&");
}
