import { wholly } from "../detector";
import type { Detector } from "../detector";

/** Core Lightning's seed: 32 bytes, or 73 with a password (lightning-hsmtool). */
const hsmSecretSizes = [32, 73];

/** A nonce and a tag alone have 40 bytes. */
const smallestBackup = 41;

/** Version 2, and a first field that says who made it (libmacaroons, serialization 2). */
const macaroonHead = Buffer.from("0201036c6e64", "hex");

/** The file that Core Lightning keeps its seed in. Only its name and its size tell it. */
export const hsmSecret: Detector = {
    format: "hsm-secret",
    title: "the seed of Core Lightning (hsm_secret)",
    find: wholly(
        ({ name, data }) =>
            /(^|[^a-z])hsm_secret/i.test(name) && hsmSecretSizes.includes(data.length),
    ),
};

/** A right to command an lnd node, its wallet included. */
export const macaroon: Detector = {
    format: "lnd-macaroon",
    title: "a macaroon of lnd",
    find: wholly(({ data }) => data.subarray(0, macaroonHead.length).equals(macaroonHead)),
};

/** lnd's encrypted list of channels, with which funds are claimed. Only its name tells it. */
export const channelBackup: Detector = {
    format: "lnd-channel-backup",
    title: "a channel backup of lnd",
    find: wholly(
        ({ name, data }) =>
            /(^|[^a-z])channels?[\w-]*\.backup$/i.test(name) && data.length >= smallestBackup,
    ),
};
