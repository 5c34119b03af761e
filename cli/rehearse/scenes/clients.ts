import { changed } from "../../local/composition";
import { promise } from "../broken";
import { measure } from "../clients";
import type { Answers, Load } from "../clients";
import { another } from "../scene";
import type { Scene } from "../scene";

const count = 200;
const seconds = 60;

/** ElectrumX with the settings without which it does not start, and its own defaults for the rest. */
const plainElectrumX = `
umask 077; printf '%s' "$TLS_PEM" > /run/tls/both.pem; unset TLS_PEM
export COIN=Bitcoin DB_DIRECTORY=/srv/electrumx SERVICES=ssl://:50002,rpc://
export SSL_CERTFILE=/run/tls/both.pem SSL_KEYFILE=/run/tls/both.pem
until [ -s /run/bitcoin/cookie ]; do sleep 1; done
export DAEMON_URL="http://$(cat /run/bitcoin/cookie)@127.0.0.1:8332/"
exec wait-for-node electrumx_server
`;

export const clients: Scene = {
    promise: `${count} wallets at once are served for a minute, none throttled, none dropped`,

    async play(cast, say) {
        const { stage } = cast;
        const ours = await measure(stage, count, seconds);
        say(`This image: ${words(ours)}.`);
        promise(ours.dropped === 0, `${ours.dropped} of ${count} clients were dropped`);
        const [first] = ours.refused;
        promise(first === undefined, `${ours.refused.length} were refused, the first: ${first}`);
        const log = await stage.task.log("electrumx");
        promise(!/throttl/i.test(log), "ElectrumX throttled a client");

        const plain = await another(cast, "plain", (composition) =>
            changed(composition, "electrumx", ({ environment = {} }) => {
                const { NET = "", TLS_PEM = "" } = environment;
                const entrypoint = ["sh", "-c", plainElectrumX];
                return { entrypoint, environment: { NET, TLS_PEM } };
            }),
        );
        await plain.begin();
        const theirs = await measure(plain, count, seconds);
        await plain.stop();
        say(`ElectrumX's own defaults: ${words(theirs)}.`);
        return `${figures(ours)}. With ElectrumX's defaults ${figures(theirs)}`;
    },
};

function words(load: Load): string {
    return `${figures(load)}, ${load.refused.length} requests refused`;
}

function figures({ perSecond, questions, broadcasts, dropped }: Load): string {
    return (
        `${perSecond.toFixed(0)}/s, ${times(questions)}; ` +
        `${broadcasts.count} broadcasts, ${times(broadcasts)}; ${dropped} dropped`
    );
}

function times({ median, p99 }: Answers): string {
    return `median ${median.toFixed(0)} ms, 99 % in ${p99.toFixed(0)} ms`;
}
