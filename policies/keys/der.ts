/** One value of ASN.1 in DER: its tag, and where its content is. */
export interface Value {
    readonly tag: number;
    readonly start: number;
    readonly end: number;
}

const [integer, octets, identifier, sequence] = [0x02, 0x04, 0x06, 0x30];

/** Object identifiers of the ways that PKCS#8 keys are encrypted: PKCS#5 and PKCS#12. */
const encryptions = ["2a864886f70d0105", "2a864886f70d010c01"].map(fromHex);

/** Object identifiers of what a PKCS#12 file is made of: data, and signed data. */
const contents = ["2a864886f70d010701", "2a864886f70d010702"].map(fromHex);

/** The fewest numbers of an RSA key (PKCS#1), and those of a DSA key, version included. */
const rsaNumbers = 9;
const dsaNumbers = 6;

/** The value that begins somewhere, if all of it is there. */
export function derAt(data: Buffer, start: number): Value | undefined {
    const first = data[start + 1];
    if (first === undefined) return undefined;
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    if (first === 0x80 || lengthBytes > 4 || start + 2 + lengthBytes > data.length)
        return undefined;
    const length = lengthBytes === 0 ? first : data.readUIntBE(start + 2, lengthBytes);
    const content = start + 2 + lengthBytes;
    const end = content + length;
    return end > data.length ? undefined : { tag: data[start] ?? 0, start: content, end };
}

/** What kind of private key bytes in DER are, if they are one from the first byte to the last. */
export function privateKeyIn(data: Buffer): "key" | "encrypted" | "pkcs12" | undefined {
    const whole = derAt(data, 0);
    if (whole?.tag !== sequence || whole.end !== data.length) return undefined;
    const values = valuesIn(data, whole);
    const [first, second, third] = values;
    if (first === undefined || second === undefined) return undefined;
    if (isEncrypted(data, first, second)) return "encrypted";
    if (first.tag !== integer || first.end - first.start !== 1) return undefined;
    const version = data[first.start];
    const beginsSequence = second.tag === sequence;
    if (version === 3 && beginsSequence && beginsWithOneOf(data, second, contents)) return "pkcs12";
    const isEc = version === 1 && isSecret(second);
    const isPkcs8 =
        (version === 0 || version === 1) &&
        beginsSequence &&
        derAt(data, second.start)?.tag === identifier &&
        third?.tag === octets;
    const isNumbers =
        (version === 0 || version === 1) &&
        (values.length >= rsaNumbers || values.length === dsaNumbers) &&
        values.slice(0, dsaNumbers).every(({ tag }) => tag === integer) &&
        second.end - second.start >= 32;
    return isEc || isPkcs8 || isNumbers ? "key" : undefined;
}

/** The values inside another, as far as they are whole; more than a key has are left out. */
function valuesIn(data: Buffer, { start, end }: Value): Value[] {
    const values: Value[] = [];
    for (let at = start; at < end && values.length < 12;) {
        const value = derAt(data, at);
        if (value === undefined || value.end > end) return values;
        values.push(value);
        at = value.end;
    }
    return values;
}

/** Whether a value is the number of a key on a curve of 112 to 521 bits (SEC 1, C.4). */
function isSecret({ tag, start, end }: Value): boolean {
    return tag === octets && end - start >= 14 && end - start <= 66;
}

function isEncrypted(data: Buffer, algorithm: Value, content: Value): boolean {
    return (
        algorithm.tag === sequence &&
        content.tag === octets &&
        beginsWithOneOf(data, algorithm, encryptions)
    );
}

function beginsWithOneOf(data: Buffer, value: Value, identifiers: readonly Buffer[]): boolean {
    const found = derAt(data, value.start);
    if (found?.tag !== identifier) return false;
    const bytes = data.subarray(found.start, found.end);
    return identifiers.some((one) => bytes.subarray(0, one.length).equals(one));
}

function fromHex(text: string): Buffer {
    return Buffer.from(text, "hex");
}
