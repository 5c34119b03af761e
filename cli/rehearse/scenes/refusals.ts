import { electrumPort, privateName } from "../../../components/addresses";
import { rpcPort } from "../../../components/bitcoinOptions";
import { containerOf } from "../../local/composition";
import { docker } from "../../docker";
import { promise } from "../broken";
import { Electrum } from "../electrum";
import { speaksPlaintext } from "../plaintext";
import { soon } from "../scene";
import type { Scene } from "../scene";

/** ElectrumX's own RPC, which can stop it. */
const electrumRpcPort = 8000;

/** The SHA-256 of no certificate. */
const otherFingerprint = "00".repeat(32);

export const refusals: Scene = {
    promise: "another certificate, plaintext and RPC from outside are refused",

    async play({ run, stage }, say) {
        const electrum = await Electrum.start({
            run,
            container: `${run}-suspicious`,
            network: stage.task.composition.network,
            host: privateName,
            fingerprint: otherFingerprint,
        });
        const reason = await electrum.waitUntilRefused(soon);
        await electrum.remove();
        promise(/fingerprint/i.test(reason), `Electrum refused for another reason: ${reason}`);
        say("An Electrum that expects another fingerprint refused to connect.");

        const plaintext = await speaksPlaintext("127.0.0.1", stage.port, soon * 1000);
        promise(!plaintext, `${electrumPort} answers without TLS`);
        say("Plaintext on 50002 got no answer.");

        for (const port of [rpcPort, electrumRpcPort]) {
            const answer = await knock(`${run}-electrum`, port);
            promise(answer === "refused", `${privateName}:${port}, from outside: ${answer}`);
        }
        const open = await knock(`${run}-electrum`, electrumPort);
        promise(open === "open", `${privateName}:${electrumPort}, from outside: ${open}`);
        say("From another container, bitcoind's and ElectrumX's RPC ports refuse connections.");

        const published = await docker(["port", containerOf(stage.task.composition, "task")]);
        promise(published.split("\n").length === 1, `the task publishes more: ${published}`);
        return "none let in";
    },
};

/** What a connection from a container to a port of the task meets: `open`, `refused`, or else. */
function knock(container: string, port: number): Promise<string> {
    const script = `
import socket
try:
    socket.create_connection(("${privateName}", ${port}), timeout=10)
    print("open")
except ConnectionRefusedError:
    print("refused")
except OSError as error:
    print(error)
`;
    return docker(["exec", container, "python3", "-c", script]);
}
