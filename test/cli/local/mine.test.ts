import assert from "node:assert/strict";

import { docker } from "../../../cli/docker";
import { mine } from "../../../cli/local/mine";
import { mineBlocks } from "../../../cli/local/miner";
import { label } from "../../../cli/local/task";
import { run } from "../../../cli/local/run";
import { Mistake } from "../../../cli/mistake";
import { FakeDocker } from "../../support/fakeDocker";
import { describeWith } from "../../support/needs";

/** What bitcoin-cli 31 says when bitcoind refuses, and when it does not answer. */
const refused = (code: number, reason: string): string =>
    `printf 'error code: ${code}\\nerror message:\\n${reason}\\n' >&2; exit ${-code}`;
const silent = `cat >&2 << END
error: timeout on transient error: Could not connect to the server 127.0.0.1:8332

Make sure the bitcoind server is running and that you are connecting to the correct RPC port.
END
exit 1`;

describeWith(["sh"], "npm run local -- mine", () => {
    let fake: FakeDocker;

    beforeEach(() => {
        fake = new FakeDocker();
    });
    afterEach(() => {
        fake.remove();
    });

    const refuses = (words: readonly string[], message: string): Promise<void> =>
        assert.rejects(mine(words), (error) => {
            assert.ok(error instanceof Mistake);
            assert.equal(error.message, message);
            return true;
        });

    const wrong = [[], ["0"], ["1001"], ["-1"], ["1.5"], ["ten"], ["1e2"], ["1", "address", "x"]];
    for (const words of wrong) {
        it(`refuses "${words.join(" ")}" before it asks Docker`, async () => {
            const allowed = "Say how many blocks, 1 to 1000: npm run local -- mine 1 [ADDRESS]";
            await refuses(words, allowed);
            assert.deepEqual(fake.calls, []);
        });
    }

    it("says so when Docker does not answer", () => {
        fake.answer("version", "echo 'Cannot connect to the Docker daemon' >&2; exit 1");
        return refuses(["1"], "Docker does not answer: start it, then run this again.");
    });

    it("says so when nothing runs", () => refuses(["1"], "Nothing runs here. Run: npm run local"));

    describe("while the node runs", () => {
        beforeEach(async () => {
            const mark = ["--label", `${label}=${run}`];
            await docker(["create", ...mark, "--name", `${run}-bitcoind`, "image"]);
        });

        it("names an address that is not one of regtest", () => {
            fake.answer("exec", refused(-5, "Error: Invalid address"));
            const mended = "take one from Electrum started with --regtest.";
            return refuses(["1", "bc1q"], `bc1q is no regtest address: ${mended}`);
        });

        it("gives bitcoind's reason when it refuses", () => {
            fake.answer("exec", refused(-28, "Loading block index…"));
            return refuses(["1"], "bitcoind cannot mine now: Loading block index…");
        });

        it("gives bitcoin-cli's first line when bitcoind does not answer", () => {
            fake.answer("exec", silent);
            const said = "timeout on transient error: Could not connect to the server";
            return refuses(["1"], `bitcoind cannot mine now: error: ${said} 127.0.0.1:8332`);
        });
    });
});

describe("mine", () => {
    const asked = async (...args: [number, string?]): Promise<string[]> => {
        const calls: string[][] = [];
        const cli = (...words: string[]): Promise<string> => {
            calls.push(words);
            return Promise.resolve("");
        };
        await mineBlocks(cli, ...args);
        assert.equal(calls.length, 1);
        return calls[0]!;
    };

    it("gives the coins to the address", async () => {
        assert.deepEqual(await asked(101, "bcrt1q"), ["generatetoaddress", "101", "bcrt1q"]);
    });

    it("gives the coins to anybody without one", async () => {
        // The SHA-256 of the one byte 0x51, as `printf '\x51' | sha256sum` prints it.
        const hash = "4ae81572f06e1b88fd5ced7a1a000945432e83e1551e6f721ee9c00b8cc33260";
        assert.deepEqual(await asked(1), ["generatetodescriptor", "1", `raw(0020${hash})`]);
    });
});
