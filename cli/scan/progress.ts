/** How long a run stays silent, in milliseconds, and how often the bar moves. */
const silent = 1000;
const step = 100;

const width = 30;

/** A bar on a terminal that shows how far a long run is. */
export class Progress {
    readonly #stream: NodeJS.WriteStream;
    readonly #all: number;
    readonly #clock: () => number;
    readonly #started: number;
    #shown = 0;

    /**
     * @param all How many files there are.
     * @param clock Milliseconds since some time.
     */
    constructor(stream: NodeJS.WriteStream, all: number, clock = () => performance.now()) {
        this.#stream = stream;
        this.#all = all;
        this.#clock = clock;
        this.#started = clock();
    }

    /** Shows that some files are done, when it is time. */
    at(done: number): void {
        const now = this.#clock();
        const isDue = now - this.#started > silent && now - this.#shown > step;
        if (!this.#stream.isTTY || !isDue) return;
        this.#shown = now;
        const filled = Math.floor((width * done) / Math.max(this.#all, 1));
        const bar = `${"#".repeat(filled)}${"-".repeat(width - filled)}`;
        this.#stream.write(`\r${bar} ${done} of ${this.#all} files`);
    }

    /** Takes the bar away. */
    end(): void {
        if (this.#shown > 0) this.#stream.write(`\r${" ".repeat(width + 40)}\r`);
    }
}
