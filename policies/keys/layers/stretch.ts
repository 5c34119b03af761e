/** Room for the first bytes and places; it doubles when it is full. */
const firstRoom = 1024;

/** A stretch of bytes that is written anew, and where in the old bytes each of the new ones stands. */
export class Stretch {
    readonly #data: Buffer;
    #written = Buffer.alloc(firstRoom);
    #length = 0;
    /** Pairs of an offset in the new bytes and one in the old, from which on both go on alike. */
    #places = new Uint32Array(firstRoom);
    #count = 0;
    /** Up to where the old bytes are used. */
    #used: number;

    constructor(data: Buffer, start: number) {
        this.#data = data;
        this.#used = start;
        this.#mark();
    }

    /** The new bytes. */
    get bytes(): Buffer {
        return this.#written.subarray(0, this.#length);
    }

    /** Copies what is before some old bytes, and puts others in their place. */
    replace(start: number, end: number, by: Buffer): void {
        this.copyTo(start);
        this.#append(by);
        this.#used = end;
        this.#mark();
    }

    /** Copies the old bytes up to an offset. */
    copyTo(end: number): void {
        this.#append(this.#data.subarray(this.#used, end));
        this.#used = end;
    }

    /** Where in the old bytes an offset in the new ones is: from the last place before it. */
    outerOf(offset: number): number {
        let [low, high] = [0, this.#count - 1];
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if ((this.#places[2 * middle] ?? 0) <= offset) low = middle;
            else high = middle - 1;
        }
        return (this.#places[2 * low + 1] ?? 0) + offset - (this.#places[2 * low] ?? 0);
    }

    #append(bytes: Buffer): void {
        const length = this.#length + bytes.length;
        if (length > this.#written.length) {
            const larger = Buffer.alloc(2 * length);
            this.bytes.copy(larger);
            this.#written = larger;
        }
        bytes.copy(this.#written, this.#length);
        this.#length = length;
    }

    #mark(): void {
        if (2 * this.#count === this.#places.length) {
            const larger = new Uint32Array(2 * this.#places.length);
            larger.set(this.#places);
            this.#places = larger;
        }
        this.#places[2 * this.#count] = this.#length;
        this.#places[2 * this.#count + 1] = this.#used;
        this.#count++;
    }
}
