/** Whether a stream is a terminal. Of a pipe Node says undefined, which others do not take for no. */
export function isTerminal(stream: { readonly isTTY?: boolean }): boolean {
    return stream.isTTY ?? false;
}

/** Whether to colour what a terminal shows: not with NO_COLOR (https://no-color.org), and never a pipe. */
export function isColoured(onTerminal: boolean): boolean {
    return onTerminal && (process.env["NO_COLOR"] ?? "") === "";
}
