import assert from "node:assert/strict";

import { changed, readComposition } from "../../../cli/local/composition";
import { withinLimits } from "../../../cli/local/limits";
import { FakeDocker } from "../../support/fakeDocker";
import { describeWith } from "../../support/needs";

describeWith(["sh"], "withinLimits", () => {
    const composition = changed(readComposition("docker/compose.yaml", "run"), "bitcoind", () => ({
        ulimits: { nofile: { soft: 100, hard: 65_535 } },
    }));
    let fake: FakeDocker;

    beforeEach(() => {
        fake = new FakeDocker();
    });
    afterEach(() => {
        fake.remove();
    });

    it("lowers what is above the limit, and nothing else", async () => {
        fake.answer("run", "echo 1024");
        const limited = await withinLimits(composition);
        const nofile = (name: string) => limited.services[name]?.ulimits?.nofile;
        assert.deepEqual(nofile("bitcoind"), { soft: 100, hard: 1_024 });
        assert.deepEqual(nofile("electrumx"), { soft: 1_024, hard: 1_024 });
        assert.equal(nofile("task"), undefined);
        const back = ["monitor", "bitcoind", "electrumx"].reduce(
            (all, name) =>
                changed(all, name, () => ({ ulimits: composition.services[name]!.ulimits! })),
            limited,
        );
        assert.deepEqual(back, composition);
    });

    for (const limit of ["65535", "1048576", "unlimited"]) {
        it(`leaves all as it is where the limit is ${limit}`, async () => {
            fake.answer("run", `echo ${limit}`);
            assert.deepEqual(await withinLimits(composition), composition);
        });
    }
});
