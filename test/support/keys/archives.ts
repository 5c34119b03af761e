import { crc32, deflateRawSync } from "node:zlib";

/** Files by name. */
export type Files = Record<string, Buffer | string>;

const block = 512;

/** A tar archive with POSIX's heads. */
export function tarOf(files: Files): Buffer {
    const parts = Object.entries(files).flatMap(([name, content]) => {
        const data = Buffer.from(content as string);
        return [tarHead(name, data.length), data, Buffer.alloc(-data.length & (block - 1))];
    });
    return Buffer.concat([...parts, Buffer.alloc(2 * block)]);
}

function tarHead(name: string, size: number): Buffer {
    const head = Buffer.alloc(block);
    head.write(name, 0);
    head.write("0000644\0", 100);
    head.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
    head.write("0", 156);
    head.write("ustar\x0000", 257);
    head.fill(" ", 148, 156);
    const sum = head.reduce((total, byte) => total + byte, 0);
    head.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    return head;
}

/** A zip archive. `flags` 1 says that its files are under a password. */
export function zipOf(files: Files, isStored = false, flags = 0): Buffer {
    const locals: Buffer[] = [];
    const directory: Buffer[] = [];
    for (const [name, content] of Object.entries(files)) {
        const data = Buffer.from(content as string);
        const packed = isStored ? data : deflateRawSync(data);
        const common = Buffer.alloc(26);
        common.writeUInt16LE(20, 0);
        common.writeUInt16LE(flags, 2);
        common.writeUInt16LE(isStored ? 0 : 8, 4);
        common.writeUInt32LE(crc32(data), 10);
        common.writeUInt32LE(packed.length, 14);
        common.writeUInt32LE(data.length, 18);
        common.writeUInt16LE(Buffer.byteLength(name), 22);
        const at = Buffer.alloc(14);
        at.writeUInt32LE(Buffer.concat(locals).length, 10);
        directory.push(Buffer.from("PK\x01\x02\x14\0"), common, at, Buffer.from(name));
        locals.push(Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed);
    }
    const [body, index] = [Buffer.concat(locals), Buffer.concat(directory)];
    const end = Buffer.alloc(22);
    end.write("PK\x05\x06");
    end.writeUInt16LE(Object.keys(files).length, 8);
    end.writeUInt16LE(Object.keys(files).length, 10);
    end.writeUInt32LE(index.length, 12);
    end.writeUInt32LE(body.length, 16);
    return Buffer.concat([body, index, end]);
}
