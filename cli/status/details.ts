import { prices } from "../plan/prices";
import type { MonitorLine } from "./line";
import type { CloudSeen, Seen } from "./seen";
import { bytes, duration, grouped } from "./units";

/** A name and what is known under it. */
export type Fact = readonly [name: string, fact: string];

/** ElectrumX's counter of flushes ends here (electrumx 1.20, server/history.py: 16 bits). */
const mostFlushes = 65_535;

/** What a person may want to know beside the stages. What the line does not tell is not in it. */
export function details({ cloud, now }: Seen, line: MonitorLine | undefined): Fact[] {
    const facts: Fact[] = line ? [...chainFacts(line, now), ...serverFacts(line)] : [];
    const data = line ? sizeOf(line) : undefined;
    if (data !== undefined)
        facts.push(["data", `${bytes(data)}${cloud ? costOf(line, cloud) : ""}`]);
    if (cloud === undefined) return facts;
    return [...facts, ["e-mail", emails[cloud.email]], ["destroy", lossOf(cloud, data)]];
}

function chainFacts(line: MonitorLine, now: Date): Fact[] {
    const { Peers, MempoolTransactions, MempoolBytes, FeeSatPerVb, TipTime } = line;
    const facts: Fact[] = [];
    if (TipTime !== undefined) {
        const age = duration((now.getTime() - Date.parse(TipTime)) / 1_000);
        facts.push(["newest block", `${age} old`]);
    }
    if (Peers !== undefined) facts.push(["peers", grouped(Peers)]);
    if (MempoolTransactions !== undefined) {
        const size = MempoolBytes === undefined ? "" : `, ${bytes(MempoolBytes)}`;
        facts.push(["mempool", `${grouped(MempoolTransactions)} transactions${size}`]);
    }
    if (FeeSatPerVb !== undefined) {
        facts.push(["fee", `${grouped(FeeSatPerVb)} sat/vB for a confirmation within 6 blocks`]);
    }
    return facts;
}

function serverFacts(line: MonitorLine): Fact[] {
    const { Sessions, HistoryFlushes, CertificateEnds, CertificateDaysLeft, WalletFound } = line;
    const facts: Fact[] = [];
    if (Sessions !== undefined) facts.push(["wallets", `${grouped(Sessions)} connected`]);
    if (HistoryFlushes !== undefined) {
        facts.push(["flushes", `${grouped(HistoryFlushes)} of ${grouped(mostFlushes)}`]);
    }
    if (CertificateEnds !== undefined) {
        const left =
            CertificateDaysLeft === undefined ? "" : `, ${grouped(CertificateDaysLeft)} days`;
        facts.push([
            "certificate",
            `until ${CertificateEnds.slice(0, "2036-01-31".length)}${left}`,
        ]);
    }
    if (WalletFound !== undefined) {
        const found = "FOUND in bitcoind: none must be there. See SECURITY.md";
        facts.push(["wallet in node", WalletFound === 0 ? "none" : found]);
    }
    return facts;
}

function sizeOf({ DataBytes, BlocksBytes, DatabasesBytes }: MonitorLine): number | undefined {
    if (DataBytes !== undefined) return DataBytes;
    if (BlocksBytes === undefined || DatabasesBytes === undefined) return undefined;
    return BlocksBytes + DatabasesBytes;
}

/** What EFS asks for keeping the data: between all blocks in the cheap class and none of them. */
function costOf(line: MonitorLine | undefined, { phase }: CloudSeen): string {
    const { BlocksBytes, DatabasesBytes } = line ?? {};
    if (BlocksBytes === undefined || DatabasesBytes === undefined) return "";
    const { standardGibMonth, infrequentGibMonth } = prices.efs;
    const usd = (blocksGibMonth: number): string =>
        `$${((BlocksBytes * blocksGibMonth + DatabasesBytes * standardGibMonth) / 1_024 ** 3).toFixed(2)}`;
    const range =
        phase === "sync"
            ? usd(standardGibMonth)
            : `${usd(infrequentGibMonth)} to ${usd(standardGibMonth)}`;
    return `, ${range} a month to keep (${prices.region}, ${prices.date})`;
}

const emails: Readonly<Record<CloudSeen["email"], string>> = {
    none: "nobody is told: set alarmEmail",
    pending: "not confirmed yet: follow the link in AWS's message, or no alarm arrives",
    confirmed: "confirmed",
};

function lossOf({ protectData }: CloudSeen, data: number | undefined): string {
    const size = data === undefined ? "all chain data" : `${bytes(data)} of chain data`;
    return protectData
        ? `refuses to delete ${size}: protectData is on`
        : `deletes ${size}, and the next up takes a whole first sync again`;
}
