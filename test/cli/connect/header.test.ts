import assert from "node:assert/strict";

import { chains, difficultyOf } from "../../../cli/connect/chains";
import { readHeader, workProblem } from "../../../cli/connect/header";
import { networks } from "../../../components/choices";
import { genesisHeaders, regtestHeader } from "../../support/headers";

describe("a block's header", () => {
    for (const network of networks) {
        it(`is block 0 of ${network} by its hash, and holds its own proof of work`, () => {
            const header = readHeader(genesisHeaders[network])!;
            assert.equal(header.hash, chains[network].genesis);
            assert.equal(header.target, chains[network].limit);
            // Mainnet has long left the difficulty of its first block behind.
            const { genesis, limit } = chains[network];
            assert.equal(workProblem(header, { genesis, limit }), undefined);
        });
    }

    it("is told by its time", () => {
        const { time } = readHeader(genesisHeaders.mainnet)!;
        assert.equal(time.toISOString(), "2009-01-03T18:15:05.000Z");
    });

    it("is none with another length, other digits or an impossible target", () => {
        const header = genesisHeaders.mainnet;
        const targeted = (compact: string) => header.slice(0, 144) + compact + header.slice(152);
        const impossible = ["00000000", "ffff801d", "ffff0021"].map(targeted);
        for (const digits of [header.slice(2), `${header}00`, "zz".repeat(80), 7, ...impossible]) {
            assert.equal(readHeader(digits), undefined, String(digits));
        }
        assert.notEqual(readHeader(targeted("ffff001d")), undefined);
    });

    it("has no proof of work when one of its bits is changed", () => {
        const changed = genesisHeaders.mainnet.replace(/^01/, "03");
        const problem = workProblem(readHeader(changed)!, chains.mainnet);
        assert.match(problem!, /above its own target/);
    });

    it("is no block of a chain that allows no such easy one", () => {
        const easy = readHeader(regtestHeader(1, 0))!;
        assert.equal(workProblem(easy, chains.regtest), undefined);
        for (const network of ["mainnet", "testnet4", "signet"] as const) {
            assert.match(workProblem(easy, chains[network])!, /easier than the chain allows/);
        }
    });

    it("is no block of mainnet today with the difficulty of its first years", () => {
        const first = readHeader(genesisHeaders.mainnet)!;
        assert.match(workProblem(first, chains.mainnet)!, /difficulty of 1\.0e\+0 is far below/);
    });

    it("has the difficulty that Bitcoin Core gives it", () => {
        // Block 840,000: compact target 17034219, difficulty 86388558925171.02 (getblockheader).
        const target = 0x034219n << BigInt(8 * (0x17 - 3));
        assert.equal(difficultyOf(target).toFixed(2), "86388558925171.02");
    });
});
