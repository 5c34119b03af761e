import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";

import { type Signer, at } from "../support/keyring";
import { describeWith } from "../support/needs";
import { Release, needed } from "../support/release";

describeWith(needed, "the builders that docker/fetch-release counts", () => {
    let release: Release;
    let sixth: Signer;

    before(() => {
        release = new Release();
        sixth = release.keyring.make("fox");
    });
    after(() => {
        release.keyring.remove();
    });
    beforeEach(() => {
        release.renew();
    });
    afterEach(() => {
        release.discard();
    });

    /** Four good signatures, and what a fifth builder did instead. */
    function fourAnd(fifth: Signer, ...signatures: string[]): void {
        release.pin([...release.five.slice(0, 4), fifth]);
        release.put("SHA256SUMS.asc", [...signatures, ...release.signatures.slice(0, 4)].join(""));
    }
    const onlyFour = /^Only 4 of the pinned builders signed .+ \(ann, ben, cat, dan\) and 5 are /;

    it("are those who signed: with one less than five it says who, and refuses", () => {
        fourAnd(release.five[4]!);
        const result = release.fetch();
        release.refuses(onlyFour, result);
        assert.match(result.stdout, /^eve: no valid signature of this list$/m);
    });

    it("sign exactly these bytes: none signed a list with one byte changed", () => {
        release.put("SHA256SUMS", release.list.replace("31.1.tar", "31.1-tar"));
        release.refuses(/^Only 0 of the pinned builders signed this SHA256SUMS \(nobody\) and /);
    });

    it("do not sign with another file's signature", () => {
        fourAnd(sixth, release.keyring.sign(sixth, "another file\n"));
        release.refuses(onlyFour);
    });

    it("do not sign with a whole message that is dressed as a signature", () => {
        const message = release.keyring.signInline(sixth, "another file\n");
        fourAnd(sixth, message.replaceAll("PGP MESSAGE", "PGP SIGNATURE"));
        release.refuses(onlyFour);
    });

    it("do not sign as text, which takes a list with other line ends as well", () => {
        fourAnd(sixth, release.keyring.sign(sixth, release.list, ["--textmode"]));
        const result = release.fetch();
        release.refuses(onlyFour, result);
        assert.match(result.stdout, /^fox: does not count: signed as text/m);
    });

    it("are pinned: a stranger's signature does not count, and hides no other", () => {
        const stranger = release.keyring.sign(sixth, release.list);
        release.put("SHA256SUMS.asc", [stranger, ...release.signatures.slice(1)].join(""));
        release.refuses(/^Only 4 of .+ \(ben, cat, dan, eve\) and 5 are needed: /);
        const asText = release.keyring.sign(sixth, release.list, ["--textmode"]);
        release.put("SHA256SUMS.asc", [asText, stranger, ...release.signatures].join(""));
        assert.equal(release.fetch().status, 0);
    });

    it("have the pinned key file, to the byte, even where gpg would take another", () => {
        release.put("keys/eve.gpg", release.keyring.exported(sixth.fingerprint));
        release.refuses(/^The key file of eve is not the pinned one: /);
    });

    it("have the pinned key in it", () => {
        const pins = readFileSync(release.path("pins/builders"), "utf8");
        const wrong = pins.replace(release.five[0]!.fingerprint, sixth.fingerprint);
        release.put("pins/builders", wrong);
        release.refuses(/^The key file of ann holds no key [0-9A-F]{40}: /);
    });

    it("count once, with however many signatures", () => {
        const again = release.keyring.sign(release.five[0]!, release.list);
        fourAnd(sixth, again, again);
        release.refuses(onlyFour);
    });

    it("count with the best of their signatures", () => {
        const asText = release.keyring.sign(sixth, release.list, ["--textmode"]);
        const good = release.keyring.sign(sixth, release.list);
        for (const signatures of [
            [asText, good],
            [good, asText],
        ]) {
            fourAnd(sixth, ...signatures);
            assert.equal(release.fetch().status, 0);
        }
    });

    it("count once with two keys of one primary key, even under two names", () => {
        const twice = release.keyring.make("gnu");
        const subkey = release.keyring.addSubkey(twice, "hen");
        release.pin([...release.five.slice(0, 3), twice, subkey]);
        const more = [twice, subkey].map((signer) => release.keyring.sign(signer, release.list));
        release.put("SHA256SUMS.asc", [...release.signatures.slice(0, 3), ...more].join(""));
        release.refuses(/^Only 4 of the pinned builders /);
    });

    it("sign with the pinned key, and with no other key of the same file", () => {
        const primary = release.keyring.make("ibe");
        const subkey = release.keyring.addSubkey(primary, "ibe");
        for (const [pinned, other] of [
            [primary, subkey],
            [subkey, primary],
        ] as const) {
            fourAnd(pinned, release.keyring.sign(other, release.list));
            release.refuses(onlyFour);
            fourAnd(pinned, release.keyring.sign(pinned, release.list));
            assert.equal(release.fetch().status, 0);
            rmSync(release.path("programs"), { recursive: true });
        }
    });

    it("count when their key has expired since, which is said", () => {
        const time = at("20200101T120000");
        const old = release.keyring.make("old", time);
        const signature = release.keyring.sign(old, release.list, at("20200201T120000"));
        release.keyring.expire(old, "2020-06-01", time);
        fourAnd(old, signature);
        const { status, stdout } = release.fetch();
        assert.equal(status, 0);
        const line =
            /^old: signed on 2020-02-01, counts: made before its key expired on 2020-06-01$/m;
        assert.match(stdout, line);
    });

    it("do not count when they signed after their key had expired", () => {
        const time = at("20200101T120000");
        const late = release.keyring.make("late", time);
        const signature = release.keyring.sign(late, release.list, at("20200701T120000"));
        release.keyring.expire(late, "2020-06-01", time);
        fourAnd(late, signature);
        const result = release.fetch();
        release.refuses(onlyFour, result);
        assert.match(result.stdout, /^late: does not count: signed on 2020-07-01, after its key /m);
    });

    it("do not count with a signature that has itself expired", () => {
        const time = at("20200101T120000");
        const once = release.keyring.make("once", time);
        const oneDay = [...time, "--default-sig-expire", "1d"];
        fourAnd(once, release.keyring.sign(once, release.list, oneDay));
        const result = release.fetch();
        release.refuses(onlyFour, result);
        assert.match(result.stdout, /^once: does not count: signed on 2020-01-01, for a time /m);
    });

    it("do not count when their key is revoked, however early they signed", () => {
        const gone = release.keyring.make("gone");
        const signature = release.keyring.sign(gone, release.list);
        release.keyring.revoke(gone);
        fourAnd(gone, signature);
        const result = release.fetch();
        release.refuses(onlyFour, result);
        assert.match(result.stdout, /^gone: does not count: its key is revoked$/m);
    });
});
