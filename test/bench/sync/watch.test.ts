import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

import { describeWith } from "../../support/needs";

/** Lines that the daemons have logged, and what is found in them. */
function found(what: string, bitcoind: string, electrumx: string): unknown {
    const logs = JSON.stringify({ bitcoind, electrumx });
    const program = [
        "import json, sys",
        "sys.path.insert(0, 'bench/sync/image/task')",
        "import watch",
        "watch.log = json.loads(sys.argv[1]).get",
        `print(json.dumps(watch.${what}()))`,
    ].join("\n");
    const { stdout, stderr } = spawnSync("python3", ["-B", "-c", program, logs]);
    assert.equal(stderr.toString(), "");
    return JSON.parse(stdout.toString());
}

const written = "[coindb] Committed 3 changed transaction outputs (out of 3) to coin database...\n";
const flushed =
    "INFO:DB:flushed filesystem data in 0.01s\n" +
    "INFO:DB:flushed 252 blocks with 1,310 txs, 2,020 UTXO adds, 1,234 spends in 0.9s, committing...\n" +
    "INFO:DB:flush #2 took 5.9s.  Height 252 txs: 310,000 (+309,991)\n";

describeWith(["python3"], "what the bench reads in logs", () => {
    it("is how often each daemon has written its caches, and how long ElectrumX took", () => {
        const two = { bitcoind: 2, electrumx: 3, electrumxSeconds: 17.7 };
        assert.deepEqual(found("flushes", written.repeat(2), flushed.repeat(3)), two);
    });

    it("is how many coins ElectrumX looked up", () => {
        assert.equal(found("lookups", "", flushed.repeat(2)), 2_468);
    });

    it("is the height that ElectrumX finds when it starts", () => {
        assert.equal(
            found("opened_height", "", "INFO:DB:height: 1,320\nINFO:DB:height: 9\n"),
            1_320,
        );
        assert.equal(found("opened_height", "", flushed), null);
    });
});
