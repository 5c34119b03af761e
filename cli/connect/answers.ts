import type { Network } from "../../components/choices";
import { duration } from "../status/units";
import { chains, difficultyOf } from "./chains";
import { readHeader, workProblem } from "./header";

/** One thing that was asked, and whether the answer is the right one. */
export interface Check {
    readonly name: string;
    readonly passed: boolean;
    readonly detail: string;
}

/** What the server answered; an error stands where there was no result. */
export interface Answers {
    /** `server.version`: the server's name, and the protocol that it speaks from now on. */
    readonly version: unknown;
    /** `server.features`. */
    readonly features: unknown;
    /** `blockchain.block.header` of block 0. */
    readonly first: unknown;
    /** `blockchain.headers.subscribe`: the newest header and its height. */
    readonly newest: unknown;
}

/** The newest header may be so far ahead of this clock, in seconds (bitcoin/src/chain.h). */
const mostAhead = 2 * 3_600;

/** What the answers are worth, in the order of the questions. */
export function judge(answers: Answers, network: Network, now: Date): Check[] {
    return [
        versionCheck(answers.version),
        genesisCheck(answers, network),
        ...newestChecks(answers.newest, network, now),
    ];
}

function versionCheck(version: unknown): Check {
    const name = "server.version";
    if (version instanceof Error) return failed(name, version.message);
    const [software, protocol] = Array.isArray(version) ? (version as unknown[]) : [];
    return typeof software === "string" && typeof protocol === "string"
        ? { name, passed: true, detail: `${software}, protocol ${protocol}` }
        : failed(name, "the answer is no version");
}

/** Both the hash that the server names and block 0 itself have to be the network's. */
function genesisCheck({ features, first }: Answers, network: Network): Check {
    const name = "genesis block";
    const { genesis } = chains[network];
    for (const answer of [features, first]) {
        if (answer instanceof Error) return failed(name, answer.message);
    }
    const named = record(features)["genesis_hash"];
    const hash = readHeader(first)?.hash;
    if (named !== genesis) return failed(name, `it names ${text(named)}, not ${network}'s`);
    if (hash !== genesis) return failed(name, `its block 0 is ${text(hash)}, not ${network}'s`);
    return { name, passed: true, detail: `${network}'s, ${genesis.slice(0, 16)}...` };
}

function newestChecks(newest: unknown, network: Network, now: Date): Check[] {
    const [work, age] = ["newest header", "its age"];
    if (newest instanceof Error) return [failed(work, newest.message)];
    const { hex, height } = record(newest);
    const header = readHeader(hex);
    if (header === undefined || typeof height !== "number") {
        return [failed(work, "the answer is no header")];
    }
    const problem = workProblem(header, chains[network]);
    const difficulty = difficultyOf(header.target).toPrecision(3);
    const what = `block ${height.toLocaleString("en-US")}, ${header.hash}`;
    const { oldest = Infinity } = chains[network];
    const seconds = (now.getTime() - header.time.getTime()) / 1_000;
    const isPresent = seconds < oldest && seconds > -mostAhead;
    const said = seconds < 0 ? `${duration(-seconds)} ahead of this clock` : duration(seconds);
    return [
        problem === undefined
            ? { name: work, passed: true, detail: `${what}, difficulty ${difficulty}` }
            : failed(work, `${what}: ${problem}`),
        { name: age, passed: isPresent, detail: isPresent ? said : `${said}: blocks are missing` },
    ];
}

function failed(name: string, detail: string): Check {
    return { name, passed: false, detail };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** An answer as a short text, whatever it is. */
function text(value: unknown): string {
    return (typeof value === "string" ? value : "nothing").slice(0, 64);
}
