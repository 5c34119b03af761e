import assert from "node:assert/strict";
import { createPublicKey, ECDH, verify } from "node:crypto";

import { merkleRoot } from "../../../bench/sync/chain/block";
import { hash256, sha256 } from "../../../bench/sync/chain/bytes";
import { keyOf, sign } from "../../../bench/sync/chain/keys";
import { lockOf } from "../../../bench/sync/chain/locks";
import { makeChain } from "../../../bench/sync/chain/make";
import type { ChainFacts, Made } from "../../../bench/sync/chain/make";
import { spend } from "../../../bench/sync/chain/transaction";
import { openLock } from "../../../cli/local/miner";

/** Few bytes, so that it is made in a moment. */
const small = { full: 3, blockBytes: 20_000, seed: 1 };

function made(plan: typeof small): { chain: Made[]; facts: ChainFacts } {
    const chain: Made[] = [];
    const blocks = makeChain(plan);
    for (;;) {
        const next = blocks.next();
        if (next.done === true) return { chain, facts: next.value };
        chain.push(next.value);
    }
}

describe("the bench's chain", () => {
    const { chain, facts } = made(small);

    it("is the same on every machine", () => {
        assert.equal(facts.tip, "2a7dc9758b596fb135433d3a0e68ed609be9e4f13e85acd258533b979e8bd102");
    });

    it("is the same when there are coins enough for payments of every kind", () => {
        const { facts: later } = made({ full: 10, blockBytes: 60_000, seed: 1 });
        assert.ok(later.unspent > 5_000);
        assert.equal(later.tip, "7110edd1962930e98e185efbad2cd3e0a63ad70449fe393538d869360edd12ea");
    });

    it("is another one from another seed", () => {
        assert.notEqual(made({ ...small, seed: 2 }).facts.tip, facts.tip);
    });

    it("has each block on top of the one before", () => {
        const previous = chain.slice(1).map(({ header }) => header.subarray(4, 36).toString("hex"));
        const hashes = chain.map(({ header }) => hash256(header).toString("hex"));
        assert.deepEqual(previous, hashes.slice(0, -1));
    });

    it("ends with more headers than two weeks of blocks, within two hours", () => {
        const onTop = chain.filter(({ block }) => block === undefined);
        const times = chain.map(({ header }) => header.readUInt32LE(68));
        assert.ok(onTop.length > 2_016);
        assert.ok((times.at(-1) ?? 0) - (times[facts.height - 1] ?? 0) < 7_200);
    });

    it("says what is in it", () => {
        const size = chain.reduce((sum, { block }) => sum + (block?.length ?? 0), 0);
        assert.equal(facts.bytes, size);
        assert.equal(facts.height, chain.filter(({ block }) => block !== undefined).length);
        // 20 coins to begin with, one fewer for each input, one more for each output.
        assert.equal(facts.unspent, 20 - facts.inputs + facts.outputs);
    });

    it("has full blocks no larger than asked for, but for the last payment", () => {
        const sizes = chain.flatMap(({ block }) => (block === undefined ? [] : [block.length]));
        for (const size of sizes.slice(-small.full)) assert.ok(size >= 20_000 && size < 23_000);
    });
});

describe("a signature of the bench", () => {
    it("holds for the key that made it, with the lower s", () => {
        for (const number of [1, 2, 77, 1_000]) {
            const key = keyOf(number);
            const message = Buffer.from(`message ${number}`);
            // verify() hashes once more: together that is Bitcoin's double hash.
            const signature = sign(hash256(message), key);
            assert.ok(verify("sha256", sha256(message), publicKeyOf(key.publicKey), signature));
            assert.ok(
                !verify("sha256", sha256(Buffer.from("no")), publicKeyOf(key.publicKey), signature),
            );
            const s = signature.subarray(signature.length - 32);
            assert.ok((s[0] ?? 0xff) < 0x80);
        }
    });
});

describe("a lock of the bench", () => {
    it("is another for each coin, but for addresses that are used again", () => {
        const scripts = (kind: "address" | "once" | "open"): number =>
            new Set([1, 1_001, 2_001].map((n) => lockOf(kind, n).script.toString("hex"))).size;
        assert.deepEqual([scripts("once"), scripts("open"), scripts("address")], [3, 3, 1]);
    });

    it("asks for a signature unless it is open", () => {
        assert.ok(lockOf("address", 1).signed && lockOf("once", 1).signed);
        assert.equal(lockOf("open", 1).signed, undefined);
    });
});

describe("a transaction of the bench", () => {
    it("has the form of BIP 144, with an ID that leaves the witness out", () => {
        const coin = {
            txid: Buffer.alloc(32, 7),
            vout: 1,
            satoshis: 5_000,
            lock: lockOf("open", 9),
        };
        const paid = [{ script: Buffer.from(openLock, "hex"), satoshis: 4_900 }];
        const { bytes, txid, wtxid } = spend([coin], paid);
        const output = `241300000000000022${openLock}`;
        const body = `01${"07".repeat(32)}0100000000fdffffff01${output}`;
        const witness = "010704090000007551";
        assert.equal(bytes.toString("hex"), `020000000001${body}${witness}00000000`);
        assert.deepEqual(txid, hash256(Buffer.from(`02000000${body}00000000`, "hex")));
        assert.deepEqual(wtxid, hash256(bytes));
    });
});

describe("the merkle root", () => {
    const [a, b, c] = [1, 2, 3].map((n) => Buffer.alloc(32, n)) as [Buffer, Buffer, Buffer];

    it("of one hash is that hash", () => {
        assert.deepEqual(merkleRoot([a]), a);
    });

    it("of three repeats the last", () => {
        const pair = (left: Buffer, right: Buffer): Buffer => hash256(Buffer.concat([left, right]));
        assert.deepEqual(merkleRoot([a, b, c]), pair(pair(a, b), pair(c, c)));
    });
});

function publicKeyOf(compressed: Buffer) {
    const point = ECDH.convertKey(
        compressed,
        "secp256k1",
        undefined,
        undefined,
        "uncompressed",
    ) as Buffer;
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((one) =>
        one.toString("base64url"),
    );
    return createPublicKey({ key: { kty: "EC", crv: "secp256k1", x: x!, y: y! }, format: "jwk" });
}
