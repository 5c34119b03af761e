import assert from "node:assert/strict";

import { Logs } from "../../components/logs";
import { all, valueOf } from "../support/resources";

describe("Logs", () => {
    it("are a group for each source, named by stack, kept for as long as asked", async () => {
        const logs = new Logs("logs", { sources: ["bitcoind", "electrumx"], logRetentionDays: 14 });
        const groups = await all("aws:cloudwatch/logGroup:LogGroup");
        assert.deepEqual(
            groups.map(({ inputs }) => [inputs.name, inputs.retentionInDays]),
            [
                ["/bitcoin-node/test/bitcoind", 14],
                ["/bitcoin-node/test/electrumx", 14],
            ],
        );
        assert.deepEqual(logs.groups, {
            bitcoind: "/bitcoin-node/test/bitcoind",
            electrumx: "/bitcoin-node/test/electrumx",
        });
        assert.equal(await valueOf(logs.arns.electrumx), "arn:logs-electrumx");
    });
});
