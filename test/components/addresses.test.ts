import assert from "node:assert/strict";

import fc from "fast-check";

import { cidrProblem, isWorldOpen } from "../../components/addresses";

const address = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));

describe("cidrProblem", () => {
    it("takes every single address", () => {
        fc.assert(
            fc.property(address, (bytes) => {
                assert.equal(cidrProblem(`${bytes.join(".")}/32`), undefined);
            }),
        );
    });

    it("names the range that holds a wrong one, and takes that range", () => {
        fc.assert(
            fc.property(address, fc.nat(32), (bytes, prefix) => {
                const problem = cidrProblem(`${bytes.join(".")}/${prefix}`);
                if (problem === undefined) return;
                const range = /is (\S+\/\d+)$/.exec(problem)?.[1] ?? "";
                assert.equal(cidrProblem(range), undefined);
                assert.ok(range.endsWith(`/${prefix}`));
            }),
        );
        assert.match(cidrProblem("203.0.113.7/24") ?? "", /203\.0\.113\.0\/24$/);
        assert.match(cidrProblem("10.255.0.1/9") ?? "", /10\.128\.0\.0\/9$/);
    });

    for (const text of [
        "",
        "203.0.113.7",
        "203.0.113.7/33",
        "203.0.113.7/-1",
        "203.0.113.7/08",
        "203.0.113.256/32",
        "203.0.113/24",
        "203.0.113.0/24/24",
        "::/0",
        "home/32",
        " 203.0.113.7/32",
    ]) {
        it(`refuses ${JSON.stringify(text)}`, () => {
            assert.match(cidrProblem(text) ?? "", /IPv4 range/);
        });
    }
});

describe("isWorldOpen", () => {
    it("counts halves of the internet as the whole of it", () => {
        for (const cidr of ["0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "96.0.0.0/7"]) {
            assert.ok(isWorldOpen(cidr), cidr);
        }
        for (const cidr of ["10.0.0.0/8", "203.0.113.7/32"]) assert.ok(!isWorldOpen(cidr), cidr);
    });
});
