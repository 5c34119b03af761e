import assert from "node:assert/strict";

import { statusJson } from "../../../cli/status/json";
import { statusLine, statusText } from "../../../cli/status/text";
import { bytes, duration, percent } from "../../../cli/status/units";
import { ago, downloadingLine, seen, servingLine } from "../../support/deployed";

describe("what status prints", () => {
    const downloading = { ...seen, line: downloadingLine };

    it("shows the stages, and the pace of the one that runs", () => {
        const lines = statusText(downloading, false).split("\n");
        assert.deepEqual(lines.slice(0, 7), [
            "bitcoin-node-dev, mainnet: downloading",
            "  Blocks: 475,000 of 950,000.",
            "  For 1 d; told 12 s ago.",
            "",
            "  blocks             25.1 %, block 475,000 of 950,000, 4.3 blocks/s, " +
                "9,000 transactions/s, about 1 d 3 h left",
            "  transaction index  25.0 %, block 475,000 of 950,000",
            "  ElectrumX index    not known yet",
        ]);
    });

    it("draws bars and colours on a terminal, as long as what is done", () => {
        const text = statusText(downloading, true);
        assert.match(text, /blocks +█{8}░{22} {2}25\.1 %/);
        assert.ok(text.includes("\u001b["));
    });

    it("has neither in a pipe", () => {
        const text = statusText(downloading, false);
        for (const mark of ["█", "░", "\u001b"]) assert.ok(!text.includes(mark), mark);
    });

    it("never shows nought for what is not known", () => {
        const { Stack, Network, State, Reason, Since, Time, Task } = downloadingLine;
        const bare = { Stack, Network, State, Reason, Since, Time, Task };
        const text = statusText({ ...seen, line: bare }, false);
        assert.doesNotMatch(text, /\b0\b/);
        assert.equal(text.match(/not known yet/g)?.length, 3);
    });

    it("shows nothing of an old line", () => {
        const old = { ...servingLine, Time: ago(600) };
        const text = statusText({ ...seen, line: old }, false);
        assert.match(text, /: unknown\n/);
        assert.doesNotMatch(text, /950,000|peers/);
        assert.equal((statusJson({ ...seen, line: old }) as any).monitor, null);
    });

    it("says what the data costs: in sync at the dear price, later between both", () => {
        const cost = (phase: "sync" | "serve") =>
            /988 GiB, (.*) a month/.exec(
                statusText({ ...seen, cloud: { ...seen.cloud!, phase } }, false),
            )?.[1];
        // 988 GiB at $0.30; 200 at $0.30 and 788 at $0.025.
        assert.equal(cost("sync"), "$296.40");
        assert.equal(cost("serve"), "$79.70 to $296.40");
    });

    it("says what destroy loses, and that it refuses where the data is protected", () => {
        const text = (protectData: boolean) =>
            statusText({ ...seen, cloud: { ...seen.cloud!, protectData } }, false);
        assert.match(text(false), /destroy +deletes 988 GiB of chain data/);
        assert.match(text(true), /destroy +refuses .*protectData is on/);
    });

    it("says when the alarms' e-mail is not confirmed yet", () => {
        const cloud = { ...seen.cloud!, email: "pending" } as const;
        assert.match(statusText({ ...seen, cloud }, false), /e-mail +not confirmed yet: follow/);
    });

    it("shouts when bitcoind has a wallet", () => {
        const line = { ...servingLine, WalletFound: 1 };
        assert.match(statusText({ ...seen, line }, false), /wallet in node +FOUND/);
    });

    it("shows nothing of AWS for a node on this machine", () => {
        const text = statusText({ ...seen, cloud: undefined }, false);
        assert.doesNotMatch(text, /destroy|e-mail|month/);
    });

    it("is one line for each look in a log", () => {
        assert.equal(
            statusLine(downloading),
            "2026-11-23T12:00:00.000Z bitcoin-node-dev: downloading. Blocks: 475,000 of 950,000. " +
                "blocks 25.1 %, block 475,000 of 950,000, 4.3 blocks/s, 9,000 transactions/s, " +
                "about 1 d 3 h left.",
        );
    });

    it("is one object as JSON", () => {
        const json = statusJson(seen) as any;
        assert.deepEqual([json.verdict, json.stack], ["serving", "bitcoin-node-dev"]);
        assert.deepEqual(json.monitor, servingLine);
        assert.deepEqual(json.cloud, seen.cloud);
    });
});

describe("units", () => {
    it("give a time in its two largest units", () => {
        const times = [0, 59, 60, 3_600, 3_661, 86_400, 100_000].map(duration);
        assert.deepEqual(times, ["0 s", "59 s", "1 min", "1 h", "1 h 1 min", "1 d", "1 d 3 h"]);
    });

    it("give bytes in the largest unit that fits", () => {
        const sizes = [0, 1_023, 1_024, 1_536, 988 * 1_024 ** 3, 1_024 ** 4].map(bytes);
        assert.deepEqual(sizes, ["0 B", "1023 B", "1.0 KiB", "1.5 KiB", "988 GiB", "1.0 TiB"]);
    });

    it("call only what is whole 100 per cent", () => {
        assert.deepEqual([0.99999, 1].map(percent), ["99.9 %", "100.0 %"]);
    });
});
