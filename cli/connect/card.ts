import { createColors } from "picocolors";
import encodeQR from "qr";

import { electrumCommand, electrumSettings, serverOf } from "../../components/commands";
import type { Network } from "../../components/choices";
import type { Check } from "./answers";
import type { Server } from "./server";

/** How the card is drawn. */
export interface Look {
    readonly coloured: boolean;
    /** Whether it ends with a QR code. */
    readonly qr: boolean;
}

/** Everything that a wallet needs to connect, to be read from top to bottom. */
export function card(server: Server, look: Look): string {
    const colors = createColors(look.coloured);
    const { stack, network, host, port, fingerprint, note } = server;
    const at = serverOf(host);
    const section = (title: string, lines: readonly string[]): string =>
        [colors.cyan(title), ...lines.map((line) => `  ${line}`)].join("\n");
    const parts = [
        colors.bold(`${stack}, ${network}`),
        section("Server", [
            `host         ${host}`,
            `port         ${port}, with TLS`,
            `fingerprint  ${fingerprint}`,
            `It ${note}.`,
        ]),
        section("Electrum, for this run", [electrumCommand(network, at, fingerprint)]),
        section("Electrum, for good: while it is not running, in this order", [
            ...electrumSettings(network, at, fingerprint),
        ]),
        section("A wallet with one key", oneKey),
        section("A wallet of three keys of which two must sign", twoOfThree),
        section("Sparrow", sparrow(network)),
        section("BlueWallet", blueWallet(network)),
        ...(look.qr ? [section("For a phone's camera", [at]), qrCode(at)] : []),
    ];
    return parts.join("\n\n");
}

/** The words of Electrum's own wizard (electrum/gui/qt/wizard/wallet.py, 4.8). */
const oneKey = [
    "1. File > New/Restore, a name, then Standard wallet.",
    "2. Create a new seed, or Use a hardware device. Write the seed on paper: it is the money.",
    "3. Set a password. The light at the bottom right is green when this server is connected.",
];

const twoOfThree = [
    "1. On each of three machines: File > New/Restore, a name, then Multi-signature wallet,",
    "   From 3 cosigners, Require 2 signatures.",
    "2. Create a new seed, or Use a hardware device. Write the seed on paper.",
    "3. Give each of the others the master public key that is shown, and Enter cosigner key twice:",
    "   theirs.",
    "4. All three must show the same first address under Receive. To restore, the seeds are not",
    "   enough: keep all three master public keys with each.",
];

/** Its labels and what it trusts: settings/server.fxml and net/TcpOverTlsTransport.java, 2.5.4. */
function sparrow(network: Network): string[] {
    const start = network === "mainnet" ? "" : `start it with --network ${network}, then `;
    return [
        `${start}Settings > Server > Private Electrum: URL host and port as above, Use SSL on,`,
        "Test Connection. It keeps the certificate that it meets first and refuses another later, so",
        "run this command with --verify just before.",
    ].map((line, n) => (n === 0 ? line.replace(/^./, (letter) => letter.toUpperCase()) : line));
}

/**
 * It connects with `rejectUnauthorized: false` (BlueWallet/rn-electrum-client, lib/client.js), takes
 * `host:port:s` from a QR code (screen/settings/ElectrumSettings.tsx, 8.0.2), and has no other network
 * than mainnet (BlueWallet#4724, #7801).
 */
function blueWallet(network: Network): string[] {
    if (network !== "mainnet") return ["It knows mainnet only."];
    return [
        "Settings > Network > Electrum Server: host and port as above and Use SSL on, or scan the code.",
        "It does not check the certificate at all: whoever sits in between can read and answer. Use it",
        "in a network that you trust, such as a VPN.",
    ];
}

/** In half blocks, light on dark and dark on light alike as the code demands: with its own colours. */
function qrCode(text: string): string {
    const lines = encodeQR(text, "ascii").trimEnd().split("\n");
    return lines.map((line) => `\u001b[97;40m${line}\u001b[0m`).join("\n");
}

/** The checks, one in a line. */
export function checkLines(checks: readonly Check[], coloured: boolean): string {
    const colors = createColors(coloured);
    const width = Math.max(...checks.map(({ name }) => name.length));
    return checks
        .map(({ name, passed, detail }) => {
            const mark = passed ? colors.green("passed") : colors.red("failed");
            return `${mark}  ${name.padEnd(width)}  ${detail}`;
        })
        .join("\n");
}
