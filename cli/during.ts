import spinner from "yocto-spinner";

/**
 * Does long work under a text: a spinner on a terminal, plain lines in a pipe. The work may say more
 * while it goes on.
 */
export async function during<T>(
    text: string,
    work: (say: (detail: string) => void) => Promise<T>,
): Promise<T> {
    if (!process.stderr.isTTY) {
        process.stdout.write(`${text}\n`);
        return work((detail) => process.stdout.write(`${detail}\n`));
    }
    const wait = spinner({ text }).start();
    try {
        return await work((detail) => {
            wait.text = `${text} ${detail}`;
        });
    } finally {
        wait.stop();
    }
}
